"""The tree as Word sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    BulletList,
    Cell,
    Document,
    HeaderField,
    HeaderTable,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Section,
    SourceEntry,
    SourceList,
    Table,
    Text,
    Title,
)
from briefgen.document.origins import DerivedOrigin
from briefgen.document.words import inline_text
from briefgen.layout.furniture import SEPARATOR
from briefgen.layout.heads import NO_BREAK_SPACE
from briefgen.layout.lists import ordinal
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.neighbours import apart, beside_tables, between_tables, ends
from briefgen.writers.docx.pieces import Count, Flow, Label, Piece, Tab, Target, WordParagraph, WordRow, WordTable
from briefgen.writers.docx.stylenames import BOX_STYLES, DEEPEST, ROLE_STYLES, BoxKind, box_role, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What is around a block: the box it is in, and how deep in lists."""

    box: BoxKind | None = None
    depth: int = 0

    def deeper(self) -> "_Place":
        return replace(self, depth=self.depth + 1)


_TOP: Final = _Place()
LAST_NUMBER: Final = 999
"""Numbers of paragraphs have room to here, so that all of them hang alike."""


def flow(document: Document) -> Flow:
    """Return the whole text of *document*, the handling marking first."""
    items = tuple(between_tables((_opening(document), *_blocks(document.blocks, _TOP))))
    return tuple(apart(tuple(beside_tables(items))))


def _opening(document: Document) -> WordParagraph:
    """Return the marking as text, and DRAFT with it: header and footer are not read aloud."""
    words = SEPARATOR.join(filter(None, (document.marking.label, document.furniture.draft)))
    return WordParagraph(style="ProtectiveMarking", pieces=(_made(words),))


def _made(words: str) -> Text:
    return Text(text=words, origin=DerivedOrigin(transform="docx"))


def _blocks(blocks: Iterable[Block], place: _Place) -> Iterator[WordParagraph | WordTable]:
    breaks = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = True
            continue
        for item in _block(block, place):
            yield replace(item, page_before=True) if breaks else item
            breaks = False


def _block(block: Block, place: _Place) -> Iterator[WordParagraph | WordTable]:
    match block:
        case Title():
            yield WordParagraph(style="Title", pieces=block.children)
        case Section():
            yield _heading(block)
            yield from _blocks(block.blocks, place)
        case Paragraph():
            yield _paragraph(block, place)
        case BulletList() | OrderedList():
            yield from _list(block, place)
        case Box():
            yield from _box(block)
        case Table():
            yield from _table(block)
        case HeaderTable():
            yield from _header_table(block)
        case SourceList():
            width = _width(max((entry.number for entry in block.entries), default=0))
            yield from (_entry(entry, width) for entry in block.entries)
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _heading(section: Section) -> WordParagraph:
    level = min(max(section.level, 1), 3)
    return WordParagraph(
        style=f"Heading{level}",
        pieces=section.heading,
        outline=level - 1,
        numeral=section.number or "",
        target=_block_target(section.anchor),
    )


def _block_target(anchor: str | None) -> Target | None:
    return ("block", anchor) if anchor else None


def _paragraph(paragraph: Paragraph, place: _Place) -> WordParagraph:
    target = _block_target(paragraph.anchor)
    if paragraph.number is not None:
        return replace(_numbered_paragraph(paragraph, paragraph.number, place), target=target)
    back = (Tab(),) if place.box and place.depth else ()
    pieces = (*back, *paragraph.children)
    return WordParagraph(style=_text_style(paragraph, place), pieces=pieces, box=place.box, target=target)


def _numbered_paragraph(paragraph: Paragraph, number: int, place: _Place) -> WordParagraph:
    count = Count(kind="paragraph", value=number, box=place.box, width=_width(LAST_NUMBER))
    plain = paragraph.role == "body" and place == _TOP
    style = "NumberedParagraph" if plain else _text_style(paragraph, place)
    return WordParagraph(style=style, pieces=paragraph.children, box=place.box, count=count)


def _text_style(paragraph: Paragraph, place: _Place) -> str:
    if place.depth:
        return _level(f"{BOX_STYLES[place.box] if place.box else 'List'}Continue", place)
    return box_role(place.box, paragraph.role) if place.box else ROLE_STYLES[paragraph.role]


