"""What looks like a marker and is none: it would stand in every brief as it is, and the text would stand elsewhere."""

import re
from collections.abc import Iterator
from typing import Any, Final

from docx.opc.part import XmlPart
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.diagnostics import Diagnostic
from briefgen.regex import regex
from briefgen.writers.docx.letterhead.marker import MARKER, Place
from briefgen.writers.docx.letterhead.tags import at, every, own_words, val
from briefgen.writers.docx.parts import ENDNOTES, FOOTER, FOOTNOTES, HEADER
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.places import furniture_places
from briefgen.writers.docx.reference.residue import names_the_place

_LIKE: Final = regex(r"\{+[^{}]{0,60}briefgen[^{}]{0,60}\}+|\{+\s*briefgen\S*|briefgen[._]\w+\s*\}+", re.IGNORECASE)
_PLACES: Final = {FOOTNOTES.relation: "in a footnote", ENDNOTES.relation: "in an endnote"}
_FURNITURE: Final = frozenset({HEADER.relation, FOOTER.relation})


def strays(name: str, part: Any, place: Place) -> Iterator[Diagnostic]:
    """Yield an error for all that looks like a marker and is not where the text goes."""
    said = [*_written(part.element, "in the text", _holders(place)), *_elsewhere(part)]
    for quoted, where in dict.fromkeys(said):
        message = f"'{name}' has '{quoted}' {where}, where it would stay as it is"
        yield Diagnostic(code="BG980", message=message, hints=(_hint(quoted),))


def _hint(quoted: str) -> str:
    hint = f"write {MARKER} alone in a paragraph of the text"
    return hint if "body" in quoted.casefold() else f"take it out: {MARKER} is all that is filled in"


def _holders(place: Place) -> tuple[Element, ...]:
    return (*(() if place.holder is None else (place.holder,)), *place.others)


def _elsewhere(part: Any) -> Iterator[tuple[str, str]]:
    places = furniture_places(part.element)
    for id_, each in part.rels.items():
        if each.is_external or each.reltype not in _FURNITURE | _PLACES.keys():
            continue
        target = each.target_part
        root = target.element if isinstance(target, XmlPart) else etree.fromstring(target.blob)
        where = _PLACES.get(each.reltype) or places.get(id_, "in a header or footer")
        yield from _written(root, where, ())
        yield from ((named, where) for sdt in every(root, "sdt") for named in _names(sdt))


def _written(root: Element, where: str, holders: tuple[Element, ...]) -> Iterator[tuple[str, str]]:
    for paragraph in every(root, "p"):
        if any(each in holders for each in (paragraph, *paragraph.iterancestors(w("p"), w("sdt")))):
            continue
        in_box = next(paragraph.iterancestors(w("txbxContent")), None) is not None
        for found in _LIKE.findall(own_words(paragraph)):
            yield found, "in a text box" if in_box else where


def _names(control: Element) -> Iterator[str]:
    named = (val(at(control, "sdtPr", name)) for name in ("tag", "alias"))
    return (each for each in named if each is not None and names_the_place(each))
