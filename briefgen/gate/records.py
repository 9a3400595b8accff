"""What passes the gate: frozen records of their own, so that nothing withheld, and no desk note, can be reached from them.

Texts are already in the audience's language and, where the policy names one, in the audience's variant.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from briefgen.document.document import SensitivityLabel
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.gate.marked import Level
from briefgen.gate.registered import (
    ClearedFigure,
    ClearedOrganisation,
    ClearedPerson,
    ClearedRecordField,
    ClearedSource,
    ClearedTerm,
    ClearedTopic,
    ClearedYardstick,
)
from briefgen.gate.said import ClearedCitation, Prose
from briefgen.gate.shown import Exhibited

Ladder = Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]
When = dt.date | dt.datetime | str
Reason = Literal[
    "readers", "marking", "caveat", "embargo", "state", "expired", "superseded", "use", "ok", "citable", "unused"
]  # fmt: skip
"""`citable`: a source that the audience may not cite, or what is published and rests on such alone; `unused`: an entry
that nothing cleared points at.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedJudgement:
    author: str
    on: dt.date
    scale: str
    """The one it is printed in."""
    band: str
    """A word of that scale, in the scale's own language."""
    confidence: Literal["low", "moderate", "high"] | None
    reasons: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedAnswer:
    text: Prose
    certainty: Ladder | None
    draft: bool
    variants: Mapping[str, Prose]
    citations: tuple[ClearedCitation, ...]
    public_forms: tuple[str, ...] = ()
    hedge: str | None = None
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedItem:
    id: str
    kind: str
    text: Prose
    rank: int
    """1 is kept longest, 9 goes first."""
    use: Literal["say", "if_asked", "background", "avoid"]
    level: Level
    certainty: Ladder | None = None
    hedge: str | None = None
    said_by: str | None = None
    """A person or organisation of the cleared pack."""
    draft: bool = False
    when: When | None = None
    variants: Mapping[str, Prose]
    """Only those in the audience's language: short, clause, spoken, plain. Where the policy names a variant, that one alone."""
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    """How to speak of sources that this audience may not cite: "a press report"."""
    rests_on: tuple[str, ...] = ()
    topic: str | None = None
    figure: str | None = None
    """The number this claim is about: a figure of the cleared pack."""
    people: tuple[str, ...] = ()
    as_of: dt.datetime | None = None
    valid_until: dt.datetime | None = None
    dated: dt.date | None = None
    """The day that its author gives its information, else the newest of its sources; for checks, and printed nowhere."""
    conflicts_with: tuple[str, ...] = ()
    disputed: bool = False
    """Whether it conflicts with something that this audience does not see and that states a public form."""
    judgement: ClearedJudgement | None = None
    must: bool = False
    needs: tuple[str, ...] = ()
    raised: Literal["will", "may", "unlikely"] | None = None
    answer: ClearedAnswer | None = None
    instead: Prose | None = None
    why: Prose | None = None
    check_on: dt.date | None = None
    pros: tuple[Prose, ...] = ()
    cons: tuple[Prose, ...] = ()
    verb: str | None = None
    decider: str | None = None
    due: dt.date | None = None
    options: tuple[str, ...] = ()
    who: str | None = None
    action_who: str | None = None
    action_by: dt.date | None = None
    embargo_until: dt.datetime | None = None
    """Set only where the audience sees it under embargo."""
    unreviewed: bool = False
    """Whether its words are a translation nobody has reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedHead:
    """The front matter's document fields, as this audience's brief carries them."""

    sender: str | None
    recipient: str | None
    copies: tuple[str, ...]
    file: str | None
    edition: str | None
    drafted_by: str | None
    issuer: str | None
    contact: str | None
    sourcing: str | None = None
    """What the sources as a whole are worth; no published brief has it."""
    sign_offs: tuple[str, ...] = ()
    """The offices that must agree to it before it is released."""
    replaces: str | None = None
    """The edition that it corrects and replaces."""
    replaces_of: dt.date | None = None
    """The day of that edition."""
    correction: str | None = None
    """Why it does, in words for this audience."""
    origins: Mapping[str, ItemOrigin] = field(default_factory=dict)
    """Name of a field → where its words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedPack:
    name: str
    audience: str
    published: bool
    language: str
    title: str
    """The one this audience's brief carries."""
    title_origin: ItemOrigin
    short: str | None
    as_of: dt.datetime
    """The edition's moment."""
    ask: Literal["decide", "note", "none"]
    head: ClearedHead
    base: Level
    """The front matter's marking: no brief carries less."""
    raised: Level | None = None
    """What a person wants this brief to carry at the least."""
    raised_origin: ItemOrigin | None = None
    """Where the front matter says so; None where whoever builds the brief does."""
    labels: Mapping[str, SensitivityLabel] = field(default_factory=dict)
    """Marking, its caveats in the order of printing (`us-cui:controlled/sp-cti`) → the label that files of it carry."""
    items: Mapping[str, ClearedItem]
    """By id, in the pack's order."""
    sources: Mapping[str, ClearedSource]
    people: Mapping[str, ClearedPerson]
    organisations: Mapping[str, ClearedOrganisation]
    terms: Mapping[str, ClearedTerm]
    topics: Mapping[str, ClearedTopic]
    """In the register's order, which is the order in print."""
    figures: Mapping[str, ClearedFigure]
    exhibits: Mapping[str, Exhibited] = field(default_factory=dict)
    """In the register's order."""
    records: Mapping[str, ClearedRecordField] = field(default_factory=dict)
    """The fields of records that this reader may see, in the register's order."""
    max_age: int | None = None
    """Most days before the edition that what a claim rests on may date from."""
    yardsticks: Mapping[str, ClearedYardstick] = field(default_factory=dict)
    """The scales that the cleared judgements go by, by name."""
    unreviewed: bool = False
    """Whether the title or the head is a translation nobody has reviewed."""
    embargo_until: dt.datetime | None = None
    """The latest embargo under which this audience sees anything, an entry of a register as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """For the unit's own manifest, never for a reader: what stayed behind, and why."""

    register: str
    id: str
    reasons: tuple[Reason, ...]
