from collections import Counter

import pytest
from support.blocks import LONG, lines_of
from support.documents import document, paragraph, words
from support.layout import laid_out

from briefgen.document.nodes import Box
from briefgen.layout.galley import SMALL


def pages_of(box: Box, above: int) -> Counter[int]:
    """Return how many lines of a box stand on each page."""
    layout = laid_out(document(*[paragraph("x", role="list")] * above, box))
    return Counter(page for page, _ in lines_of(layout, "blocks", above + 1))


def box(kind: str, paragraphs: int) -> Box:
    return Box(kind=kind, title=words("Title"), blocks=(paragraph("x"),) * paragraphs)


@pytest.mark.parametrize("kind", ["key-message", "side", "warning", "conflict"])
def test_a_small_box_is_never_parted(kind):
    begun = set()
    for above in range(30, 54):
        (page,) = pages_of(box(kind, SMALL - 1), above)
        begun.add(page)
    assert begun == {1, 2}


def test_a_longer_box_goes_on_over_the_page():
    assert any(len(pages_of(box("side", SMALL), above)) == 2 for above in range(30, 54))


def test_words_count_by_their_lines():
    long = Box(kind="side", blocks=(paragraph(LONG * 12),))
    assert any(len(pages_of(long, above)) == 2 for above in range(30, 54))
