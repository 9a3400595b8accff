"""Tables: rows that are never split unless higher than a page, header rows that run on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from briefgen.document.tables import Row, RowGroup, Table
from briefgen.frozen import dataclass
from briefgen.layout.breaking import TOLERANCE
from briefgen.layout.decimals import figure
from briefgen.layout.fitting import Fit, TableStyles, cell_words, fitted
from briefgen.layout.galley import (
    SMALL,
    Galley,
    Reluctance,
    RunningHead,
    Strip,
    laid,
    no_lone_parts,
    reluctant,
    stack,
    unowned,
    unparted,
    within,
)
from briefgen.layout.heights import extent
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import Align, SetLine, set_lines
from briefgen.layout.model import Fill, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.rows import row_parts, row_strip
from briefgen.layout.setting import Setting
from briefgen.layout.words import words
from briefgen.theme.model import StyleName, TextStyle

TITLE: Final = "title"
"""The field of a group's title, in its place."""
REPEATED: Final = 0.5
"""Of the text area's height: what is higher is not painted again where its table goes on, for it would leave no room for rows."""


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
    styles: TableStyles

    @property
    def rule(self) -> float:
        return self.setting.theme.table.rule

    def line(self, y: float, weight: float) -> Fill:
        colour = self.setting.theme.table.rule_colour
        return Fill(x=self.setting.x, y=y, width=self.setting.width, height=weight, colour=colour)


def table(block: Table, place: Place, setting: Setting) -> Galley:
    fit = fitted(block, place, setting)
    grid = _Grid(setting=fit.setting, slots=_slots(block, fit), styles=fit.styles)
    head = _head(block, place, grid)
    running = _running(head, place, fit)
    body = tuple(_body(block, place, grid, room=grid.setting.height - running.height))
    body = unparted(body) if _is_small(block, fit, (*head, *body)) else body
    rows = Galley(strips=_joined(head, tuple(_run_on(running, body, grid.setting.height))))
    parts = [
        _words(block, "caption", "caption", place, fit.setting),
        rows,
        _words(block, "note", "table-note", place, fit.setting),
        _words(block, "source", "table-source", place, fit.setting),
    ]
    kept = [part._replace(keep_with_next=True) for part in parts]
    theme = setting.theme.table
    whole = stack(kept)._replace(before=theme.before, after=theme.after, keep_with_next=0)
    return laid(whole, fit.setting.bed)


def _is_small(block: Table, fit: Fit, strips: Sequence[Strip]) -> bool:
    """Say whether a table in one of two columns fits it, and is so short that there is no need to part it."""
    count = sum(len(group.rows) for group in block.groups)
    return bool(fit.setting.bed.step) and count <= SMALL and extent(strips) <= fit.setting.height


def _running(head: Sequence[Strip], place: Place, fit: Fit) -> RunningHead:
    bare = RunningHead(
        place=place,
        strips=(),
        columns=fit.widths,
        marks=fit.marks,
        bed=fit.setting.bed,
        share=fit.styles.share,
        whole=fit.whole,
    )
    return _with_repeated(bare, head, fit.setting.height)


def _with_repeated(running: RunningHead, strips: Sequence[Strip], height: float) -> RunningHead:
    """Return what is painted again with more below it, where that is not too high for a page of that height."""
    again = (strip._replace(pieces=tuple(map(unowned, strip.pieces)), notes=()) for strip in strips)
    longer = replace(running, strips=(*running.strips, *again))
    return longer if longer.height <= REPEATED * height else running


def _run_on(running: RunningHead, body: Sequence[Strip], height: float) -> Iterator[Strip]:
    """Yield the rows with what is painted again above them where a page begins: below the head, the title of their group."""
    group, head = None, running
    for strip in body:
        if strip.place[: len(running.place) + 2] != group:
            group, head = strip.place[: len(running.place) + 2], running
        yield from within(head, (strip,))
        if strip.place[-1] == TITLE:
            head = _with_repeated(running, (strip,), height)


