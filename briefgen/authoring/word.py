"""Passages of a Word document from anybody: its headings by their styles, its paragraphs with tracked changes accepted.

What stands in a text box comes after the paragraph that holds the box. Word keeps each box twice, once for older programs. Notes come
behind all, each kind under a heading of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from briefgen.authoring.passages import TITLE, Passage, passage
from briefgen.authoring.word_notes import raised_by_hand, take_notes
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.names import find, val, w
from briefgen.writers.docx.reference.opened import Opened, document_of, opened
from briefgen.writers.docx.reference.words import paragraph_text
from briefgen.writers.docx.reference.zip_limits import unpack

_DEPTH: Final = 12
"""Styles above a style: a circle of them is left where it comes round."""
_BODY_LEVEL: Final = 9
"""The outline level that means "no heading"."""


def word_passages(content: bytes) -> Iterator[Passage]:
    """Raises Refused where it is no Word document that can be read safely."""
    package = opened(unpack(content))
    name = document_of(package)
    styles = _styles(package, name)
    levels = _levels(styles)
    high = frozenset(id_ for id_, style in styles.items() if find(style, "w:rPr/w:vertAlign[@w:val='superscript']"))
    document = package.tree(name)
    raised_by_hand(document, high)
    notes = take_notes(package, name, document, lambda root: raised_by_hand(root, high))
    for paragraph in find(document, "w:body//w:p[not(ancestor::mc:Fallback)]"):
        if found := passage(paragraph_text(paragraph), _level(paragraph, levels)):
            yield found
    yield from notes


def _level(paragraph: etree._Element, levels: Mapping[str, int]) -> int | None:
    own = find(paragraph, "w:pPr/w:outlineLvl")
    style = find(paragraph, "w:pPr/w:pStyle")
    level = _outline(val(own[0])) if own else levels.get(val(style[0])) if style else None
    return None if find(paragraph, "ancestor::w:tbl") else level


def _styles(package: Opened, document: str) -> Mapping[str, etree._Element]:
    related = (each for each in package.relations(document) if each.kind == parts.STYLES.relation and not each.external)
    name = next((part for each in related if (part := package.name(each.target))), None)
    return {} if name is None else {each.get(w("styleId"), ""): each for each in find(package.tree(name), "w:style")}


def _levels(styles: Mapping[str, etree._Element]) -> Mapping[str, int]:
    """Return the level of each style that makes a heading."""
    levels = {id_: _style_level(id_, styles) for id_ in styles}
    return {id_: level for id_, level in levels.items() if level is not None}


def _style_level(id_: str, styles: Mapping[str, etree._Element]) -> int | None:
    """Return the level that a style has itself or from those it is based on."""
    for _ in range(_DEPTH):
        style = styles.get(id_)
        if style is None:
            return None
        if val(style.find(w("name"))).casefold() == "title":
            return TITLE
        if outline := find(style, "w:pPr/w:outlineLvl"):
            return _outline(val(outline[0]))
        id_ = val(style.find(w("basedOn")))
    return None


def _outline(value: str) -> int | None:
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else None
