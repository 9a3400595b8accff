"""The letterhead's part of notes of one kind, open to ours; one of its own is made where it has none."""

from copy import deepcopy
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.carry import Carrier, free_id, point_to
from briefgen.writers.docx.letterhead.tags import val
from briefgen.writers.docx.parts import Part


def note_part(part: Any, ours: Part, root: Element, carrier: Carrier) -> Element:
    """Return the root of the part, related to all that our notes in *root* are related to; these get the new ids."""
    known = next((id_ for id_, each in part.rels.items() if each.reltype == ours.kind.relation), None)
    if known is None:
        made = XmlPart(PackURI(carrier.free_name(ours.name)), ours.kind.content_type, _empty(root), part.package)
    else:
        made = _as_xml(part.rels.pop(known).target_part)
    part.rels.add_relationship(ours.kind.relation, made, known or free_id(part.rels))
    point_to((root,), carrier.relate(made, ours.related))
    return made.element


def _empty(root: Element) -> Element:
    """Return our part with nothing in it but what parts notes from the text."""
    empty = deepcopy(root)
    for each in [each for each in empty if val(each, "type") is None]:
        empty.remove(each)
    return empty


def _as_xml(part: Any) -> XmlPart:
    """Return a part that python-docx keeps as bytes as one that can be changed."""
    made = XmlPart(part.partname, part.content_type, etree.fromstring(part.blob), part.package)
    for id_, each in part.rels.items():
        target = each.target_ref if each.is_external else each.target_part
        made.rels.add_relationship(each.reltype, target, id_, is_external=each.is_external)
    return made
