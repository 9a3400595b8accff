"""Passages of a Word document from anybody: its headings by their styles, its paragraphs with tracked changes accepted.

What stands in a text box comes after the paragraph that holds the box. Word keeps each box twice, once for older programs.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from briefgen.authoring.passages import TITLE, Passage, passage
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
    levels = _levels(package, name)
    for paragraph in find(package.tree(name), "w:body//w:p[not(ancestor::mc:Fallback)]"):
        if found := passage(paragraph_text(paragraph), _level(paragraph, levels)):
            yield found


def _level(paragraph: etree._Element, levels: Mapping[str, int]) -> int | None:
    own = find(paragraph, "w:pPr/w:outlineLvl")
    style = find(paragraph, "w:pPr/w:pStyle")
    level = _outline(val(own[0])) if own else levels.get(val(style[0])) if style else None
    return None if find(paragraph, "ancestor::w:tbl") else level


def _levels(package: Opened, document: str) -> Mapping[str, int]:
    """Return the level of each style that makes a heading."""
    related = (each for each in package.relations(document) if each.kind == parts.STYLES.relation and not each.external)
    name = next((part for each in related if (part := package.name(each.target))), None)
    styles = {} if name is None else {each.get(w("styleId"), ""): each for each in find(package.tree(name), "w:style")}
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
