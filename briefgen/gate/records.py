"""What passes the gate: frozen records of their own, so that nothing withheld, and no desk note, can be reached from them.

Texts are already in the audience's language and, where the policy names one, in the audience's variant.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.document.document import SensitivityLabel
from briefgen.document.figures import Pixels
from briefgen.document.origins import ItemOrigin
from briefgen.markup.nodes import Inline

Ladder = Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]
When = dt.date | dt.datetime | str
Reason = Literal[
    "readers", "marking", "caveat", "embargo", "state", "expired", "superseded", "use", "ok", "citable", "unused"
]  # fmt: skip
"""`citable`: a source that the audience may not cite, or what is published and rests on such alone; `unused`: an entry
that nothing cleared points at.
"""
Value = Decimal | dt.date | bool | str | None
"""A cell of a series; None where the source gives none."""
ColumnType = Literal["text", "number", "integer", "date", "period", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One cleared text. Every reference in it resolves within the cleared pack."""

    inlines: tuple[Inline, ...]
    origin: ItemOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCaveat:
    """A caveat that stands beside a level, with what its scheme says of it."""

    id: str
    label: str
    portion: str
    """As it stands in a portion mark."""
    place: tuple[int, int]
    """Of its group in the scheme, and its own in the group: the order of printing."""
    group: str
    before: str
    """What stands between the group and what is before it."""
    between: str
    needs: tuple[str, ...] = ()
    """Caveats that must stand beside it."""
    excludes: tuple[str, ...] = ()
    """Caveats that may not stand beside it."""
    levels: tuple[str, ...] = ()
    """Those that it stands with; all where there are none."""
    replaces: tuple[str, ...] = ()
    """Caveats that are not printed beside it, for it says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """A line that a scheme wants at the head of page 1."""

    label: str
    says: str
    """A group of caveats by its name, or a field of the brief's head."""
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A marking with its place in the order of its scheme. How it is printed: `gate.rollup`."""

    scheme: str
    id: str
    order: int
    label: str
    """Of the level alone."""
    placement: Literal["left", "centre", "right"] = "centre"
    header_only: bool = False
    """Whether its scheme has it at the head of pages and not at the foot."""
    portion: str | None = None
    """As printed before a single paragraph, without caveats: "(C)"; None where its scheme marks none."""
    caveats: tuple[LevelCaveat, ...] = ()
    """In the order of printing."""
    indicator: tuple[IndicatorLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedCitation:
    source: str
    """The id of a source in `ClearedPack.sources`, which this audience may cite."""
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YardstickBand:
    words: tuple[str, ...]
    range: str
    """Of a band of evidence, what it means."""
    clauses: tuple[str, ...] = ()
    """How a sentence opens with each word: "it is likely that"; none where the scale has none."""
    keys: tuple[str, ...] = ()
    """The words in the scale's own language, by which judgements name it; none where `words` are these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedYardstick:
    """A scale that a cleared judgement is printed in, in the brief's language where the scale has words in it."""

    name: str
    kind: Literal["likelihood", "evidence"] = "likelihood"
    title: str
    language: str
    """Of its words."""
    bands: tuple[YardstickBand, ...]
    """From the least likely to the most."""


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
class ClearedAuthor:
    """A person or a body that a source is by."""

    name: str
    """In full, as it is spoken: "Ada van der Roe"."""
    family: str
    """By which it is cited: "van der Roe"; of a body the whole name."""
    inverted: str
    """As it opens an entry of a list by names: "van der Roe, Ada"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedSource:
    id: str
    type: str
    title: str
    short: str | None = None
    """Its short title, as the author gave it."""
    authors: tuple[ClearedAuthor, ...]
    publisher: str | None
    container: str | None
    number: str | None
    page: str | None
    url: str | None
    issued: dt.date | None
    """None where it is unknown."""
    received: dt.date | None
    accessed: dt.date | None
    sections: Mapping[str, str]
    language: str | None
    grade: tuple[str, int] | None
    """Of the source and of its information, judged apart. No published brief has it, and none a descriptor."""
    descriptor: str | None
    """What bears on its quality, in our own words."""
    described_in: str | None = None
    """The language of those words: the pack's."""
    level: Level
    origin: ItemOrigin
    genre: str | None = None
    """What it is, where its title is our own description: "press report"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedPerson:
    id: str
    name: str
    short: str | None
    office: str | None
    address: str | None
    organisation: str | None
    level: Level
    origin: ItemOrigin
    unreviewed: bool = False
    """Whether its words are a translation nobody has reviewed; so for every entry below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedOrganisation:
    id: str
    name: str
    short: str | None
    level: Level
    origin: ItemOrigin
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedTerm:
    id: str
    short: str
    expansion: str | None
    gloss: str | None
    well_known: bool
    level: Level
    origin: ItemOrigin
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedTopic:
    id: str
    title: str
    question: str | None = None
    level: Level
    origin: ItemOrigin
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedFigure:
    id: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    currency: str | None
    scale: str | None
    period: str | None
    precision: Decimal | None
    approximate: bool
    level: Level
    origin: ItemOrigin
    title: str | None = None
    """What the number is: "Goods trade"."""
    dated: dt.date | None = None
    """The day that its author gives it, else the last of its period, where that tells; for checks, and printed nowhere."""
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedColumn:
    """A field of a series that an exhibit shows."""

    title: str
    type: ColumnType
    unit: str | None = None
    currency: str | None = None
    scale: str | None = None
    origin: ItemOrigin
    """Of the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedRow:
    category: Value
    """What the row is about; never missing. Text is in the brief's language, as are the values that are text."""
    values: tuple[Value, ...]
    """One for each column of the exhibit. Numbers are as they were written, with as many decimals."""
    provisional: bool = False
    """Whether its values are early, rounded or estimated."""
    remark: str | None = None
    """What is to be said of this row alone."""
    total: bool = False
    """Whether it sums the other rows: a row of the table, no mark of a chart."""
    citations: tuple[ClearedCitation, ...] = ()
    """Its own, beside those of the exhibit."""
    public_forms: tuple[str, ...] = ()
    origin: ItemOrigin
    """The line of the file that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedExhibit:
    """A series as it is shown, with the rows that this audience may see."""

    id: str
    form: Literal["table", "column", "bar", "line", "stacked-column", "stacked-bar", "area", "timeline"]
    title: str
    alternative_text: str | None
    """The author's; None where rows are withheld, for it speaks of those too."""
    remark: Prose | None
    category: ClearedColumn
    columns: tuple[ClearedColumn, ...]
    """At least one."""
    rows: tuple[ClearedRow, ...]
    """At least one, in the order of the file."""
    whole: bool
    """Whether these are all the rows there are."""
    topic: str | None = None
    citations: tuple[ClearedCitation, ...] = ()
    """Those of the whole series and of the cleared rows, each once."""
    public_forms: tuple[str, ...] = ()
    embargo_until: dt.datetime | None = None
    """Set only where the audience sees it under embargo."""
    level: Level
    origin: ItemOrigin
    """Of the title."""
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedImage:
    """A map, a diagram or a photograph, with the pixels themselves: nothing below the gate opens a file of the pack."""

    id: str
    pixels: Pixels
    title: str
    alternative_text: str
    remark: Prose | None
    topic: str | None = None
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    embargo_until: dt.datetime | None = None
    """Set only where the audience sees it under embargo."""
    level: Level
    origin: ItemOrigin
    """Of the title."""
    unreviewed: bool = False


Exhibited = ClearedExhibit | ClearedImage


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
