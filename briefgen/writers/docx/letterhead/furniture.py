"""Header and footer: the letterhead's are kept, and our marking stands in every kind of them; none goes out unmarked."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, Final

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.writers.docx.letterhead.carry import Carrier, free_id
from briefgen.writers.docx.letterhead.tags import every, val
from briefgen.writers.docx.parts import FOOTER, HEADER
from briefgen.writers.docx.reference.names import V, w
from briefgen.writers.docx.xml import R

TYPES: Final = ("default", "first", "even")
_SHAPE: Final = f"{{{V}}}shape"
_ID: Final = f"{{{R}}}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Our own lines, as paragraphs that nothing else holds."""

    header: Sequence[Element]
    footer: Sequence[Element]
    """With the page and the count of pages."""
    uncounted: Sequence[Element]
    """The same without them, for a letterhead that counts the pages itself."""

    @property
    def all(self) -> tuple[Element, ...]:
        return (*self.header, *self.footer, *self.uncounted)


def mark_pages(part: Any, lines: Lines, carrier: Carrier) -> None:
    """Add our lines to every header and footer of the letterhead; the first section gets the kinds that it has not.

    They stand next to the text, below its header and above its footer, so that nothing of the letterhead moves.
    """
    first, *_ = every(part.element, "sectPr")
    for kind in ("header", "footer"):
        _complete(part, first, kind, carrier)
    headers, footers = ([*_parts(part, kind)] for kind in ("header", "footer"))
    for place, each in enumerate(headers, start=1):
        each.extend(_numbered(line, place) for line in lines.header)
    counted = any(map(_counts_pages, (*headers, *footers)))
    for each in footers:
        each[:0] = map(deepcopy, lines.uncounted if counted else lines.footer)


def _numbered(line: Element, place: int) -> Element:
    """Return a copy for one header, in which a watermark's shape is told from those of others."""
    copied = deepcopy(line)
    for shape in copied.iter(_SHAPE):
        shape.set("id", f"{shape.get('id', '').rstrip('0123456789')}{place}")
    return copied


def _complete(part: Any, section: Element, kind: str, carrier: Carrier) -> None:
    """Give the section a header or footer of each type that it has none of."""
    name = f"{kind}Reference"
    had = {val(each, "type") for each in section.iterchildren(w(name))}
    root, made_as = ("hdr", HEADER) if kind == "header" else ("ftr", FOOTER)
    for type_ in (each for each in TYPES if each not in had):
        element = section.makeelement(w(root), nsmap=section.nsmap)
        made = XmlPart(PackURI(carrier.free_name(f"word/{kind}1.xml")), made_as.content_type, element, part.package)
        id_ = free_id(part.rels)
        part.rels.add_relationship(made_as.relation, made, id_)
        section.insert(0, section.makeelement(w(name), {w("type"): type_, _ID: id_}))


def _parts(part: Any, kind: str) -> Iterator[Element]:
    """Yield the headers or footers that any section names, each once."""
    names = dict.fromkeys(each.get(_ID) for each in every(part.element, f"{kind}Reference"))
    parts = {id(target): target for id_ in names for target in (part.related_parts[id_],)}
    yield from (target.element for target in parts.values())


def _counts_pages(element: Element) -> bool:
    codes = [each.text or "" for each in every(element, "instrText")]
    codes += [val(each, "instr") or "" for each in every(element, "fldSimple")]
    return any(code.split()[:1] == ["PAGE"] for code in codes)
