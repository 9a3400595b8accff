"""The letterhead's part of notes of one kind, open to ours; one of its own is made where it has none."""

from copy import deepcopy
from typing import Any

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.carry import Carrier, point_to
from briefgen.writers.docx.letterhead.tags import val
from briefgen.writers.docx.letterhead.xmlparts import add_tree, as_tree
from briefgen.writers.docx.parts import Part


def note_part(part: Any, ours: Part, root: Element, carrier: Carrier) -> Element:
    """Return the root of the part, related to all that our notes in *root* are related to; these get the new ids."""
    made = as_tree(part, ours.kind) or add_tree(part, ours.kind, ours.name, _empty(root), carrier)
    point_to((root,), carrier.relate(made, ours.related))
    return made.element


def _empty(root: Element) -> Element:
    """Return our part with nothing in it but what parts notes from the text."""
    empty = deepcopy(root)
    for each in [each for each in empty if val(each, "type") is None]:
        empty.remove(each)
    return empty
