"""Blocks as stock flowables, as somebody writes them who knows platypus.

Wherever there was a choice, the quicker one was taken: no list flowables, page numbers and column widths are given, no
certainty is drawn, nothing is measured beforehand. A block that stands in none of the measured briefs is set as plain
paragraphs of its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import HRFlowable, PageBreak, Paragraph, Table

from benchmarks.plain.charts import drawing
from benchmarks.plain.inlines import anchor, markup, source_anchor
from benchmarks.plain.look import Look
from briefgen.document import nodes
from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Inline
from briefgen.document.references import Contents, Glossary, GlossaryEntry, SourceList
from briefgen.document.tables import Cell, HeaderField, HeaderTable
from briefgen.document.tables import Table as TableBlock
from briefgen.document.walk import Path, node_at
from briefgen.document.words import inline_text, runs
from briefgen.layout.headings import LEVELS
from briefgen.layout.lists import ordinal
from briefgen.layout.model import Layout
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName

Story = Iterator[Any]
"""Flowables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the peer need not work out: it is taken from a layout of ours."""

    columns: Mapping[Path, tuple[float, ...]]
    pages: Mapping[str, int]
    count: int

    @classmethod
    def of(cls, layout: Layout) -> "Given":
        return cls(columns=layout.columns, pages=layout.anchors, count=layout.page_count)

    def widths(self, document: Document) -> Mapping[int, tuple[float, ...]]:
        """Return the tables' column widths by the identity of the block."""
        return {id(node_at(document, path)): widths for path, widths in self.columns.items()}


