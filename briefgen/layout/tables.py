"""Tables: rows that are never split unless higher than a page, header rows that run on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from briefgen.document.tables import Cell, Row, RowGroup, Table
from briefgen.layout.breaking import TOLERANCE, longest_part
from briefgen.layout.columns import Need, column_widths
from briefgen.layout.decimals import Figure, figure, longest_tail
from briefgen.layout.galley import (
    Galley,
    Reluctance,
    RunningHead,
    Strip,
    no_lone_ends,
    reluctant,
    stack,
    unowned,
    within,
)
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import Align, SetLine, set_lines, unbroken_width
from briefgen.layout.model import Fill, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.rows import row_parts, row_strip
from briefgen.layout.setting import Setting
from briefgen.layout.words import Word, words
from briefgen.theme.model import StyleName, TextStyle, Weight

NATURAL_LIMIT: Final = 0.6
"""Of the measure: a longer cell wraps in any case, and asks for no more."""


class _Styles(NamedTuple):
    head: StyleName
    body: StyleName


DATA: Final = _Styles("table-head", "table")
REGISTER: Final = _Styles("register-head", "register")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A column's place on the page; `x` and `width` are those of its text, within the padding."""

    x: float
    width: float
    align: Align
    tail: float = 0.0
    """Of a column of numbers: what the longest takes from its decimal mark on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    setting: Setting
    slots: tuple[_Slot, ...]
    styles: "_Styles"

    @property
    def rule(self) -> float:
        return self.setting.theme.table.rule

    def line(self, y: float, weight: float) -> Fill:
        colour = self.setting.theme.table.rule_colour
        return Fill(x=self.setting.x, y=y, width=self.setting.width, height=weight, colour=colour)


def table(block: Table, place: Place, setting: Setting) -> Galley:
    setting = setting if block.kind == "data" else setting.spilt()
    styles = REGISTER if block.kind == "register" else DATA
    grid = _Grid(setting=setting, slots=_slots(block, place, setting, styles), styles=styles)
    head = _head(block, place, grid)
    body = no_lone_ends(tuple(_body(block, place, grid, room=setting.height - sum(strip.height for strip in head))))
    repeated = tuple(replace(strip, pieces=tuple(map(unowned, strip.pieces))) for strip in head)
    theme = setting.theme.table
    columns = tuple(slot.width + 2 * theme.padding_x for slot in grid.slots)
    running = RunningHead(place=place, strips=repeated, columns=columns)
    rows = Galley(strips=_joined(head, within(running, body)))
    parts = [
        _words(block, "caption", "caption", place, setting),
        rows,
        _words(block, "note", "table-note", place, setting),
        _words(block, "source", "table-source", place, setting),
    ]
    kept = [replace(part, keep_with_next=True) for part in parts]
    return replace(stack(kept), before=theme.before, after=theme.after, keep_with_next=0)


def _joined(head: Sequence[Strip], body: Sequence[Strip]) -> tuple[Strip, ...]:
    """Keep the header rows together, and with the first row below."""
    strips = (*head, *body)
    return tuple(
        reluctant(strip, Reluctance.PARTED) if 0 < index <= len(head) else strip for index, strip in enumerate(strips)
    )


def _words(block: Table, field: str, style_name: StyleName, place: Place, setting: Setting) -> Galley:
    style = setting.style(style_name)
    own = (*place, field)
    return paragraph(stretches(getattr(block, field), own, setting, style), own, setting, style)


def _slots(block: Table, place: Place, setting: Setting, styles: _Styles) -> tuple[_Slot, ...]:
    padding = setting.theme.table.padding_x
    needs, tails = zip(
        *(_need(block, place, index, setting, styles) for index in range(len(block.columns))), strict=True
    )
    widths = column_widths(needs, setting.width)
    edges = accumulate((setting.x, *widths[:-1]))
    return tuple(
        _Slot(
            x=edge + padding,
            width=width - 2 * padding,
            align=column.side(right_to_left=setting.right_to_left),
            tail=tail,
        )
        for edge, width, column, tail in zip(edges, widths, block.columns, tails, strict=True)
    )


def _need(block: Table, place: Place, index: int, setting: Setting, styles: _Styles) -> tuple[Need, float]:
    """Return what a column asks for, and how long the tails of its numbers are where they are aligned."""
    padding = 2 * setting.theme.table.padding_x
    cells = tuple(words(cell) for cell in _column(block, place, index, setting, styles))
    longest = max(map(longest_part, cells), default=0.0)
    figures = _figures(cells[len(block.header) :], block.columns[index].align, setting)
    tail = longest_tail(figures)
    natural = max((*map(unbroken_width, cells), *(each.whole + tail for each in figures)), default=0.0)
    need = Need(
        least=longest + padding,
        natural=max(longest, min(natural, NATURAL_LIMIT * setting.width)) + padding,
        weight=_weight(block, index),
    )
    return need, tail


def _figures(cells: Sequence[Sequence[Word]], align: Align, setting: Setting) -> tuple[Figure, ...]:
    """Return the numbers of a column that is set to its right."""
    aligned = align == "end" and not setting.right_to_left
    found = (figure(cell, setting.language) for cell in cells) if aligned else ()
    return tuple(each for each in found if each)


def _weight(block: Table, index: int) -> float | None:
    """Return a column's weight; views have as much room as each other where none is given."""
    weighted = any(column.weight is not None for column in block.columns)
    return block.columns[index].weight if weighted or block.kind != "views" else 1.0


