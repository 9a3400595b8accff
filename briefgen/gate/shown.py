"""Exhibits that pass the gate, with the rows that their reader may see."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from briefgen.document.figures import Pixels
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.gate.marked import Level
from briefgen.gate.said import ClearedCitation, Prose

Value = Decimal | dt.date | bool | str | None
"""A cell of a series; None where the source gives none."""
ColumnType = Literal["text", "number", "integer", "date", "period", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedColumn:
    """A field of a series that an exhibit shows."""

    title: str
    type: ColumnType
    unit: str | None = None
    currency: str | None = None
    scale: str | None = None
    role: Literal["actual", "revised", "new"] | None = None
    """What it is in a budget, whose columns need no title."""
    period: str | None = None
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
    """Whether it sums the other rows: a row of the table, no mark of a chart. A budget has none: its totals are worked out."""
    group: str | None = None
    """In a budget, with which other rows it stands."""
    citations: tuple[ClearedCitation, ...] = ()
    """Its own, beside those of the exhibit."""
    public_forms: tuple[str, ...] = ()
    origin: ItemOrigin
    """The line of the file that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedExhibit:
    """A series as it is shown, with the rows that this audience may see."""

    id: str
    form: Literal["table", "column", "bar", "line", "stacked-column", "stacked-bar", "area", "timeline", "budget"]
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
