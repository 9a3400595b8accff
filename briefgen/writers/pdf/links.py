"""Link annotations: one for each part of a line, all of them kids of the one Link element."""

from collections.abc import Mapping
from typing import Final

from briefgen.writers.pdf.elements import Inside, Outside
from briefgen.writers.pdf.painted import LinkArea
from briefgen.writers.pdf.syntax import array, dictionary, number, string

PRINTED: Final = b"4"
"""The flag Print, which PDF/A asks for (ISO 19005-2, 6.3.2)."""


def annotation(area: LinkArea, action: Mapping[str, bytes], *, key: int) -> bytes:
    """Return the annotation of one area; `key` is its own in the parent tree."""
    return dictionary(
        {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": array(number(edge).encode() for edge in area.box),
            "F": PRINTED,
            "Border": b"[0 0 0]",
            "Contents": string(area.element.words),
            "StructParent": b"%d" % key,
            **action,
        }
    )


def target_of(area: LinkArea) -> Outside | Inside:
    assert area.element.target is not None
    return area.element.target
