"""A brief as what a program has in hand that makes it with somebody's Word library: words, each with the name of its style.

Everything that costs time is done before: words of one look are one run, numbers of headings, paragraphs and sources are
written out, citations are plain words, and a chart is the table of its values.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from briefgen.document import nodes
from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Certainty, CrossReference, Emphasis, Inline, Link, Span, Strong
from briefgen.document.references import Contents, Glossary, SourceList
from briefgen.document.tables import Cell, HeaderTable
from briefgen.document.tables import Table as TableBlock
from briefgen.document.words import inline_text, runs
from briefgen.layout.furniture import SEPARATOR
from briefgen.layout.lists import ordinal

Look = Literal["", "strong", "emphasis"]
WIDE_SPACE: Final = "\u2003"
DEEPEST: Final = 3
"""Level of headings and of lists."""

STYLES: Final = (
    "Title", "Heading 1", "Heading 2", "Heading 3", "Body Text", "List Bullet", "List Bullet 2", "List Bullet 3",
    "List Number", "List Number 2", "List Number 3", "Caption", "Table Note", "Header Field", "Brief Box",
    "Brief Box Heading", "Labelled", "Margin Note", "Contents Entry", "Glossary Entry", "Source Entry", "Small Print",
)  # fmt: skip
"""By their names in the template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    text: str
    look: Look = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph."""

    style: str
    runs: tuple[Run, ...]
    page_before: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_plain(self) -> bool:
        return all(run == Run(text=run.text) for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its header row and the others, as plain words."""

    rows: tuple[tuple[str, ...], ...]
    ends: tuple[bool, ...]
    """Whether a column's words stand at the trailing edge, as numbers do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    title: str
    author: str
    language: str
    marking: str
    draft: str
    footer: tuple[str, str, str, str]
    """The words before the page's number, between it and the count, and behind; the count."""
    blocks: tuple[Words | Grid, ...]

    @property
    def urls(self) -> Iterator[str]:
        return (run.url for block in self.blocks if isinstance(block, Words) for run in block.runs if run.url)


def content(document: Document, pages: Mapping[str, int], count: int) -> Content:
    """Return the whole of *document*; *pages* and their *count* are given, for no peer can know them."""
    label = document.furniture.page
    footer = "".join(f"{piece}{SEPARATOR}" for piece in document.furniture.footer if piece)
    return Content(
        title=document.metadata.title,
        author=document.metadata.issuer,
        language=document.metadata.language,
        marking=document.marking.label,
        draft=document.furniture.draft,
        footer=(footer + label.before, label.between, label.after, str(count)),
        blocks=tuple(_breaking(_Flow(pages).blocks(document.blocks))),
    )


Items = Iterator[Words | Grid | None]
"""None stands for a page break."""


def _breaking(items: Items) -> Iterator[Words | Grid]:
    breaks = False
    for item in items:
        if isinstance(item, Words) and breaks:
            yield replace(item, page_before=True)
        elif item:
            yield item
        breaks = item is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    body: str = "Body Text"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Flow:
    pages: Mapping[str, int]

    def blocks(self, blocks: Iterable[nodes.Block], place: _Place = _Place()) -> Items:
        for block in blocks:
            yield from self._block(block, place)

    def _block(self, block: nodes.Block, place: _Place) -> Items:
        match block:
            case nodes.Title():
                yield _words("Title", block.children)
            case nodes.Section():
                yield _numbered(f"Heading {min(block.level, DEEPEST)}", block.number, block.heading)
                yield from self.blocks(block.blocks, place)
            case nodes.Annex():
                yield None
                yield _numbered("Heading 1", block.letter, block.heading)
                yield from self.blocks(block.blocks, place)
            case nodes.Paragraph():
                style = place.body if block.role in {"body", "lead", "line"} else "Small Print"
                yield _numbered(style, f"{block.number}." if block.number else None, block.children)
            case nodes.MarginNote():
                yield _words("Margin Note", block.children)
            case nodes.BulletList():
                yield from self._items(((item, "") for item in block.items), "List Bullet", place)
            case nodes.OrderedList():
                labels = (f"{ordinal(block.start + index, block.style)}." for index in range(len(block.items)))
                yield from self._items(zip(block.items, labels, strict=True), "List Number", place)
            case nodes.PointList():
                for point in block.points:
                    yield from self._labelled(point.label, point.blocks, place)
            case nodes.Box():
                if block.title:
                    yield _words("Brief Box Heading", block.title)
                yield from self.blocks(block.blocks, replace(place, body="Brief Box"))
            case HeaderTable():
                yield from _fields(block)
            case TableBlock():
                yield from _captioned(block, _grid(block))
            case Chart():
                yield from _captioned(block, _values(block))
            case Contents():
                for entry in block.entries:
                    page = f"\t{self.pages.get(entry.target, '')}"
                    yield _numbered("Contents Entry", entry.number, entry.children, after=page)
            case Glossary():
                for each in block.entries:
                    term = Run(text=inline_text(each.children), look="strong")
                    yield _paragraph("Glossary Entry", (term, Run(text=WIDE_SPACE), *_runs(each.gloss)))
            case SourceList():
                for source in block.entries:
                    yield _numbered("Source Entry", f"{source.number}.", source.children, gap="\t")
            case nodes.PageBreak():
                yield None
            case _:
                yield from (_paragraph(place.body, (Run(text=text),)) for text in runs(block))

    def _items(self, items: Iterable[tuple[nodes.ListItem, str]], family: str, place: _Place) -> Items:
        depth = min(place.depth + 1, DEEPEST)
        style = f"{family} {depth}" if depth > 1 else family
        inner = replace(place, depth=depth)
        for item, label in items:
            del label  # Word counts
            first, *rest = self.blocks(item.blocks, inner)
            yield replace(first, style=style) if isinstance(first, Words) else first
            yield from rest

    def _labelled(self, label: tuple[Inline, ...], blocks: Iterable[nodes.Block], place: _Place) -> Items:
        first, *rest = self.blocks(blocks, place)
        if isinstance(first, Words):
            sign = Run(text=inline_text(label), look="strong")
            yield _paragraph("Labelled", (sign, Run(text="\t"), *first.runs))
        else:
            yield first
        yield from rest


