"""The structure tree as objects, with the parent tree that leads back from marked content and annotations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.writers.pdf.elements import Annotated, Element, Marked, walk_elements
from briefgen.writers.pdf.serialiser import Raw, TaggedDocument
from briefgen.writers.pdf.syntax import array, dictionary, name, number, string


def write_tree(
    root: Element, pages: Sequence[Sequence[Element]], links: Sequence[tuple[Element, bytes]], document: TaggedDocument
) -> bytes:
    """Return a reference to the tree's root.

    `pages` holds, for each page, the element of each marked-content sequence; `links` the element and the reference of
    each annotation. Their keys in the parent tree are the page's index and, after those, the annotation's.
    """
    top, parents = Raw(), Raw()
    top_reference = document.add(top)
    objects = {element: Raw() for element in walk_elements(root)}
    references = {element: document.add(thing) for element, thing in objects.items()}
    where = _Where(
        elements=references,
        annotations=[reference for _, reference in links],
        pages=[document.page_reference(page) for page in range(1, len(pages) + 1)],
    )
    for element, thing in objects.items():
        parent = references[element.parent] if element.parent else top_reference
        thing.body = _body(element, parent, array([_kid(kid, where) for kid in element.kids]))
    parents.body = dictionary({"Nums": array(_parents(pages, links, references))})
    top.body = dictionary(
        {
            "Type": b"/StructTreeRoot",
            "K": array([references[root]]),
            "ParentTree": document.add(parents),
            "ParentTreeNextKey": b"%d" % (len(pages) + len(links)),
            "IDTree": _identifiers(references, document),
        }
    )
    return top_reference


class _Where(NamedTuple):
    """References to what elements hold."""

    elements: Mapping[Element, bytes]
    annotations: Sequence[bytes]
    pages: Sequence[bytes]


def _body(element: Element, parent: bytes, kids: bytes) -> bytes:
    more = dictionary(
        {
            "Lang": string(element.language) if element.language else None,
            "E": string(element.expansion) if element.expansion else None,
            "Alt": string(element.alternative) if element.alternative else None,
            "ID": string(element.identifier) if element.identifier else None,
            "AF": array([element.data]) if element.data else None,
            "A": _attributes(element),
        }
    )[2:]
    return b"<</Type /StructElem /S %b /P %b /K %b%b%b" % (
        name(element.tag),
        parent,
        kids,
        b" " if more != b">>" else b"",
        more,
    )


def _attributes(element: Element) -> bytes | None:
    """Return the attributes, a dictionary for each owner; None where there are none."""
    own = element.attributes
    if element.box is None:
        return dictionary(own) if own else None
    box = {"O": b"/Layout", "BBox": array(number(edge).encode() for edge in element.box)}
    if own is None or own["O"] == box["O"]:
        return dictionary({**(own or {}), **box})
    return array((dictionary(own), dictionary(box)))


def _identifiers(references: Mapping[Element, bytes], document: TaggedDocument) -> bytes | None:
    """Return a reference to the name tree that leads from identifiers to elements; None where there are none."""
    named = {element.identifier: reference for element, reference in references.items() if element.identifier}
    if not named:
        return None
    names = (part for key in sorted(named) for part in (string(key), named[key]))
    return document.add(Raw(dictionary({"Names": array(names)})))


def _kid(kid: Element | Marked | Annotated, where: _Where) -> bytes:
    match kid:
        case Element():
            return where.elements[kid]
        case Marked(page=page, number=mark):
            return b"<</Type/MCR/Pg %b/MCID %d>>" % (where.pages[page - 1], mark)
        case Annotated(page=page, annotation=index):
            return b"<</Type/OBJR/Pg %b/Obj %b>>" % (where.pages[page - 1], where.annotations[index])


def _parents(
    pages: Sequence[Sequence[Element]],
    links: Sequence[tuple[Element, bytes]],
    references: Mapping[Element, bytes],
) -> Iterator[bytes]:
    for key, marks in enumerate(pages):
        yield b"%d %b" % (key, array([references[element] for element in marks]))
    for key, (element, _) in enumerate(links, start=len(pages)):
        yield b"%d %b" % (key, references[element])
