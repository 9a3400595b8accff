"""Where in a finished file words may stand, and what readers that are not ours find in each place."""

import io
import zipfile
from collections.abc import Iterator, Mapping

import pikepdf
import pypdfium2
from lxml import etree
from support.docx import W

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def in_docx(content: bytes) -> dict[str, str]:
    """Return what unzip and lxml find in a Word document, by where it stands."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    books = {name: part for name, part in parts.items() if name.endswith(".xlsx")}
    return {
        "body": _words(trees, "word/document"),
        "footnotes": _words(trees, "word/footnotes"),
        "comments": _words(trees, "word/comments"),
        "headers": _words(trees, "word/header"),
        "footers": _words(trees, "word/footer"),
        "alternative text": _found(trees, "//@descr"),
        "properties": "\n".join(
            "".join(tree.itertext()) for name, tree in trees.items() if name.startswith("docProps/")
        ),
        "chart cache": _found(trees, f"//*[local-name()='v' and namespace-uri()='{_CHART}']/text()"),
        "embedded workbook": "\n".join(text for book in books.values() for text in _sheet(book)),
        "bookmarks": _found(
            trees, f"//*[local-name()='bookmarkStart']/@*[namespace-uri()='{W}' and local-name()='name']"
        ),
        "links": _found(trees, "//@Target"),
        "file names": "\n".join(parts),
    }


def in_pdf(content: bytes) -> dict[str, str]:
    """Return what pdfium and pikepdf find in a PDF, by where it stands."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        elements = [one for one in objects if "/S" in one and "/P" in one]
        notes = [one for page in pdf.pages for one in page.get("/Annots", [])]
        with pdf.open_outline() as outline:
            titles = list(_titles(outline.root))
        attached = [(name, spec.get_file().read_bytes().decode()) for name, spec in pdf.attachments.items()]
        return {
            "text": "\n".join(_pages(content)),
            "ActualText": "\n".join([*_told(elements, "/ActualText"), *_beside(pdf)]),
            "alternative text": "\n".join(_told([*elements, *streams], "/Alt")),
            "structure tree": "\n".join(
                text for key in ("/T", "/E", "/Lang", "/ID", "/Contents") for text in _told(elements, key)
            ),
            "outline": "\n".join(titles),
            "XMP": pdf.Root.Metadata.read_bytes().decode(),
            "document information": "\n".join(str(value) for value in pdf.docinfo.values()),
            "annotations": "\n".join(_told(notes, "/Contents")),
            "attachments": "\n".join(text for _, text in attached),
            "attachments' names": "\n".join(name for name, _ in attached),
        }


def _words(trees: Mapping[str, etree._Element], part: str) -> str:
    return "\n".join("".join(tree.itertext()) for name, tree in trees.items() if name.startswith(part))


def _found(trees: Mapping[str, etree._Element], path: str) -> str:
    return "\n".join(str(each) for tree in trees.values() for each in tree.xpath(path))


def _sheet(book: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                yield from etree.fromstring(package.read(name)).itertext()


def _pages(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_range()
    document.close()


def _told(objects: list[pikepdf.Object], key: str) -> Iterator[str]:
    yield from (str(one[key]) for one in objects if key in one and isinstance(one[key], pikepdf.String))


def _beside(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the ActualText that stands in the pages' own streams."""
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]:
                yield str(operands[1]["/ActualText"])


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for one in items:
        yield one.title
        yield from _titles(one.children)
