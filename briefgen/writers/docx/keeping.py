"""What stays on one page for being short: as the layout has it, but by an estimate of lines, for Word breaks its own."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import Final

from briefgen.document.inlines import Text
from briefgen.layout.galley import SMALL
from briefgen.layout.headings import FOLLOWING
from briefgen.theme.model import Theme
from briefgen.writers.docx.anchors import said
from briefgen.writers.docx.characters import ems, least_ems
from briefgen.writers.docx.columns import abreast_measure, column_width
from briefgen.writers.docx.facing import facing_measure
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import Flow, WordParagraph, WordTable

MARGIN_NOTE: Final = "MarginNote"

Lines = Callable[[WordParagraph, int], int]
"""How many lines a paragraph takes, but no more than a number that is enough."""


def kept(items: Flow, styles: Mapping[str, ParagraphStyle], theme: Theme) -> Flow:
    """Return the flow in which more stays with what follows than its blocks ask for: the lines right below a heading, all of
    a short box, and what a note in the margin is beside.
    """

    def lines(item: WordParagraph, enough: int) -> int:
        return _lines(item, styles[item.style], theme, enough)

    leading = {*_below_headings(items, lines), *_in_boxes(items, lines), *_beside_notes(items)}
    return tuple(
        item._replace(leads=True) if index in leading and isinstance(item, WordParagraph) and not item.leads else item
        for index, item in enumerate(items)
    )


def _below_headings(items: Flow, lines: Lines) -> Iterator[int]:
    """Yield what makes up, with what follows it, the lines that a heading has below it at least.

    What a short section leaves of them is not the next one's to make up. Word writes the entries of contents by itself.
    """
    owed = 0
    for index, (item, below) in enumerate(pairwise(items)):
        if not isinstance(item, WordParagraph) or item.contents is not None or item.page_before:
            owed = 0
        elif item.outline is None:
            owed = owed - lines(item, owed) if owed else 0
            if owed and _goes_on(below):
                yield index
        if isinstance(item, WordParagraph) and item.outline is not None:
            owed = FOLLOWING


def _goes_on(below: WordParagraph | WordTable) -> bool:
    return not below.page_before and (isinstance(below, WordTable) or below.outline is None)


def _in_boxes(items: Flow, lines: Lines) -> Iterator[int]:
    """Yield all but the last paragraph of each box that is so short that there is no need to part it."""
    start = height = 0
    for index, item in enumerate(items):
        if not isinstance(item, WordParagraph) or item.box is None:
            start, height = index + 1, 0
            continue
        if item.first:
            start, height = index, 0
        if height <= SMALL:  # else it is none whatever else it holds
            height += lines(item, SMALL + 1 - height)
        if item.last and height <= SMALL:
            yield from range(start, index)


def _beside_notes(items: Flow) -> Iterator[int]:
    for index, (_, below) in enumerate(pairwise(items)):
        if isinstance(below, WordParagraph) and below.style == MARGIN_NOTE:
            yield index


def _lines(item: WordParagraph, style: ParagraphStyle, theme: Theme, enough: int) -> int:
    """Return how many lines a paragraph takes. To measure all of a long one takes time, and is done only up to what is *enough*."""
    inset = sum(column_width(column, theme) for column in item.columns)
    column = facing_measure(theme) if item.side else abreast_measure(item.abreast, theme)
    width = (column - style.left - style.right - inset) / style.text.size
    room, filled = width * (enough - 1), 0.0
    for piece in item.pieces:
        words = piece.text if isinstance(piece, Text) else said(piece)
        if filled + least_ems(words) > room:
            return enough
        filled += ems(words)
        if filled > room:
            return enough
    return max(1, ceil(filled / width))