# --- paragraphs ----------------------------------------------------------------------------------------------------


def _words(style: str, inlines: Iterable[Inline]) -> Words:
    return _paragraph(style, _runs(inlines))


def _numbered(
    style: str, number: str | None, inlines: Iterable[Inline], *, gap: str = WIDE_SPACE, after: str = ""
) -> Words:
    before = (Run(text=f"{number}{gap}"),) if number else ()
    return _paragraph(style, (*before, *_runs(inlines), Run(text=after)))


def _paragraph(style: str, given: Iterable[Run]) -> Words:
    """Return a paragraph in which runs of one look are one run."""
    alike = groupby((run for run in given if run.text), key=lambda run: (run.look, run.url))
    joined = (Run(text="".join(run.text for run in group), look=look, url=url) for (look, url), group in alike)
    return Words(style=style, runs=tuple(joined))


def _runs(inlines: Iterable[Inline], look: Look = "", url: str = "") -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case Strong(children=children):
                yield from _runs(children, "strong", url)
            case Emphasis(children=children):
                yield from _runs(children, "emphasis", url)
            case Link(children=children):
                yield from _runs(children, look, inline.url)
            case CrossReference(children=children) | Span(children=children):
                yield from _runs(children, look, url)
            case Certainty(word=word):
                yield Run(text=word, look="strong", url=url)
            case _:
                yield Run(text=inline_text((inline,)), look=look, url=url)


def _fields(block: HeaderTable) -> Iterator[Words]:
    fields = [
        (Run(text=inline_text(field.label), look="strong"), Run(text=WIDE_SPACE), *_runs(field.value))
        for field in block.fields
    ]
    if block.form == "line":
        between = (Run(text=SEPARATOR),)
        yield _paragraph("Header Field", (run for field in fields for run in (*between, *field)))
    else:
        yield from (_paragraph("Header Field", field) for field in fields)


# --- tables --------------------------------------------------------------------------------------------------------


def _captioned(block: TableBlock | Chart, grid: Grid) -> Iterator[Words | Grid]:
    if block.caption:
        yield _words("Caption", block.caption)
    yield grid
    yield from (_words("Table Note", words) for words in (block.note, block.source) if words)


def _grid(block: TableBlock) -> Grid:
    rows = [_cells(row.cells) for row in block.header]
    for group in block.groups:
        if group.title:
            rows.append((inline_text(group.title), *[""] * (len(block.columns) - 1)))
        rows += [_cells(row.cells) for row in group.rows]
    return Grid(rows=tuple(rows), ends=tuple(column.align == "end" for column in block.columns))


def _values(block: Chart) -> Grid:
    head = (inline_text(block.unit), *(inline_text(series.children) for series in block.series))
    rows = (
        (inline_text(category.children), *(inline_text(value.children) for value in category.values))
        for category in block.categories
    )
    return Grid(rows=(head, *rows), ends=(False, *[True] * len(block.series)))


def _cells(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(inline_text(cell.children) for cell in cells)
