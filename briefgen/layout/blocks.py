"""Blocks to galleys: what each node of the tree becomes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    BulletList,
    HeaderTable,
    OrderedList,
    PageBreak,
    Paragraph,
    Section,
    SourceList,
    Table,
    Title,
)
from briefgen.layout.boxes import box
from briefgen.layout.galley import Galley, stack
from briefgen.layout.heads import header_table
from briefgen.layout.inlines import stretches
from briefgen.layout.lists import bullet_list, ordered_list, source_list
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import hung, label, label_column, paragraph
from briefgen.layout.setting import Setting
from briefgen.layout.tables import table
from briefgen.theme.model import StyleName

HEADINGS: Final[tuple[StyleName, ...]] = ("heading-1", "heading-2", "heading-3")
NUMBER_COLUMN: Final = 2.4
"""What a paragraph's number takes at least, in type sizes: the same for one figure and for three."""
EM_SPACE: Final = "\u2003"


def flow(blocks: Sequence[Block], place: Place, setting: Setting) -> Galley:
    """Set blocks one under the other; `place` is that of the field that holds them."""
    return stack(_block(block, (*place, index), setting) for index, block in enumerate(blocks))


def _block(block: Block, place: Place, setting: Setting) -> Galley:
    match block:
        case Title():
            return _title(block, place, setting)
        case Section():
            return _section(block, place, setting)
        case Paragraph():
            return _paragraph(block, place, setting)
        case BulletList():
            return bullet_list(block, place, setting, flow)
        case OrderedList():
            return ordered_list(block, place, setting, flow)
        case Box():
            return box(block, place, setting, flow)
        case Table():
            return table(block, place, setting)
        case HeaderTable():
            return header_table(block, place, setting)
        case SourceList():
            return source_list(block, place, setting)
        case PageBreak():
            return Galley(new_page=True)
        case _:
            assert_never(block)


def _title(block: Title, place: Place, setting: Setting) -> Galley:
    style = setting.style("title")
    return paragraph(stretches(block.children, (*place, "children"), setting, style), place, setting, style)


def _section(block: Section, place: Place, setting: Setting) -> Galley:
    style = setting.style(HEADINGS[min(block.level, len(HEADINGS)) - 1])
    own = (*place, "heading")
    words = stretches(block.heading, own, setting, style)
    number = (label(block.number, own, setting, style),) if block.number else ()
    numbered = tuple(replace(stretch, text=f"{block.number}{EM_SPACE}") for stretch in number)
    heading = replace(paragraph((*numbered, *words), own, setting, style), keep_with_next=True)
    return stack([heading, flow(block.blocks, (*place, "blocks"), setting)])


def _paragraph(block: Paragraph, place: Place, setting: Setting) -> Galley:
    name = setting.body if block.role == "body" else block.role
    style = setting.style(name)
    words = stretches(block.children, (*place, "children"), setting, style)
    if block.number is None:
        return paragraph(words, place, setting, style)
    number = label(f"{block.number}.", (*place, "label"), setting, style)
    inner = setting.inset(label_column([number], NUMBER_COLUMN * style.size, style))
    return hung(paragraph(words, place, inner, style), number, setting, style)
