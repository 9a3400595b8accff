"""What a PDF says of its makers and its making: document information, XMP, thumbnails, private data of programs."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.expected import Expected
from briefgen.inspect.findings import BUILD_ANEW, METADATA, listed, value, warning
from briefgen.inspect.pdf.opened import PdfFile
from briefgen.inspect.pictures import tells_of_itself
from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Refused
from briefgen.writers.docx.reference.names import local
from briefgen.writers.docx.reference.xml_safe import parse

_TOLD: Final = {"Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords"}
_KNOWN: Final = frozenset({*_TOLD, "Creator", "Producer", "CreationDate", "ModDate", "Trapped"})
_INFO: Final = regex(rb"/Info\s+([0-9]{1,10})\s+[0-9]+\s+R")
_PLAIN: Final = frozenset({
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://ns.adobe.com/pdf/1.3/",
    "http://ns.adobe.com/xap/1.0/",
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
    "http://www.aiim.org/pdfa/ns/schema#",
    "http://www.aiim.org/pdfa/ns/property#",
    "adobe:ns:meta/",
    "http://www.w3.org/XML/1998/namespace",
})  # fmt: skip
"""Of XMP what names programs, dates and standards, and nobody."""
_LISTS: Final = frozenset({"li", "Seq", "Bag", "Alt"})
_CORE: Final = "http://purl.org/dc/elements/1.1/"
_DC: Final = {
    "creator": "author",
    "title": "title",
    "description": "subject",
    "subject": "keywords",
    "rights": "rights",
}


def metadata(file: PdfFile, expected: Expected) -> Iterator[Diagnostic]:
    told = [*dict.fromkeys([*_information(file, expected), *_xmp(file, expected)])]
    if told:
        yield warning(METADATA, f"properties that the brief does not have: {', '.join(told)}", BUILD_ANEW)
    names = frozenset[str]().union(*(each.names for each in file.objects))
    left = [
        said
        for name, said in (("Thumb", "preview pictures"), ("PieceInfo", "private data of programs"))
        if name in names
    ]
    if left:
        yield warning(METADATA, f"what no reader of it sees: {listed(left)}", BUILD_ANEW)
    if any(tells_of_itself(each.stream) for each in file.objects if each.stream and "Image" in each.names):
        yield warning(METADATA, "pictures whose files say who took or made them, where or how", BUILD_ANEW)


def words(file: PdfFile) -> str:
    """Return what the properties say, each apart: a marking may stand there."""
    said = [*file.pages.get_metadata_dict(skip_empty=True).values()]
    return "\n".join([*said, *(text for root in _packets(file) for _, _, text in _said(root))])


def _information(file: PdfFile, expected: Expected) -> Iterator[str]:
    for key, said in file.pages.get_metadata_dict(skip_empty=True).items():
        if key in _TOLD and said.strip() and said not in expected.values:
            yield f"{_TOLD[key]} {value(said)}"
    numbers = {int(match[1]) for match in _INFO.finditer(file.content)}
    numbers |= {int(match[1]) for each in file.objects for match in _INFO.finditer(each.head)}
    for each in file.objects:
        if each.number in numbers:
            yield from (value(name) for name in sorted(each.names - _KNOWN) if name[:1].isupper())


def _xmp(file: PdfFile, expected: Expected) -> Iterator[str]:
    for root in _packets(file):
        if root is None:
            yield "metadata that cannot be read"
            continue
        for space, name, said in _said(root):
            if space == _CORE and name in _DC and said not in expected.values:
                yield f"{_DC[name]} {value(said)}"
            elif space not in _PLAIN and space != _CORE:
                yield value(name)


def _packets(file: PdfFile) -> Iterator[etree._Element | None]:
    """Yield the root of each packet; None for one that is no XML, or may have been made to do harm."""
    for each in file.objects:
        if {"Metadata", "XML"} <= each.names:
            try:
                yield parse(each.data(), "XMP")
            except Refused:
                yield None


def _said(root: etree._Element | None) -> Iterator[tuple[str, str, str]]:
    """Yield each property with what it says: its namespace, its name, the words."""
    for each in () if root is None else root.iter(etree.Element):
        for key, said in each.attrib.items():
            name = etree.QName(key)
            if name.namespace:
                yield name.namespace, name.localname, said
        if each.text and each.text.strip():
            owner = next((above for above in (each, *each.iterancestors()) if local(above) not in _LISTS), each)
            yield etree.QName(owner).namespace or "", local(owner), each.text.strip()
