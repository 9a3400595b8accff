"""The tree: what a brief says, free of any format. Every transform takes one and returns one; writers `match` on it.

Nodes are closed unions, so that the type checker names each place where a new one must be handled. Fields that hold
nodes stand in the order in which they are read: `document.walk` goes by it.
"""

from typing import Literal

from briefgen.document.figures import (
    Chart,
    ChartCategory,
    ChartSeries,
    ChartValue,
    DecisionBlank,
    DecisionBlock,
    DecisionChoice,
    Fact,
    FactStrip,
    Image,
)
from briefgen.document.inlines import Inline
from briefgen.document.references import (
    Contents,
    ContentsEntry,
    Glossary,
    GlossaryEntry,
    NoteList,
    SourceEntry,
    SourceList,
)
from briefgen.document.tables import Cell, HeaderField, HeaderTable, Row, RowGroup, Table
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The document's title, once, before any section."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. Level 1 is the highest; a nested section is one level deeper."""

    level: int
    heading: tuple[Inline, ...]
    blocks: tuple["Block", ...]
    anchor: str | None = None
    number: str | None = None
    """As printed before the heading ("2.1"), given by the transform `numbering`, where the audience asks for it."""


Role = Literal["body", "lead", "line", "fact", "note", "series", "banner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`body` is running text; `lead` opens the document; `line` is to be said aloud and `fact` is what it rests on,
    beneath it; `note` is small print; `series` is the bar that names series, number and date above a title, `banner`
    the one that says how the paper may be handled (internal, under embargo, for immediate release).
    """

    children: tuple[Inline, ...]
    role: Role = "body"
    number: int | None = None
    """Hung before it where the audience numbers paragraphs; given by the transform `numbering`."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """At least one block, the first a paragraph."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedList:
    items: tuple[ListItem, ...]
    style: Literal["decimal", "alpha", "roman"] = "decimal"
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Words with a label that hangs in a side column: the certainty of a claim, who says it."""

    label: tuple[Inline, ...]
    """Empty where the column stays so."""
    blocks: tuple["Block", ...]
    """At least one, the first a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointList:
    """`certainty` has the narrower column, for one word; `label` the wider one, for a few."""

    points: tuple[Point, ...]
    kind: Literal["certainty", "label"] = "certainty"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """A question that may come and what to answer, kept together on one page."""

    question: tuple[Inline, ...]
    answer: tuple["Block", ...]
    """At least one paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, in their words."""

    blocks: tuple["Block", ...]
    attribution: tuple[Inline, ...] = ()


BoxKind = Literal["key-message", "side", "warning", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Set apart from the text: `key-message` tinted with an accent bar, `side` tinted, `warning` and `conflict` outlined
    and untinted. A `conflict` holds a `PointList` of who says what, and why they differ.
    """

    kind: BoxKind
    title: tuple[Inline, ...] = ()
    """Not a heading of the outline; empty where the box has none."""
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    when: tuple[Inline, ...]
    blocks: tuple["Block", ...]
    """At least one, the first a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happens when, in order, along a line."""

    caption: tuple[Inline, ...] = ()
    entries: tuple[TimelineEntry, ...]
    alternative_text: str = ""
    """What the line shows, by its author; empty where nobody wrote it, and the dates alone say from when to when."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A short note beside the block before it: in the margin where the page has room for one, else indented below."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What is attached: begins a page, stands after every section."""

    heading: tuple[Inline, ...]
    blocks: tuple["Block", ...]
    letter: str | None = None
    """"A", given by the transform `numbering`."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What stands in two columns, read one after the other; what is too wide for one stands across both."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What a bilingual brief says in one of its languages (a BCP 47 tag): all of it, or so much as stands beside or above the
    same in the other.
    """

    language: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same in both languages, on one level; the language of the document first."""

    halves: tuple[Half, ...]
    """Two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Text in two languages, each in a column of its own, that begins level at every pair. It is read pair by pair."""

    pairs: tuple[Pair, ...]
    """The first is their heads, the names of the languages: they stand again on each page that it goes on to."""


Block = (
    Title
    | Section
    | Paragraph
    | BulletList
    | OrderedList
    | PointList
    | QuestionAnswer
    | Quote
    | Box
    | FactStrip
    | DecisionBlock
    | Timeline
    | Table
    | Chart
    | Image
    | HeaderTable
    | MarginNote
    | Contents
    | Glossary
    | Annex
    | SourceList
    | NoteList
    | Columns
    | PageBreak
    | Half
    | SideBySide
)


Part = (
    ListItem
    | Point
    | Fact
    | DecisionChoice
    | DecisionBlank
    | TimelineEntry
    | Cell
    | Row
    | RowGroup
    | ChartSeries
    | ChartCategory
    | ChartValue
    | HeaderField
    | ContentsEntry
    | GlossaryEntry
    | SourceEntry
    | Pair
)
"""What blocks are made of."""


Node = Inline | Block | Part
