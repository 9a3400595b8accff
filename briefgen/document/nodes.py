"""The tree: what a brief says, free of any format. Every transform takes one and returns one; writers `match` on it.

Nodes are closed unions, so that the type checker names each place where a new one must be handled. Fields that hold
nodes stand in the order in which they are read: `document.walk` goes by it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from briefgen.document.origins import Origin

# --- inlines -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of words from one place."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the document; `url` is http, https or mailto."""

    url: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A link to a block of this document that has `anchor == target`."""

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """One source that a citation names; `locator` is as printed ("energy 1.3", "p. 4"), or empty."""

    source: str
    locator: str = ""
    number: int | None = None
    """Its place in the source list, given by the transform `citations`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The sources of the words before it. Printed as a link to the source list: [1, 3]."""

    references: tuple[SourceReference, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """The certainty of a claim as a word (the locale's), with the level that a writer may draw a shape for."""

    level: Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]
    word: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A term as printed here. `expansion` serves assistive technology (PDF /E), where `text` is the short form.

    The reader leaves the short form in `text`; the transform `acronyms` writes out the first use in this document.
    """

    term: str
    """Its id in the register of terms."""
    text: str
    expansion: str
    well_known: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure of the register, formatted for the language: value, unit, scale, never split over lines."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words in another language (a BCP 47 tag)."""

    language: str
    children: tuple["Inline", ...]


Inline = (
    Text | Strong | Emphasis | Link | CrossReference | Citation | Certainty | Abbreviation | Number | LineBreak | Span
)

# --- blocks ------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`body` is running text; `lead` opens the document; `line` is to be said aloud; `note` is small print;
    `series` is the bar that names series, number and date above a title.
    """

    children: tuple[Inline, ...]
    role: Literal["body", "lead", "line", "note", "series"] = "body"
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
class Box:
    """Set apart from the text: `key-message` tinted with an accent bar, `side` tinted, `warning` outlined, untinted."""

    kind: Literal["key-message", "side", "warning"]
    title: tuple[Inline, ...] = ()
    """Not a heading of the outline; empty where the box has none."""
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    children: tuple[Inline, ...]
    header: bool = False
    """A row header; cells of header rows are headers in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """As many cells as the table has columns: no spans, no empty cells (the reader writes an en dash)."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    align: Literal["start", "centre", "end"] = "start"
    weight: float | None = None
    """Its share of the width among the columns that have one; None lets the content decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    title: tuple[Inline, ...] = ()
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    caption: tuple[Inline, ...] = ()
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    """At least one row."""
    groups: tuple[RowGroup, ...]
    note: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    summary: str = ""
    """For assistive technology: what the table shows. The caption's words where there is none."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderField:
    """One of To, From, Date, …; `label` may be empty for a statement that stands by itself."""

    label: tuple[Inline, ...]
    value: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderTable:
    """Who writes to whom, when, about what: `line` runs on as one ruled line, `rows` takes a row for each field."""

    fields: tuple[HeaderField, ...]
    form: Literal["line", "rows"] = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    number: int
    source: str
    """The source's id; an anchor inside the document, never printed."""
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """The numbered list of what is cited. The reader leaves it empty; the transform `sources` fills it, and takes the
    section around it away where nothing is cited.
    """

    entries: tuple[SourceEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    pass


Block = Title | Section | Paragraph | BulletList | OrderedList | Box | Table | HeaderTable | SourceList | PageBreak

Node = Inline | Block | ListItem | Cell | Row | RowGroup | HeaderField | SourceEntry

# --- the whole ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """The handling level of the brief, as printed."""

    scheme: str
    level: str
    label: str
    """"TLP:CLEAR"; printed on every page and at the start of page 1, never translated."""
    placement: Literal["left", "centre", "right"] = "centre"
    """Where its scheme puts the label in header and footer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLabel:
    """The words around the page number and the count: before, number, between, count, after."""

    before: str = ""
    between: str = "/"
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page outside the text. The marking is printed in header and footer as well."""

    footer: tuple[str, ...] = ()
    """The parts of the footer line before the page label: file number, edition, "as of …"; joined by a middle dot."""
    page: PageLabel = field(default_factory=PageLabel)
    draft: str = ""
    """The locale's word DRAFT where the brief is one, else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The allow-list: nothing else goes into a file's properties."""

    title: str
    language: str
    as_of: datetime
    """The edition's moment; the only date a file carries."""
    subject: str = ""
    issuer: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    metadata: Metadata
    marking: Marking
    furniture: Furniture
    blocks: tuple[Block, ...]
