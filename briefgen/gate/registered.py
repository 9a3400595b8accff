"""Entries of registers that pass the gate: sources, people, organisations, terms, topics, figures, and the scales of judgements."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from briefgen.content.recordvalues import RecordType, RecordValue
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.gate.marked import Level
from briefgen.gate.said import ClearedCitation


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
    technical: bool = False
    """Whether every brief that has it is to explain it."""
    level: Level
    origin: ItemOrigin
    plural: str | None = None
    """The expansion for more than one."""
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    unreviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedRecordField:
    """A field of records that this reader may see, with what the record at hand has in it."""

    id: str
    type: RecordType
    value: RecordValue | None
    """None where the record leaves it empty."""
    is_example: bool = True
    """Whether that is the field's example: no record has filled it."""
    level: Level
    origin: ItemOrigin
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
class Conversion:
    """How an amount was converted that its source gives in another currency."""

    currency: str
    """The source's (ISO 4217)."""
    rate: Decimal
    """How much of the figure's own currency one of the other is."""
    on: dt.date


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
    conversion: Conversion | None = None
    dated: dt.date | None = None
    """The day that its author gives it, else the last of its period, where that tells; for checks, and printed nowhere."""
    citations: tuple[ClearedCitation, ...] = ()
    public_forms: tuple[str, ...] = ()
    unreviewed: bool = False