def _joined(head: Sequence[Strip], body: Sequence[Strip]) -> tuple[Strip, ...]:
    """Keep the header rows together, and with the first row below."""
    strips = (*head, *body)
    return tuple(
        reluctant(strip, Reluctance.STRANDED) if 0 < index <= len(head) else strip for index, strip in enumerate(strips)
    )


def _words(block: Table, field: str, style_name: StyleName, place: Place, setting: Setting) -> Galley:
    style = setting.style(style_name)
    own = (*place, field)
    return paragraph(stretches(getattr(block, field), own, setting, style), own, setting, style)


def _slots(block: Table, fit: Fit) -> tuple[_Slot, ...]:
    padding = fit.setting.theme.table.padding_x
    edges = accumulate((fit.setting.x, *fit.widths[:-1]))
    return tuple(
        _Slot(
            x=edge + padding,
            width=width - 2 * padding,
            align=column.side(right_to_left=fit.setting.right_to_left),
            tail=tail,
        )
        for edge, width, column, tail in zip(edges, fit.widths, block.columns, fit.tails, strict=True)
    )


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
    return strip._replace(pieces=(*strip.pieces, rule))


def _tinted(strip: Strip, grid: _Grid, colour: str) -> Strip:
    fill = Fill(x=grid.setting.x, y=0.0, width=grid.setting.width, height=strip.height, colour=colour)
    return strip._replace(pieces=(fill, *strip.pieces))


def _body(block: Table, place: Place, grid: _Grid, *, room: float) -> Iterator[Strip]:
    """Yield the rows below the head; neither the first nor the last of the table, or of a group, should stand alone."""
    groups = [
        tuple(no_lone_parts(_group(group, (*place, "groups", index), grid, room)))
        for index, group in enumerate(block.groups)
    ]
    rows = [row for group in groups for row in group]
    strips = [strip for row in no_lone_parts(rows) for strip in row]
    for index, strip in enumerate(strips):
        weight = grid.rule if index == len(strips) - 1 else grid.rule / 2
        yield _with(strip, grid.line(strip.height - weight, weight))


def _group(group: RowGroup, place: Place, grid: _Grid, room: float) -> tuple[tuple[Strip, ...], ...]:
    """Return the strips of each row, those of the first with the group's title above them."""
    title = _group_title(group, place, grid)
    room -= title.height if title else 0.0
    rows = [
        tuple(_row(row, (*place, "rows", index), grid, grid.styles.body, room=room))
        for index, row in enumerate(group.rows)
    ]
    if not title:
        return tuple(rows)
    first, *more = rows or [()]
    return (title, *(reluctant(strip, Reluctance.STRANDED) for strip in first[:1]), *first[1:]), *more


def _group_title(group: RowGroup, place: Place, grid: _Grid) -> Strip | None:
    style = grid.styles.group
    own = (*place, TITLE)
    padding = grid.setting.theme.table.padding_x
    lines = set_lines(
        stretches(group.title, own, grid.setting, style),
        x=grid.setting.x + padding,
        width=grid.setting.width - 2 * padding,
        style=style,
    )
    return row_strip([lines], own, padding=grid.setting.theme.table.padding_y) if lines else None


def _row(row: Row, place: Place, grid: _Grid, style: TextStyle, *, room: float) -> Iterator[Strip]:
    padding = grid.setting.theme.table.padding_y
    cells = [
        _set(cell_words(cell, (*place, "cells", index), grid.setting, style), slot, style, grid.setting.language)
        for index, (cell, slot) in enumerate(zip(row.cells, grid.slots, strict=True))
    ]
    for part in row_parts(cells, room - 2 * padding):
        yield row_strip(part, place, padding=padding)


def _set(cell: Sequence[Stretch], slot: _Slot, style: TextStyle, language: str) -> tuple[SetLine, ...]:
    """Return a cell's lines; a number is moved from its edge, so far that its decimal mark stands under the others."""
    number = figure(words(cell), language) if slot.tail else None
    aside = slot.tail - number.tail if number and number.whole + slot.tail <= slot.width + TOLERANCE else 0.0
    x = slot.x + aside if slot.align == "start" else slot.x
    return set_lines(cell, x=x, width=slot.width - aside, style=style, align=slot.align)