def _width(number: int) -> float:
    return ems(f"{number}.")


def _level(family: str, place: _Place) -> str:
    """Return the style of a family that serves this depth of lists: `ListBullet`, `ListBullet2`, …"""
    return numbered(family, family, min(place.depth, DEEPEST))[0]


# --- lists -------------------------------------------------------------------------------------------------------


def _list(block: BulletList | OrderedList, place: _Place) -> Iterator[WordParagraph | WordTable]:
    inside = place.deeper()
    counts = _counts(block, inside) if isinstance(block, OrderedList) else [None] * len(block.items)
    items = (each for item, count in zip(block.items, counts, strict=True) for each in _item(item, count, inside))
    yield from items if place.box or place.depth else ends(items)


def _counts(block: OrderedList, place: _Place) -> list[Count]:
    numbers = range(block.start, block.start + len(block.items))
    width = max((ems(ordinal(number, block.style)) for number in numbers), default=0.0)
    level = min(place.depth, DEEPEST) - 1
    return [
        Count(kind=block.style, value=number, level=level, opens=number == block.start, box=place.box, width=width)
        for number in numbers
    ]


def _item(item: ListItem, count: Count | None, place: _Place) -> Iterator[WordParagraph | WordTable]:
    opening, *rest = item.blocks
    family = "Number" if count else "Bullet"
    style = _level(f"{BOX_STYLES[place.box] if place.box else 'List'}{family}", place)
    if isinstance(opening, Paragraph):
        target = _block_target(opening.anchor)
        yield WordParagraph(
            style=style, pieces=opening.children, count=count, box=place.box, target=target, leads=bool(rest)
        )
        yield from _blocks(rest, place)
    else:
        yield WordParagraph(style=style, pieces=(), count=count, box=place.box)
        yield from _blocks(item.blocks, place)


# --- boxes, headers, tables, sources -----------------------------------------------------------------------------


def _box(box: Box) -> Iterator[WordParagraph | WordTable]:
    heading = WordParagraph(style=f"{BOX_STYLES[box.kind]}Heading", pieces=box.title, box=box.kind)
    yield from ends((*((heading,) if box.title else ()), *_blocks(box.blocks, _Place(box=box.kind))))


def _header_table(header: HeaderTable) -> Iterator[WordParagraph | WordTable]:
    if header.form == "rows":
        yield from ends(WordParagraph(style="HeaderField", pieces=_row(field)) for field in header.fields)
    else:
        yield WordParagraph(style="HeaderLine", pieces=_line(header.fields), first=True, last=True)


def _row(field: HeaderField) -> tuple[Piece, ...]:
    return (Label(children=field.label), Tab(), *field.value) if field.label else field.value


def _line(fields: tuple[HeaderField, ...]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for field in fields:
        pieces += [_made(SEPARATOR)] if pieces else []
        pieces += [Label(children=field.label), _made(NO_BREAK_SPACE)] if field.label else []
        pieces += field.value
    return tuple(pieces)


def _table(table: Table) -> Iterator[WordParagraph | WordTable]:
    target = _block_target(table.anchor)
    if table.caption:
        yield WordParagraph(style="Caption", pieces=table.caption, target=target)
    yield WordTable(
        columns=table.columns,
        rows=tuple(_rows(table)),
        caption=inline_text(table.caption),
        summary=table.summary or inline_text(table.caption),
        target=None if table.caption else target,
    )
    if table.note:
        yield WordParagraph(style="TableNote", pieces=table.note, last=not table.source)
    if table.source:
        yield WordParagraph(style="TableSource", pieces=table.source, last=True)


def _rows(table: Table) -> Iterator[WordRow]:
    yield from (WordRow(cells=row.cells, kind="header") for row in table.header)
    for group in table.groups:
        if group.title:
            yield WordRow(cells=(Cell(children=group.title, header=True),), kind="group")
        yield from (WordRow(cells=row.cells, kind="body") for row in group.rows)


def _entry(entry: SourceEntry, width: float) -> WordParagraph:
    count = Count(kind="source", value=entry.number, width=width)
    return WordParagraph(style="Bibliography", pieces=entry.children, count=count, target=("source", entry.source))