class Blocks:
    def __init__(self, look: Look, widths: Mapping[int, tuple[float, ...]], pages: Mapping[str, int]) -> None:
        self._look = look
        self._widths = widths
        self._pages = pages

    def flow(self, blocks: Sequence[nodes.Block], setting: Setting) -> Story:
        for block in blocks:
            yield from self._block(block, setting)

    def paragraph(
        self, inlines: Sequence[Inline], name: StyleName, setting: Setting, *, before: str = "", **fields: Any
    ) -> Any:
        return Paragraph(before + markup(inlines, self._look), self._look.style(name, setting), **fields)

    def _block(self, block: nodes.Block, setting: Setting) -> Story:
        match block:
            case nodes.Title():
                yield self.paragraph(block.children, "title", setting)
            case nodes.Section():
                yield self._heading(block, block.number, LEVELS[min(block.level, len(LEVELS)) - 1], setting)
                yield from self.flow(block.blocks, setting)
            case nodes.Annex():
                yield PageBreak()
                yield self._heading(block, block.letter, "annex", setting)
                yield from self.flow(block.blocks, setting)
            case nodes.Paragraph():
                yield self._paragraph(block, setting)
            case nodes.MarginNote():
                yield self.paragraph(block.children, "margin-note", setting.inset(setting.theme.indents.note))
            case nodes.BulletList():
                bullets = setting.theme.lists.bullets
                bullet = bullets[min(setting.level, len(bullets) - 1)]
                yield from self._items(block.items, [bullet] * len(block.items), setting)
            case nodes.OrderedList():
                labels = [ordinal(block.start + index, block.style) for index in range(len(block.items))]
                yield from self._items(block.items, labels, setting)
            case nodes.PointList():
                yield from self._points(block, setting)
            case nodes.Box():
                yield self._box(block, setting)
            case HeaderTable():
                yield from self._header_table(block, setting)
            case TableBlock():
                yield from self._table(block, setting)
            case Chart():
                yield from self._captioned(block, [drawing(block, self._look)], setting)
            case Contents():
                yield self._contents(block, setting)
            case Glossary():
                yield from self._glossary(block, setting)
            case SourceList():
                yield from self._sources(block, setting.spilt())
            case nodes.PageBreak():
                yield PageBreak()
            case _:
                yield from (Paragraph(words, self._look.style("body", setting)) for words in runs(block))

    # --- words -----------------------------------------------------------------------------------------------------

    def _heading(
        self, block: nodes.Section | nodes.Annex, number: str | None, name: StyleName, setting: Setting
    ) -> Any:
        before = f"{anchor(block.anchor)}{number}\u2003" if number else anchor(block.anchor)
        return self.paragraph(block.heading, name, setting, before=before)

    def _paragraph(self, block: nodes.Paragraph, setting: Setting) -> Any:
        name = setting.body if block.role == "body" else block.role
        before = anchor(block.anchor)
        if block.number is None:
            return self.paragraph(block.children, name, setting, before=before)
        if setting.theme.paragraph_numbers == "flush":
            return self.paragraph(block.children, name, setting, before=f"{before}{block.number}.\u2003")
        style = self._look.style(name, setting, hang=setting.theme.number_column)
        return Paragraph(before + markup(block.children, self._look), style, bulletText=f"{block.number}.")

    def _items(self, items: Sequence[nodes.ListItem], labels: Sequence[str], setting: Setting) -> Story:
        indent = setting.theme.lists.indent
        inner = replace(setting.inset(indent), level=setting.level + 1, body=setting.item)
        for item, label in zip(items, labels, strict=True):
            yield from self._labelled(item.blocks, label, indent, inner)

    def _labelled(
        self, blocks: Sequence[nodes.Block], label: str, hang: float, inner: Setting, font: str | None = None
    ) -> Story:
        """Yield blocks, the first a paragraph with a label that hangs before it."""
        first, *rest = blocks
        assert isinstance(first, nodes.Paragraph)
        words = markup(first.children, self._look)
        bullet = f'<bullet><font name="{font}">{label}</font></bullet>' if font else f"<bullet>{label}</bullet>"
        yield Paragraph(bullet + words, self._look.style(inner.body, inner, hang=hang))
        yield from self.flow(rest, inner)

    def _points(self, block: nodes.PointList, setting: Setting) -> Story:
        theme = setting.theme.points
        if block.kind == "label":
            yield self._side_by_side(block, setting)
            return
        column = theme.certainty + theme.gap
        inner = replace(setting.inset(column), body=setting.item, level=setting.level + 1)
        font = self._look.font("point-label")
        for point in block.points:
            yield from self._labelled(point.blocks, inline_text(point.label), column, inner, font)

    def _side_by_side(self, block: nodes.PointList, setting: Setting) -> Any:
        theme = setting.theme.points
        label = replace(setting, x=0.0, width=theme.label, spill=0.0)
        words = replace(setting, x=0.0, spill=0.0, body=setting.item)
        rows = [
            [self.paragraph(point.label, "point-label", label), list(self.flow(point.blocks, words))]
            for point in block.points
        ]
        widths = (theme.label + theme.gap, setting.width - theme.label - theme.gap)
        return Table(rows, colWidths=widths, hAlign="LEFT", style=[*BARE, ("LEFTPADDING", (0, 0), (0, -1), setting.x)])

    def _box(self, block: nodes.Box, setting: Setting) -> Any:
        style = setting.theme.boxes[block.kind]
        leading = max(style.bar_width, style.border_width) + style.padding
        trailing = style.border_width + style.padding
        inset = setting.inset(leading, trailing)
        inner = replace(inset, x=0.0, body=block.kind, item=block.kind, level=0)
        title = [self.paragraph(block.title, "box-title", inner)] if block.title else []
        commands: list[Any] = [
            ("LEFTPADDING", (0, 0), (-1, -1), leading),
            ("RIGHTPADDING", (0, 0), (-1, -1), trailing),
            ("TOPPADDING", (0, 0), (-1, -1), style.padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), style.padding),
        ]
        if style.fill:
            commands.append(("BACKGROUND", (0, 0), (-1, -1), HexColor(style.fill)))
        if style.border and style.border_width:
            commands.append(("BOX", (0, 0), (-1, -1), style.border_width, HexColor(style.border)))
        if style.bar and style.bar_width:
            commands.append(("LINEBEFORE", (0, 0), (-1, -1), style.bar_width, HexColor(style.bar)))
        return Table(
            [[[*title, *self.flow(block.blocks, inner)]]],
            colWidths=[setting.width],
            hAlign="LEFT",
            splitInRow=1,
            spaceBefore=style.before,
            spaceAfter=style.after,
            style=commands,
        )

    # --- tables ----------------------------------------------------------------------------------------------------

    def _header_table(self, block: HeaderTable, setting: Setting) -> Story:
        theme = setting.theme.header_table
        rule = HRFlowable(width=setting.width, thickness=theme.rule, color=HexColor(theme.rule_colour), hAlign="LEFT")
        if block.form == "plain":
            yield from (self._field(field, setting, ": ") for field in block.fields)
            return
        yield rule
        if block.form == "line":
            run = " · ".join(self._field_markup(field, "\u00a0") for field in block.fields)
            yield Paragraph(run, self._look.style("header-field", setting))
        else:
            yield self._fields(block.fields, setting)
        yield rule

    def _field(self, field: HeaderField, setting: Setting, colon: str) -> Any:
        return Paragraph(self._field_markup(field, colon), self._look.style("header-field", setting))

    def _field_markup(self, field: HeaderField, colon: str) -> str:
        value = markup(field.value, self._look)
        font = self._look.font("header-field", "semibold")
        return f'<font name="{font}">{markup(field.label, self._look)}</font>{colon}{value}' if field.label else value

    def _fields(self, fields: Sequence[HeaderField], setting: Setting) -> Any:
        inner = replace(setting, x=0.0, spill=0.0)
        label = setting.theme.header_table.label_width
        style = self._look.style("header-field", inner)
        font = self._look.font("header-field", "semibold")
        rows = [
            [
                Paragraph(f'<font name="{font}">{markup(field.label, self._look)}</font>', style),
                Paragraph(markup(field.value, self._look), style),
            ]
            for field in fields
        ]
        return Table(rows, colWidths=(label, setting.width - label), hAlign="LEFT", style=BARE)

    def _table(self, block: TableBlock, setting: Setting) -> Story:
        setting = setting if block.kind == "data" else setting.spilt()
        head: StyleName = "register-head" if block.kind == "register" else "table-head"
        body: StyleName = "register" if block.kind == "register" else "table"
        inner = replace(setting, x=0.0, spill=0.0)
        rows: list[list[Any]] = [
            [self.paragraph(cell.children, head, inner) for cell in row.cells] for row in block.header
        ]
        titles: list[int] = []
        for group in block.groups:
            if group.title:
                titles.append(len(rows))
                rows.append([self.paragraph(group.title, "table-group", inner), *[""] * (len(block.columns) - 1)])
            rows += [self._row(row.cells, block, body, inner) for row in group.rows]
        table = Table(
            rows,
            colWidths=self._widths.get(id(block)),
            repeatRows=len(block.header),
            hAlign="LEFT",
            style=self._table_style(len(block.header), titles, setting),
        )
        yield from self._captioned(block, [table], setting)

    def _row(self, cells: Sequence[Cell], block: TableBlock, name: StyleName, setting: Setting) -> list[Any]:
        """Return a row below the header; numbers, which never wrap, as strings."""
        return [
            self.paragraph(cell.children, name, setting) if column.align == "start" else inline_text(cell.children)
            for cell, column in zip(cells, block.columns, strict=True)
        ]

    def _table_style(self, heads: int, titles: Sequence[int], setting: Setting) -> list[Any]:
        theme, style = setting.theme.table, setting.style("table")
        colour = HexColor(theme.rule_colour)
        return [
            ("FONT", (0, 0), (-1, -1), self._look.font("table"), style.size, style.line),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("LEFTPADDING", (0, 0), (-1, -1), theme.padding_x),
            ("RIGHTPADDING", (0, 0), (-1, -1), theme.padding_x),
            ("TOPPADDING", (0, 0), (-1, -1), theme.padding_y),
            ("BOTTOMPADDING", (0, 0), (-1, -1), theme.padding_y),
            ("LINEABOVE", (0, 0), (-1, 0), theme.rule, colour),
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), theme.rule, colour),
            ("LINEBELOW", (0, heads), (-1, -1), theme.rule / 2, colour),
            *([("BACKGROUND", (0, 0), (-1, heads - 1), HexColor(theme.head_fill))] if theme.head_fill else []),
            *(("SPAN", (0, row), (-1, row)) for row in titles),
        ]

    def _captioned(self, block: TableBlock | Chart, body: Sequence[Any], setting: Setting) -> Story:
        if block.caption:
            yield self.paragraph(block.caption, "caption", setting, before=anchor(block.anchor))
        yield from body
        if block.note:
            yield self.paragraph(block.note, "table-note", setting)
        if block.source:
            yield self.paragraph(block.source, "table-source", setting)

    # --- generated parts -------------------------------------------------------------------------------------------

    def _contents(self, block: Contents, setting: Setting) -> Any:
        inner = replace(setting, x=0.0, spill=0.0)
        rows = [
            [
                self.paragraph(entry.children, "contents", inner, before=f"{entry.number}. " if entry.number else ""),
                str(self._pages.get(entry.target, "")),
            ]
            for entry in block.entries
        ]
        page, style = setting.theme.contents.page, setting.style("contents")
        font = ("FONT", (0, 0), (-1, -1), self._look.font("contents"), style.size, style.line)
        return Table(rows, colWidths=(setting.width - page, page), hAlign="LEFT", style=[*BARE, font])

    def _glossary(self, block: Glossary, setting: Setting) -> Story:
        if block.columns == 1:
            yield from self._entries(block.entries, setting)
            return
        inner = replace(setting, x=0.0, spill=0.0)
        half = (len(block.entries) + 1) // 2
        columns = [list(self._entries(part, inner)) for part in (block.entries[:half], block.entries[half:])]
        yield Table([columns], colWidths=[setting.width / 2] * 2, hAlign="LEFT", style=BARE)

    def _entries(self, entries: Sequence[GlossaryEntry], setting: Setting) -> Story:
        font = self._look.font("glossary", "semibold")
        for entry in entries:
            term = f'<font name="{font}">{markup(entry.children, self._look)}</font>\u2003'
            yield self.paragraph(entry.gloss, "glossary", setting, before=term)

    def _sources(self, block: SourceList, setting: Setting) -> Story:
        indent = setting.theme.lists.indent
        style = self._look.style("source", setting.inset(indent), hang=indent)
        for entry in block.entries:
            words = anchor(source_anchor(entry.source)) + markup(entry.children, self._look)
            yield Paragraph(words, style, bulletText=f"{entry.number}.")


BARE: list[Any] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
]
