"""A brief into a letterhead: the package stays the letterhead's, and what it has; ours is the text, and what the text needs."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import docx
from docx.opc.part import XmlPart
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.writers.docx.canonical import canonical
from briefgen.writers.docx.furniture import LetterheadLines
from briefgen.writers.docx.letterhead.bind import Bound, bind, rename, used_styles
from briefgen.writers.docx.letterhead.carry import Carrier, free_id, point_to
from briefgen.writers.docx.letterhead.fonts import list_fonts
from briefgen.writers.docx.letterhead.furniture import Lines, mark_pages
from briefgen.writers.docx.letterhead.ids import drop_anchors, renumber
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.keeping import keep_together
from briefgen.writers.docx.letterhead.marker import Place, find_place
from briefgen.writers.docx.letterhead.noteparts import note_part
from briefgen.writers.docx.letterhead.notes import called_before, merge_notes, set_separators, sign
from briefgen.writers.docx.letterhead.numbers import Lists, Numbers, bind_numbering, merge_numbering
from briefgen.writers.docx.letterhead.placing import THIN, Seam, set_in
from briefgen.writers.docx.letterhead.speech import speak
from briefgen.writers.docx.letterhead.tags import at, every, number, val
from briefgen.writers.docx.letterhead.xmlparts import add_tree, as_tree
from briefgen.writers.docx.parts import (
    DOCUMENT,
    ENDNOTES,
    FONT_TABLE,
    FOOTER,
    FOOTNOTES,
    HEADER,
    NUMBERING,
    SETTINGS,
    STYLES,
    THEME,
    Kind,
    Part,
)
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.read import Reference
from briefgen.writers.docx.xml import part as xml_part

_NOTE_PARTS: Final = {"footnote": FOOTNOTES, "endnote": ENDNOTES}
_NEEDED: Final = {"styles": STYLES, "numbering": NUMBERING, "settings": SETTINGS, "fonts": FONT_TABLE}
"""What a letterhead may lack and our text needs, by what its root is called."""
_STAYS: Final = frozenset(kind.relation for kind in (*_NEEDED.values(), *_NOTE_PARTS.values(), THEME, HEADER, FOOTER))
"""What our document is related to that is not carried over as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A brief as a Word document of its own would have it."""

    document: Part
    """With all that it is related to."""
    properties: tuple[Part, ...]
    """What the file says of itself."""
    lines: LetterheadLines
    language: str
    moment: datetime
    """In UTC."""


def insert(reference: Reference, ours: Ours) -> bytes:
    """Return the letterhead's package with the brief in it."""
    word = docx.Document(io.BytesIO(reference.package))
    part = word.part
    package = part.package
    _forget(package, ours.properties)
    carrier = Carrier(package)
    _complete(part, carrier)
    parts = {each.kind.relation: each for each in _targets(ours.document)}
    body = etree.fromstring(ours.document.data)[0]
    notes = {kind: parts[each.relation] for kind, each in _NOTE_PARTS.items() if each.relation in parts}
    noted = {kind: etree.fromstring(each.data) for kind, each in notes.items()}
    lines = Lines(
        header=tuple(etree.fromstring(ours.lines.header.encode())),
        footer=tuple(etree.fromstring(ours.lines.footer.encode())),
        uncounted=tuple(etree.fromstring(ours.lines.uncounted.encode())),
    )
    tops = (body, *noted.values(), *lines.all)
    drop_anchors((part.element,))
    place = find_place(part.element)
    bound = _bind(part, parts, tops, place)
    list_fonts(etree.fromstring(parts[FONT_TABLE.relation].data), _root(part, FONT_TABLE), bound.imported.values())
    renumber(tops, _roots(package))
    speak(tops, ours.language, StyleIndex(_root(part, STYLES)))
    point_to((body,), carrier.relate(part, (each for each in ours.document.related if each.kind not in _STAYS)))
    for kind, each in notes.items():
        house = note_part(part, each, noted[kind], carrier)
        sign(kind, called_before(kind, part.element.find(w("body")), place.top), house)
        merge_notes(kind, noted[kind], house, (body,))
        set_separators(kind, house, _root(part, SETTINGS))
    mark_pages(part, lines, carrier)
    house = StyleIndex(_root(part, STYLES))
    seam = Seam(thin=bound.ids[THIN], below=_after_body(parts), house=house)
    set_in(body, place, part.element, seam)
    for each in ours.properties:
        package.rels.add_relationship(each.kind.relation, carrier.carry(each), free_id(package.rels))
    out = io.BytesIO()
    word.save(out)
    return canonical(out.getvalue(), ours.moment)


