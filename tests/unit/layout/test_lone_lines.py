"""No first or last line of a paragraph stands alone on a page, wherever the paragraph stands."""

from collections import Counter

import pytest
from support.blocks import LONG, glossary, lines_of, note, points
from support.documents import bullets, document, paragraph, words
from support.layout import laid_out

from briefgen.document.nodes import Block, BulletList, ListItem, OrderedList, Quote
from briefgen.document.nodes import Box as BoxNode

FOUR = (LONG * 4).strip()
PARTS: dict[str, tuple[Block, tuple[str | int, ...]]] = {
    "a paragraph": (paragraph(FOUR), ()),
    "a numbered paragraph": (paragraph(FOUR, number=7), ()),
    "a list": (bullets("x", FOUR), ("items", 1)),
    "a list in a list": (
        BulletList(items=(ListItem(blocks=(bullets("x", FOUR),)),)),
        ("items", 0, "blocks", 0, "items", 1),
    ),
    "an ordered list": (OrderedList(items=(ListItem(blocks=(paragraph(FOUR),)),)), ("items", 0)),
    "a point": (points(("Not known", FOUR), kind="label"), ("points", 0, "blocks")),
    "a box": (BoxNode(kind="side", title=words("Title"), blocks=(paragraph(FOUR), paragraph(FOUR))), ("blocks", 1)),
    "a note": (note(FOUR), ()),
    "a quotation": (Quote(blocks=(paragraph(FOUR),), attribution=words("somebody")), ("blocks", 0)),
    "a term": (glossary(("crude oil", FOUR)), ("entries", 0)),
}


@pytest.mark.parametrize("name", PARTS)
def test_no_line_stands_alone(name):
    """The part is moved down the page line by line, until it begins the next."""
    block, inside = PARTS[name]
    parted = 0
    for above in range(24, 54):
        layout = laid_out(document(*[paragraph("x", role="list")] * above, block))
        on_pages = Counter(page for page, _ in lines_of(layout, "blocks", above + 1, *inside))
        assert sum(on_pages.values()) >= 4
        assert min(on_pages.values()) >= 2
        parted += len(on_pages) > 1
    assert parted
