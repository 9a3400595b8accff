"""Where the links of a letterhead may lead, and what becomes of elements whose relationship is not kept."""

from collections.abc import Collection, Mapping
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import A, O, V, drop, find, local, unwrap, w
from briefgen.writers.docx.xml import R

_SHOWN: Final = (w("drawing"), w("pict"), w("object"))
_IN_R: Final = f"{{{R}}}"
_OLD_ID: Final = f"{{{O}}}relid"
_OBJECTS: Final = frozenset({"OLEObject", "control", "objectEmbed", "objectLink", "altChunk", "subDoc"})
_CLICKS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})


def referred(root: etree._Element) -> frozenset[str]:
    """Return the ids of all relationships that elements refer to."""
    return frozenset(value for each in root.iter() for _, value in _references(each))


def lost_objects(root: etree._Element, related: Collection[str], place: str) -> list[Seen]:
    """Return objects of other programs that no relationship tells of; they are not known, and go."""
    ids = (
        [value for each in top.iter(etree.Element) for key, value in _references(each) if local(each) in _OBJECTS]
        for top in find(root, "//w:object | //w:altChunk | //w:subDoc | //w:control[not(ancestor::w:object)]")
    )
    lost = [each for each in ids if set(related).isdisjoint(each)]
    return [Seen(kind=Kind.EMBEDDED, place=place, quoted="an object of which the file is missing") for _ in lost[:1]]


def cut_references(root: etree._Element, kept: Mapping[str, str]) -> None:
    """Give each reference its new id; what refers to a relationship that is not kept goes, with what it shows."""
    for each in list(root.iter()):
        for key, value in _references(each):
            if value in kept:
                each.set(key, kept[value])
            else:
                _cut(each, key)
    _tidy_bullets(root)


def _references(element: etree._Element) -> list[tuple[str, str]]:
    return [(key, value) for key, value in element.attrib.items() if key.startswith(_IN_R) or key == _OLD_ID]


def _cut(element: etree._Element, key: str) -> None:
    if element.tag == w("hyperlink"):
        if element.get(w("anchor")) is None:
            unwrap(element)
        else:
            del element.attrib[key]
    elif local(element) in _CLICKS:
        drop(element)
    elif element.tag == f"{{{A}}}blip" and local_name(key) == "link" and element.get(f"{_IN_R}embed"):
        del element.attrib[key]
    elif element.tag in {f"{{{V}}}fill", f"{{{V}}}stroke"}:
        drop(element)
    else:
        drop(next((above for above in element.iterancestors() if above.tag in _SHOWN), element))


def local_name(key: str) -> str:
    return key.rpartition("}")[2]


def _tidy_bullets(root: etree._Element) -> None:
    """Drop picture bullets that have lost their picture, and what refers to them."""
    lost = find(root, "/w:numbering/w:numPicBullet[not(w:pict) and not(w:drawing)]")
    numbers = {bullet.get(w("numPicBulletId")) for bullet in lost}
    uses = [use for use in root.iter(w("lvlPicBulletId")) if use.get(w("val")) in numbers]
    for each in (*lost, *uses):
        drop(each)