def _after_body(parts: Mapping[str, Part]) -> int:
    """Return the twips below a paragraph of our text."""
    styles = StyleIndex(etree.fromstring(parts[STYLES.relation].data))
    return number(styles.said("BodyText", "pPr", "spacing", "after"), "after") or 0


def _targets(document: Part) -> Iterator[Part]:
    return (each.target for each in document.related if isinstance(each.target, Part))


# --- the letterhead's parts --------------------------------------------------------------------------------------


def _complete(part: Any, carrier: Carrier) -> None:
    """Make trees of the parts that our text needs, empty ones where the letterhead has none."""
    for name, kind in _NEEDED.items():
        if as_tree(part, kind) is None:
            add_tree(part, kind, f"word/{name}.xml", etree.fromstring(xml_part(name).encode()), carrier)


def _root(part: Any, kind: Kind) -> Element:
    return part.part_related_by(kind.relation).element


def _roots(package: Any) -> Iterator[Element]:
    """Yield the roots of all parts that hold text."""
    text = (DOCUMENT, HEADER, FOOTER, FOOTNOTES, ENDNOTES)
    types = {kind.content_type for kind in text}
    for each in package.iter_parts():
        if each.content_type in types:
            yield each.element if isinstance(each, XmlPart) else etree.fromstring(each.blob)


# --- styles and lists --------------------------------------------------------------------------------------------


def _bind(part: Any, parts: Mapping[str, Part], tops: Sequence[Element], place: Place) -> Bound:
    """Bind the styles and the lists of what is in *tops*."""
    ours, house = StyleIndex(etree.fromstring(parts[STYLES.relation].data)), StyleIndex(_root(part, STYLES))
    bound = bind(ours, house, used_styles(tops) | {THIN})
    lists, theirs = etree.fromstring(parts[NUMBERING.relation].data), _root(part, NUMBERING)
    body = part.element.find(w("body"))
    numbers = Numbers(
        ours=ours,
        our_lists=Lists(lists),
        house=house,
        house_lists=Lists(theirs),
        bound=bound,
        boilerplate=tuple(every(body, "p")),
        above=frozenset(_counted_above(body, place, house)),
        nums=merge_numbering(lists, theirs),
    )
    bind_numbering(numbers, tops)
    keep_together(tops, ours, house, bound.ids)
    rename(tops, bound.ids)
    return bound


def _counted_above(body: Element, place: Place, house: StyleIndex) -> Iterator[int]:
    """Yield the lists that the letterhead counts in above our text."""
    children = list(body)
    above = children if place.top is None else children[: children.index(place.top)]
    for paragraph in (each for top in above for each in every(top, "p")):
        own = number(at(paragraph, "pPr", "numPr", "numId"))
        by_style = house.num(val(at(paragraph, "pPr", "pStyle")))
        if own:
            yield own
        elif own is None and by_style:
            yield by_style[0]


# --- properties --------------------------------------------------------------------------------------------------


def _forget(package: Any, ours: Iterable[Part]) -> None:
    """Take out what the letterhead says of itself where ours says something."""
    kinds = {each.kind.relation for each in ours}
    for id_ in [id_ for id_, each in package.rels.items() if each.reltype in kinds]:
        package.rels.pop(id_)
