"""The letterhead's parts as trees: those that python-docx keeps as bytes, and those that the letterhead does not have yet."""

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.carry import Carrier, free_id
from briefgen.writers.docx.parts import Kind


def as_tree(part: Any, kind: Kind) -> Any | None:
    """Return the part of that kind that *part* is related to, from now on one that can be changed; None where there is none."""
    known = next((id_ for id_, each in part.rels.items() if each.reltype == kind.relation), None)
    if known is None:
        return None
    found = part.rels[known].target_part
    if isinstance(found, XmlPart):
        return found
    part.rels.pop(known)
    made = XmlPart(found.partname, found.content_type, etree.fromstring(found.blob), found.package)
    for id_, each in found.rels.items():
        target = each.target_ref if each.is_external else each.target_part
        made.rels.add_relationship(each.reltype, target, id_, is_external=each.is_external)
    part.rels.add_relationship(kind.relation, made, known)
    return made


def add_tree(part: Any, kind: Kind, name: str, root: Element, carrier: Carrier) -> Any:
    """Return a new part, called by *name* or the next number that is free, and related to *part*."""
    made = XmlPart(PackURI(carrier.free_name(name)), kind.content_type, root, part.package)
    part.rels.add_relationship(kind.relation, made, free_id(part.rels))
    return made
