"""How a table is made to fit: in its column, else across the page, else in smaller type down to the floor, else on a
landscape page.

It fits where no word of it is cut. In a column of text, and where it has more than six columns, it asks for more: that its
cells need not wrap, but for long ones; across an upright page, that none of many columns has cells of more than a few lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, takewhile
from typing import Final

from briefgen.document.tables import Cell, Table
from briefgen.frozen import dataclass
from briefgen.layout.breaking import TOLERANCE, first_fit, longest_part
from briefgen.layout.columns import Need, column_widths
from briefgen.layout.decimals import Figure, figure, longest_tail
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import Align, unbroken_width
from briefgen.layout.model import Place
from briefgen.layout.setting import Setting
from briefgen.layout.words import Word, words
from briefgen.theme.model import SMALL_FLOOR, StyleName, TextStyle, Weight

NATURAL_LIMIT: Final = 0.6
"""Of the measure: a longer cell wraps in any case, and asks for no more."""
MANY: Final = 6
"""Columns that an upright page has room for, whatever stands in them."""
FEW: Final = 3
"""Lines of the highest cell of a table with more columns than that, on an upright page."""
STEP: Final = 0.5
"""Points that type is made smaller by at a time: what Word can set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyles:
    head: TextStyle
    body: TextStyle
    group: TextStyle
    share: float = 1.0
    """How large they are, of the size that the theme gives them."""

    def smaller(self, size: float) -> "TableStyles":
        """Return the styles with cells of that size, all else in proportion, but nothing under the floor."""
        share = size / self.body.size
        made = (sized(style, share) for style in (self.head, self.body, self.group))
        return TableStyles(**dict(zip(("head", "body", "group"), made, strict=True)), share=share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    setting: Setting
    styles: TableStyles
    widths: tuple[float, ...]
    """Of the columns, with their padding."""
    tails: tuple[float, ...]
    """What the longest number of each column takes from its decimal mark on; 0 where the marks are not aligned."""
    marks: tuple[float | None, ...]
    """How far from where a column's words begin its numbers have their decimal marks; None where its numbers end alike, or
    one has no room to stand so.
    """
    whole: bool
    """Whether no word is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """The widths of a column's words, without padding."""

    cells: tuple[tuple[Word, ...], ...]
    longest: float
    natural: float
    parted: float
    """`natural` where room is short: the head of a column of figures goes over two lines before other columns give way."""
    figures: tuple[Figure, ...]
    """The numbers whose decimal marks stand in one line."""
    weight: float | None

    @property
    def tail(self) -> float:
        """What the longest number takes from its decimal mark on."""
        return longest_tail(self.figures)

    def mark(self, width: float) -> float | None:
        """Return where the marks stand in so much room, unless the numbers end alike, or one is too long."""
        tail = self.tail
        uneven = any(each.tail < tail - TOLERANCE for each in self.figures)
        fits = all(each.whole + tail <= width + TOLERANCE for each in self.figures)
        return width - tail if uneven and fits else None


def fitted(block: Table, place: Place, setting: Setting) -> Fit:
    """Return the measure, the type sizes and the columns' widths that a table is set in."""
    styles = _styles(block, setting)
    columns = _columns(block, place, setting, styles)
    *narrower, widest = [_widest(block, each) for each in (setting, setting.across) if each]
    for measure in (*narrower, widest):
        fit = _fit(columns, measure, styles)
        at_ease = _natural(columns, measure) <= measure.width + TOLERANCE
        if fit.whole and (at_ease or (measure is widest and (len(columns) <= MANY or _is_low(columns, fit)))):
            return fit
    upright = () if setting.turned and len(columns) > MANY else (widest,)
    tried = [_smaller(block, place, each, styles) for each in (*upright, setting.turned) if each]
    return next((fit for fit in tried if fit.whole), tried[-1])


def _is_low(columns: Sequence[_Column], fit: Fit) -> bool:
    padding = 2 * fit.setting.theme.table.padding_x
    widths = (width - padding for width in fit.widths)
    return all(
        len(first_fit(cell, width)) <= FEW
        for column, width in zip(columns, widths, strict=True)
        for cell in column.cells
    )


def _smaller(block: Table, place: Place, measure: Setting, styles: TableStyles) -> Fit:
    """Return the largest type in which no word is cut, or the smallest there is."""
    sizes = takewhile(lambda size: size >= SMALL_FLOOR, count(styles.body.size - STEP, -STEP))
    for each in (styles, *map(styles.smaller, sizes)):
        fit = _fit(_columns(block, place, measure, each), measure, each)
        if fit.whole:
            break
    return fit


def sized(style: TextStyle, share: float) -> TextStyle:
    """Return a style of a share of its size, to the half point, and not under the floor of small print."""
    size = max(round(style.size * share / STEP) * STEP, min(style.size, SMALL_FLOOR))
    return replace(style, size=size, line=style.line * size / style.size)


def _styles(block: Table, setting: Setting) -> TableStyles:
    head: StyleName = "register-head" if block.kind == "register" else "table-head"
    body: StyleName = "register" if block.kind == "register" else "table"
    return TableStyles(head=setting.style(head), body=setting.style(body), group=setting.style("table-group"))


def _widest(block: Table, setting: Setting) -> Setting:
    """Return the measure a table is set in: registers and views reach into the margin for notes."""
    return setting if block.kind == "data" else setting.spilt()


def _natural(columns: Sequence[_Column], measure: Setting) -> float:
    padding = 2 * measure.theme.table.padding_x
    return sum(min(column.natural, NATURAL_LIMIT * measure.width) + padding for column in columns)


def _fit(columns: Sequence[_Column], measure: Setting, styles: TableStyles) -> Fit:
    padding = 2 * measure.theme.table.padding_x
    is_short = _natural(columns, measure) > measure.width + TOLERANCE
    needs = [
        Need(
            least=column.longest + padding,
            natural=max(
                column.longest, min(column.parted if is_short else column.natural, NATURAL_LIMIT * measure.width)
            )
            + padding,
            weight=column.weight,
        )
        for column in columns
    ]
    widths = column_widths(needs, measure.width)
    whole = sum(need.least for need in needs) <= measure.width + TOLERANCE
    return Fit(
        setting=measure,
        styles=styles,
        widths=widths,
        tails=tuple(column.tail for column in columns),
        marks=tuple(column.mark(width - padding) for column, width in zip(columns, widths, strict=True)),
        whole=whole,
    )


def _columns(block: Table, place: Place, setting: Setting, styles: TableStyles) -> tuple[_Column, ...]:
    return tuple(_column(block, place, index, setting, styles) for index in range(len(block.columns)))


def _column(block: Table, place: Place, index: int, setting: Setting, styles: TableStyles) -> _Column:
    cells = tuple(words(cell) for cell in _cells(block, place, index, setting, styles))
    figures = _figures(cells[len(block.header) :], block.columns[index].align, setting)
    tail = longest_tail(figures)
    aligned = [each.whole + tail for each in figures]
    body = max((*map(unbroken_width, cells[len(block.header) :]), *aligned), default=0.0)
    natural = max(body, *map(unbroken_width, cells[: len(block.header)]), 0.0)
    return _Column(
        cells=cells,
        longest=max(map(longest_part, cells), default=0.0),
        natural=natural,
        parted=max(body, natural / 2) if figures else natural,
        figures=figures,
        weight=_weight(block, index),
    )


def _figures(cells: Sequence[Sequence[Word]], align: Align, setting: Setting) -> tuple[Figure, ...]:
    """Return the numbers of a column that is set to its end."""
    found = (figure(cell, setting.language) for cell in cells) if align == "end" else ()
    return tuple(each for each in found if each)


def _weight(block: Table, index: int) -> float | None:
    """Return a column's weight; views have as much room as each other where none is given."""
    weighted = any(column.weight is not None for column in block.columns)
    return block.columns[index].weight if weighted or block.kind != "views" else 1.0


def _cells(
    block: Table, place: Place, index: int, setting: Setting, styles: TableStyles
) -> Iterator[tuple[Stretch, ...]]:
    for row in block.header:
        yield cell_words(row.cells[index], place, setting, styles.head)
    for row in (row for group in block.groups for row in group.rows):
        yield cell_words(row.cells[index], place, setting, styles.body)


def cell_words(cell: Cell, place: Place, setting: Setting, style: TextStyle) -> tuple[Stretch, ...]:
    weight: Weight | None = "semibold" if cell.header and style.weight == "regular" else None
    return stretches(cell.children, (*place, "children"), setting, style, weight=weight)
