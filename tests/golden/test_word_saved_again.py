"""Word documents that LibreOffice opens and saves again: what a colleague gets who edits them there."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import etree
from support import docx as word
from support.documents import everything
from support.docx import Pages, government
from support.finished import FINISHED
from support.libreoffice import saved_again

from briefgen.writers.docx.write import write_docx

ALL = "everything"
BODY = "word/document.xml"
FURNITURE = re.compile(r"word/(header|footer)\d+\.xml")
FIELDS = re.compile(r"\b(PAGE|NUMPAGES|STYLEREF|SEQ|REF|TOC)\b")
"""Not PAGEREF: it keeps the pages of the contents as words, and makes them anew from TOC."""


@pytest.fixture(scope="module")
def documents():
    return {str(case): case.brief().render("docx") for case in FINISHED} | {
        ALL: write_docx(everything(), Pages(), government())
    }


@pytest.fixture(scope="module")
def saved(documents, tmp_path_factory):
    return saved_again(documents, tmp_path_factory.mktemp("saved"))


def lost(before: bytes, after: bytes) -> dict[str, Counter[str]]:
    """Return what the one file has more of than the other, by kind."""
    one, other = Counter(_held(before)), Counter(_held(after))
    return {kind: left for kind in {kind for kind, _ in one} if (left := _of(kind, one) - _of(kind, other))}


def _of(kind: str, held: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter({said: count for (each, said), count in held.items() if each == kind})


def _held(docx: bytes) -> Iterator[tuple[str, str]]:
    trees = {name: etree.fromstring(part) for name, part in word.members(docx).items() if name.endswith(".xml")}
    body = trees[BODY]
    for paragraph in word.find(body, "//w:p[.//w:t]"):
        names = word.find(paragraph, ".//w:bookmarkStart/@w:name")
        yield from (("anchor", name) for name in names if name.startswith("bf_"))
    for kind in ("footnote", "endnote"):
        yield from (("call", kind) for _ in word.find(body, f"//w:{kind}Reference"))
        for note in word.find(trees[f"word/{kind}s.xml"], "/*/*[not(@w:type)]") if f"word/{kind}s.xml" in trees else ():
            yield "note", _said(note)
    yield from (
        ("marking", said)
        for said in {one for name, tree in trees.items() if FURNITURE.match(name) for one in _marks(tree)}
    )
    yield from (("table", "rows that run on") for _ in word.find(body, "//w:tblHeader"))
    yield from (("table", "rows") for _ in word.find(body, "//w:tr"))
    yield from (("drawing", etree.QName(each).localname) for each in body.xpath(DRAWN))
    yield from (("field", name) for name in _fields(trees))
    yield from (("link", anchor) for anchor in word.find(body, "//w:hyperlink/@w:anchor"))
    yield from (("link", "outside") for tree in trees.values() for _ in word.find(tree, "//w:hyperlink[@r:id]"))


DRAWN = "//*[local-name()='blip'] | //*[local-name()='chart']"


def _marks(tree: etree._Element) -> Iterator[str]:
    """Yield each mark of each paragraph; one in two languages is of several runs, of which LibreOffice joins some."""
    for paragraph in word.find(tree, "//w:p"):
        for style in ("PageMarking", "DraftMark"):
            runs = word.find(paragraph, f"w:r[w:rPr/w:rStyle/@w:val='{style}']")
            yield from filter(None, ["".join(map(_said_whole, runs)).strip()])


def _said(element: etree._Element) -> str:
    return _said_whole(element).strip()


def _said_whole(element: etree._Element) -> str:
    return "".join(word.find(element, ".//w:t/text()"))


def _fields(trees: dict[str, etree._Element]) -> Iterator[str]:
    for tree in trees.values():
        for paragraph in word.find(tree, "//w:p"):
            yield from FIELDS.findall("".join(word.find(paragraph, ".//w:instrText/text()")))


@pytest.mark.parametrize("name", [*map(str, FINISHED), ALL])
def test_nothing_is_lost(name, documents, saved):
    assert lost(documents[name], saved[name]) == {}


@pytest.mark.parametrize(
    ("part", "pattern", "kind"),
    [
        ("document", "<w:tblHeader/>", "table"),
        ("document", '<w:bookmarkStart w:id="5" [^>]*/>', "anchor"),
        ("document", "<w:footnoteReference [^>]*/>", "call"),
        ("document", "<a:blip [^>]*/>", "drawing"),
        ("document", ' w:anchor="[^"]*"', "link"),
        ("footnotes", "A letter", "note"),
        ("footer1", "NUMPAGES", "field"),
    ],
)
def test_what_is_gone_is_missed(part, pattern, kind, documents):
    docx = documents[ALL]
    assert lost(docx, docx) == {}
    spoilt = word.rewritten(docx, f"word/{part}.xml", lambda text: re.sub(pattern, "", text, count=1))
    assert kind in lost(docx, spoilt)
