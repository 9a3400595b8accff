"""Tables, and the head of a paper: rows of cells, each cell a run of inlines."""

from typing import Literal

from briefgen.document.inlines import Inline
from briefgen.frozen import dataclass

Align = Literal["start", "centre", "end"]


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
    align: Align = "start"
    weight: float | None = None
    """Its share of the width among the columns that have one; None lets the content decide."""

    def side(self, *, right_to_left: bool) -> Align:
        """Return where its cells' lines stand in a document that runs that way.

        Numbers, which `end` is for, run from left to right everywhere: units stand under units at the right edge alone.
        """
        return "start" if right_to_left and self.align == "end" else self.align


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    title: tuple[Inline, ...] = ()
    rows: tuple[Row, ...]


TableKind = Literal["data", "register", "views"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`data` holds figures and facts; `register` is a numbered list of records, small and with rows that are never split;
    `views` sets views side by side, each with as much room as the next.
    """

    kind: TableKind = "data"
    caption: tuple[Inline, ...] = ()
    """With its number at the start, where the transform `numbering` gives it one; likewise a figure's."""
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
    """Who writes to whom, when, about what: `line` runs on as one ruled line, `rows` takes a row for each field, and
    `plain` a line for each, label and colon first, so that it survives being copied as text.
    """

    fields: tuple[HeaderField, ...]
    form: Literal["line", "rows", "plain"] = "rows"