def _column(block: Table, place: Place, index: int, setting: Setting, styles: _Styles) -> Iterator[tuple[Stretch, ...]]:
    for row in block.header:
        yield _cell(row.cells[index], place, setting, setting.style(styles.head))
    for row in (row for group in block.groups for row in group.rows):
        yield _cell(row.cells[index], place, setting, setting.style(styles.body))


def _cell(cell: Cell, place: Place, setting: Setting, style: TextStyle) -> tuple[Stretch, ...]:
    weight: Weight | None = "semibold" if cell.header and style.weight == "regular" else None
    return stretches(cell.children, (*place, "children"), setting, style, weight=weight)


def _head(block: Table, place: Place, grid: _Grid) -> tuple[Strip, ...]:
    words_only = replace(grid, slots=tuple(replace(slot, tail=0.0) for slot in grid.slots))
    strips = [
        strip
        for index, row in enumerate(block.header)
        for strip in _row(row, (*place, "header", index), words_only, grid.styles.head, room=grid.setting.height)
    ]
    fill = grid.setting.theme.table.head_fill
    tinted = [_tinted(strip, grid, fill) if fill else strip for strip in strips]
    opened = [_with(tinted[0], grid.line(0.0, grid.rule)), *tinted[1:]]
    return (*opened[:-1], _with(opened[-1], grid.line(opened[-1].height - grid.rule, grid.rule)))


def _with(strip: Strip, rule: Fill) -> Strip:
    return replace(strip, pieces=(*strip.pieces, rule))


def _tinted(strip: Strip, grid: _Grid, colour: str) -> Strip:
    fill = Fill(x=grid.setting.x, y=0.0, width=grid.setting.width, height=strip.height, colour=colour)
    return replace(strip, pieces=(fill, *strip.pieces))


def _body(block: Table, place: Place, grid: _Grid, *, room: float) -> Iterator[Strip]:
    strips = [
        strip
        for index, group in enumerate(block.groups)
        for strip in _group(group, (*place, "groups", index), grid, room)
    ]
    for index, strip in enumerate(strips):
        weight = grid.rule if index == len(strips) - 1 else grid.rule / 2
        yield _with(strip, grid.line(strip.height - weight, weight))


def _group(group: RowGroup, place: Place, grid: _Grid, room: float) -> Iterator[Strip]:
    title = _group_title(group, place, grid)
    rows = [
        strip
        for index, row in enumerate(group.rows)
        for strip in _row(row, (*place, "rows", index), grid, grid.styles.body, room=room)
    ]
    if title:
        yield title
        rows[:1] = [reluctant(strip, Reluctance.PARTED) for strip in rows[:1]]
    yield from rows


def _group_title(group: RowGroup, place: Place, grid: _Grid) -> Strip | None:
    style = grid.setting.style("table-group")
    own = (*place, "title")
    padding = grid.setting.theme.table.padding_x
    lines = set_lines(
        stretches(group.title, own, grid.setting, style),
        x=grid.setting.x + padding,
        width=grid.setting.width - 2 * padding,
        style=style,
    )
    return row_strip([lines], own, padding=grid.setting.theme.table.padding_y) if lines else None


def _row(row: Row, place: Place, grid: _Grid, style_name: StyleName, *, room: float) -> Iterator[Strip]:
    style = grid.setting.style(style_name)
    padding = grid.setting.theme.table.padding_y
    cells = [
        _set(_cell(cell, (*place, "cells", index), grid.setting, style), slot, style, grid.setting.language)
        for index, (cell, slot) in enumerate(zip(row.cells, grid.slots, strict=True))
    ]
    for part in row_parts(cells, room - 2 * padding):
        yield row_strip(part, place, padding=padding)


def _set(cell: Sequence[Stretch], slot: _Slot, style: TextStyle, language: str) -> tuple[SetLine, ...]:
    """Return a cell's lines; a number is moved from the end, so far that its decimal mark stands under the others."""
    number = figure(words(cell), language) if slot.tail else None
    aside = slot.tail - number.tail if number and number.whole + slot.tail <= slot.width + TOLERANCE else 0.0
    return set_lines(cell, x=slot.x, width=slot.width - aside, style=style, align=slot.align)
