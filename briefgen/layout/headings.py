"""Titles and headings, which never stand alone at the foot of a page."""

from typing import Final, NamedTuple

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Annex, Section, Title
from briefgen.layout.galley import Galley
from briefgen.layout.inlines import EM_SPACE, stretches
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import label, paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName

LEVELS: Final[tuple[StyleName, ...]] = ("heading-1", "heading-2", "heading-3")
FOLLOWING: Final = 3
"""Lines that stand on a heading's page below it, at least."""


class _Heading(NamedTuple):
    words: tuple[Inline, ...]
    number: str | None
    style: StyleName


def title(block: Title, place: Place, setting: Setting) -> Galley:
    style = setting.style("title")
    return paragraph(stretches(block.children, (*place, "children"), setting, style), place, setting, style)


def section_heading(block: Section, place: Place, setting: Setting) -> Galley:
    return _heading(block, block.number, LEVELS[min(block.level, len(LEVELS)) - 1], place, setting)


def annex_heading(block: Annex, place: Place, setting: Setting) -> Galley:
    return _heading(block, block.letter, "annex", place, setting)


def _heading(block: Section | Annex, number: str | None, name: StyleName, place: Place, setting: Setting) -> Galley:
    return setting.known(_Heading(block.heading, number, name), (*place, "heading"), _set)


def _set(heading: _Heading, place: Place, setting: Setting) -> Galley:
    style = setting.style(heading.style)
    words = stretches(heading.words, place, setting, style)
    number = f"{heading.number}{EM_SPACE}"
    before = [label("", (*place, "label"), setting, style)._replace(text=number)] if heading.number else []
    return paragraph((*before, *words), place, setting, style)._replace(keep_with_next=FOLLOWING)
