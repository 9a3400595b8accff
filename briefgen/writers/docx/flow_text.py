"""Paragraphs, and the style that running text has where it stands."""

from typing import Final

from briefgen.document.nodes import Block, MarginNote, Paragraph
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.pieces import Count, Piece, Tab, WordParagraph, block_target
from briefgen.writers.docx.place import TOP, Place
from briefgen.writers.docx.stylenames import BOX_STYLES, COLUMN_STYLES, DEEPEST, ROLE_STYLES, Column, box_role, numbered

LAST_NUMBER: Final = 999
"""Numbers of paragraphs have room to here, so that all of them hang alike."""


def opening(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """Return the paragraph that stands beside a bullet, a number or a label, and what comes below."""
    first, *rest = blocks
    return (first, tuple(rest)) if isinstance(first, Paragraph) else (None, blocks)


def paragraph(block: Paragraph, place: Place) -> WordParagraph:
    plain = block.role == "body" or place.depth > 0
    made = running_text(block.children, place) if plain else _in_role(block, place)
    target = block_target(block.anchor)
    if block.number is None:
        return made._replace(target=target) if target else made
    count = Count(
        kind="paragraph", value=block.number, box=place.box, columns=place.levels, width=number_width(LAST_NUMBER)
    )
    style = "NumberedParagraph" if plain and place == TOP else made.style
    return made._replace(style=style, pieces=block.children, counted=count, target=target)


def _in_role(block: Paragraph, place: Place) -> WordParagraph:
    style = box_role(place.box, block.role) if place.box else ROLE_STYLES[block.role]
    return set_in(style, block.children, place, columns=place.columns)


def running_text(pieces: tuple[Piece, ...], place: Place) -> WordParagraph:
    """Return a paragraph of running text."""
    if place.depth:
        family = f"{box_style(place)}Continue" if place.box else "ListContinue"
        return set_in(level_style(family, place), pieces, place, columns=place.columns, tabs=len(place.columns) + 1)
    if place.columns and not place.box:
        return set_in(COLUMN_STYLES[place.columns[-1]], pieces, place, columns=place.columns[:-1])
    return set_in(box_style(place), pieces, place, columns=place.columns)


def margin_note(block: MarginNote, place: Place) -> WordParagraph:
    return set_in("MarginNote", block.children, place, columns=place.levels)


def set_in(
    style: str, pieces: tuple[Piece, ...], place: Place, *, columns: tuple[Column, ...], tabs: int | None = None
) -> WordParagraph:
    """Return a paragraph that stands in *columns* beyond the one that its style is made for.

    In a box each paragraph reaches back to the box's edge, or the box would be cut there: *tabs* lead to its words, one
    through each column unless told otherwise.
    """
    back = (Tab(),) * (len(columns) if tabs is None else tabs) if place.box else ()
    return WordParagraph(style=style, pieces=(*back, *pieces), box=place.box, columns=columns)


def box_style(place: Place) -> str:
    """Return the style of running text that is in no list or column."""
    return BOX_STYLES[place.box] if place.box else "BodyText"


def level_style(family: str, place: Place) -> str:
    """Return the style of a family that serves this depth of lists: `ListBullet`, `ListBullet2`, …"""
    return numbered(family, family, min(place.depth, DEEPEST))[0]


def number_width(number: int) -> float:
    """Return the width of a number with its point, in type sizes."""
    return ems(f"{number}.")
