"""Where the text goes: at the marker, else before the last section ends; and which section of the letterhead it is in."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.writers.docx.letterhead.tags import at, every, own_words, val
from briefgen.writers.docx.reference.names import local, w
from briefgen.writers.docx.reference.residue import names_the_place

MARKER: Final = "{{briefgen.body}}"
_MARKER: Final = regex(r"\s*\{\{\s*briefgen[._]body\s*\}\}\s*", re.IGNORECASE)
"""As people write it."""

Found = Literal["marker", "control", "bookmark", "table", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the text goes."""

    found: Found
    """How it was told; `table` is a marker in a table, behind which the text goes then."""
    top: Element | None
    """The child of the body that holds the marker; None where there is no marker."""
    holder: Element | None
    """The paragraph or content control that is the marker."""
    others: tuple[Element, ...]
    """Paragraphs that are markers as well."""
    section: Element
    """The properties of the section that the text is in."""


def find_place(document: Element) -> Place:
    """Return the place in a `w:document`; a body without section properties is given empty ones."""
    body = document.find(w("body"))
    if body.find(w("sectPr")) is None:
        body.append(body.makeelement(w("sectPr")))
    markers = list(_markers(body))
    if not markers:
        return Place(found="none", top=None, holder=None, others=(), section=body.find(w("sectPr")))
    found, holder = markers[0]
    top = _top(body, holder)
    return Place(
        found="table" if _in_table(body, holder) else found,
        top=top,
        holder=holder,
        others=tuple(other for _, other in markers[1:]),
        section=next(_sections_from(body, top)),
    )


def is_marker(said: str) -> bool:
    """Tell whether a paragraph that says this is a marker."""
    return _MARKER.fullmatch(said) is not None


def _markers(body: Element) -> Iterator[tuple[Found, Element]]:
    """Yield every marker once, in the order of the text."""
    seen: list[Element] = []
    for each in every(body, "sdt", "p", "bookmarkStart"):
        kind = _kind(each)
        holder = _paragraph_of(each) if kind == "bookmark" else each
        if kind is None or holder is None or any(holder is one or one in holder.iterancestors() for one in seen):
            continue
        seen.append(holder)
        yield kind, holder


def _kind(element: Element) -> Found | None:
    match local(element):
        case "p":
            in_box = next(element.iterancestors(w("txbxContent")), None) is not None
            return "marker" if is_marker(own_words(element)) and not in_box else None
        case "bookmarkStart":
            return "bookmark" if names_the_place(val(element, "name") or "") else None
        case _:
            named = {val(at(element, "sdtPr", name)) for name in ("tag", "alias")}
            is_block = element.find(f"{w('sdtContent')}/{w('p')}") is not None
            return "control" if is_block and any(names_the_place(each or "") for each in named) else None


def _paragraph_of(bookmark: Element) -> Element | None:
    """Return the paragraph that a bookmark begins in, or the one that it stands before."""
    for each in bookmark.iterancestors(w("p")):
        return each
    return next(iter(bookmark.itersiblings(w("p"))), None)


def _top(body: Element, element: Element) -> Element:
    return next(each for each in (element, *element.iterancestors()) if each.getparent() is body)


def _in_table(body: Element, element: Element) -> bool:
    return any(each.tag == w("tbl") for each in element.iterancestors() if each is not body)


def _sections_from(body: Element, top: Element) -> Iterator[Element]:
    """Yield the properties of the section that *top* is in, and of those behind it."""
    for each in (top, *top.itersiblings()):
        yield from every(each, "sectPr")
    yield body.find(w("sectPr"))
