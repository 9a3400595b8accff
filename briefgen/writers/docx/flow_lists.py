"""Lists: paragraphs that Word numbers or puts bullets before."""

from collections.abc import Iterable

from briefgen.document.nodes import BulletList, ListItem, OrderedList
from briefgen.layout.lists import ordinal
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.flow_text import level_style, opening
from briefgen.writers.docx.neighbours import ends
from briefgen.writers.docx.pieces import Count, WordParagraph, block_target
from briefgen.writers.docx.place import Blocks, Items, Place
from briefgen.writers.docx.stylenames import BOX_STYLES, DEEPEST, POINT_COLUMNS


def unordered(block: BulletList, place: Place, blocks: Blocks) -> Items:
    own = place.columns and (place.box or POINT_COLUMNS.intersection(place.columns))
    counts = _bullets(block, place.deeper()) if own else [None] * len(block.items)
    yield from _items(block.items, counts, place, blocks)


def ordered(block: OrderedList, place: Place, blocks: Blocks) -> Items:
    yield from _items(block.items, _counts(block, place.deeper()), place, blocks)


def _bullets(block: BulletList, place: Place) -> list[Count]:
    """Return bullets of a look of their own: in a box the common ones stand at its edge, in a point they are another sign."""
    return [
        Count(
            kind="bullet",
            value=position,
            level=min(place.depth, DEEPEST) - 1,
            box=place.box,
            columns=place.columns,
            width=0.0,
        )
        for position in range(len(block.items))
    ]


def _counts(block: OrderedList, place: Place) -> list[Count]:
    numbers = range(block.start, block.start + len(block.items))
    width = max((ems(ordinal(number, block.style)) for number in numbers), default=0.0)
    return [
        Count(
            kind=block.style,
            value=number,
            level=min(place.depth, DEEPEST) - 1,
            opens=number == block.start,
            box=place.box,
            columns=place.columns,
            width=width,
        )
        for number in numbers
    ]


def _items(items: Iterable[ListItem], counts: Iterable[Count | None], place: Place, blocks: Blocks) -> Items:
    inside = place.deeper()
    made = (each for item, count in zip(items, counts, strict=True) for each in _item(item, count, inside, blocks))
    yield from made if place.box or place.depth or place.columns else ends(made)


def _item(item: ListItem, count: Count | None, place: Place, blocks: Blocks) -> Items:
    first, rest = opening(item.blocks)
    family = "Number" if count and count.kind != "bullet" else "Bullet"
    style = level_style(f"{BOX_STYLES[place.box] if place.box else 'List'}{family}", place)
    yield WordParagraph(
        style=style,
        pieces=first.children if first else (),
        counted=count,
        box=place.box,
        columns=place.columns,
        target=block_target(first.anchor) if first else None,
        leads=first is not None and bool(rest),
    )
    yield from blocks(rest, place)
