"""Reading Word files back, apart from the code that wrote them."""

import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree
from support.docx_charts import chart_words

from briefgen.layout.model import DrawnChart
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.theme.model import Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = {
    "w": W,
    "r": R,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}


def drawn_chart(**fields) -> DrawnChart:
    """Return how a layout might draw a chart."""
    plot = {"left": 30.0, "top": 30.0, "right": 440.0, "bottom": 160.0}
    scale = {"ticks": (0.0, 20.0, 40.0, 60.0), "decimals": 0}
    told = {"filled": 0.5, "valued": True, "named": False, "below": 0.0}
    return DrawnChart(**{"form": "column", "width": 440.0, "height": 176.0} | plot | scale | told | fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A stand-in for a layout: as much of one as a Word file needs."""

    page_count: int = 1
    columns: Mapping[tuple[int, ...], tuple[float, ...]] = field(default_factory=dict)
    landscape: frozenset[tuple[int, ...]] = frozenset()
    in_columns: frozenset[tuple[int, ...]] = frozenset()
    sizes: Mapping[tuple[int, ...], float] = field(default_factory=dict)
    marks: Mapping[tuple[int, ...], tuple[float | None, ...]] = field(default_factory=dict)
    abreast: bool = False
    charts: Mapping[tuple[int, ...], DrawnChart] = field(default_factory=lambda: defaultdict(drawn_chart))
    anchors: Mapping[str, int] = field(default_factory=dict)


def government(paper: str = "a4") -> Theme:
    return load_theme("government", (templates_root(),), paper=paper, published=False)


# --- reading -----------------------------------------------------------------------------------------------------


def members(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(members(docx)[name])


def find(top: etree._Element, path: str) -> list:
    """Return what an XPath finds; the prefixes of `NAMES` are bound."""
    return top.xpath(path, namespaces=NAMES)


def val(element: etree._Element, name: str = "val") -> str:
    return element.get(f"{{{W}}}{name}")


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Return the style and the words of every paragraph of the body, in reading order, each before the notes it calls.

    Those that a label at the side calls come before the words behind it; end notes come behind all. A chart's words, which
    are in a part of its own, stand in its place, and the table of its values says them no second time.
    """
    noted, charts = dict(_notes(docx)), dict(_charts(docx))
    body = [
        each
        for paragraph in find(xml(docx), f"//w:body//w:p[not(ancestor::{_VALUES})]")
        for each in (*_with_notes(paragraph, noted), *_in_chart(paragraph, charts))
    ]
    ends = (note for (kind, id_), note in noted.items() if kind == "endnote" and int(id_) > 0)
    return [*body, *_said_in(ends)]


_VALUES = "w:tbl[w:tblPr/w:tblStyle/@w:val='ChartValues']"
"""The table of a chart's values."""


def _charts(docx: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Yield each chart by its relation."""
    parts = members(docx)
    for relation in etree.fromstring(parts["word/_rels/document.xml.rels"]):
        if relation.get("Type").endswith("/chart"):
            yield relation.get("Id"), etree.fromstring(parts[f"word/{relation.get('Target')}"])


def _in_chart(paragraph: etree._Element, charts: Mapping[str, etree._Element]) -> Iterator[tuple[str, str]]:
    for id_ in paragraph.xpath(".//*[local-name()='chart']/@r:id", namespaces=NAMES):
        rows = find(paragraph, f"following-sibling::*[1][self::{_VALUES}]/w:tr")
        table = [["".join(map(words_of, find(cell, "w:p"))) for cell in find(row, "w:tc")] for row in rows]
        yield _style(paragraph), chart_words(charts[id_], table)


def _with_notes(
    paragraph: etree._Element, noted: Mapping[tuple[str, str], etree._Element]
) -> Iterator[tuple[str, str]]:
    style, said, called = _style(paragraph), "", []
    for run in find(paragraph, ".//w:r"):
        if called and find(run, "w:tab | w:br") and _follows_label(run):
            yield from ((style, said), *_said_in(called))
            said, called = "", []
        said += _said_by(run)
        called += [noted["footnote", val(call, "id")] for call in find(run, "w:footnoteReference")]
    yield from ((style, said), *_said_in(called))


def _follows_label(run: etree._Element) -> bool:
    """Say whether a tab or a line break parts a label from its words."""
    before = [style for style in map(_run_style, find(run, "preceding-sibling::w:r")) if style not in _NUMBERS]
    return "PointLabel" not in _run_style(run) and (not before or "PointLabel" in before[-1])


def _run_style(run: etree._Element) -> str:
    return next(map(val, find(run, "w:rPr/w:rStyle")), "")


def _said_in(notes: Iterable[etree._Element]) -> Iterator[tuple[str, str]]:
    return ((_style(each), words_of(each)) for note in notes for each in find(note, "w:p"))


def _notes(docx: bytes) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    """Yield each note by its kind and id."""
    for name in _NOTE_PARTS & members(docx).keys():
        for note in xml(docx, name):
            yield (etree.QName(note).localname, val(note, "id")), note


def _style(paragraph: etree._Element) -> str:
    return next(map(val, find(paragraph, "w:pPr/w:pStyle")), "")


_NOTE_PARTS = frozenset({"word/footnotes.xml", "word/endnotes.xml"})
_NUMBERS = ("HeadingNumber", "PageNumber", "FootnoteReference", "EndnoteReference")
_SAID_BY_ELEMENTS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def words_of(paragraph: etree._Element) -> str:
    """Return a paragraph's words: without field codes, the numbers of headings and notes and the page of an entry."""
    return "".join(map(_said_by, find(paragraph, ".//w:r")))


def _said_by(run: etree._Element) -> str:
    if _run_style(run) in _NUMBERS:
        return ""
    names = ((etree.QName(each).localname, each.text) for each in run)
    return "".join(text or "" if name == "t" else _SAID_BY_ELEMENTS.get(name, "") for name, text in names)


def body_lines(docx: bytes, *, after: str) -> list[str]:
    """Return the body behind the paragraph whose style begins with *after* as indented lines, an element a line.

    Left out: prefixes, what sections say of the page, and the anchors `bf_<n>`, which count through every paragraph.
    """
    [body] = find(xml(docx), "//w:body")
    [first] = [at for at, child in enumerate(body) if child.tag == f"{{{W}}}p" and _style(child).startswith(after)]
    kept = [child for child in body[first + 1 :] if child.tag != f"{{{W}}}sectPr"]
    return [line for child in kept for line in _element_lines(child, 0, _anchors(body))]


def note_lines(docx: bytes) -> list[str]:
    """Return the notes of the file in the same form, behind the two that separate them from the text."""
    notes = [note for name in sorted(_NOTE_PARTS & members(docx).keys()) for note in xml(docx, name)]
    return [line for note in notes if val(note, "type") is None for line in _element_lines(note, 0, set())]


def _anchors(body: etree._Element) -> set[str]:
    starts = find(body, ".//w:bookmarkStart")
    return {val(start, "id") for start in starts if val(start, "name").startswith("bf_")}


def _element_lines(element: etree._Element, depth: int, anchors: set[str]) -> Iterator[str]:
    name = etree.QName(element).localname
    if name.startswith("bookmark") and val(element, "id") in anchors:
        return
    values = "".join(f" {etree.QName(key).localname}={value}" for key, value in sorted(element.attrib.items()))
    words = f" {element.text!r}" if element.text else ""
    yield f"{'  ' * depth}{name}{values}{words}"
    for child in element:
        if name != "sectPr" or etree.QName(child).localname in {"type", "cols"}:
            yield from _element_lines(child, depth + 1, anchors)


def body_text(docx: bytes) -> str:
    """Return the body's words in order, without the marking that opens it."""
    return "\n".join(words for style, words in paragraphs(docx) if style != "ProtectiveMarking")


def tokens(text: str) -> list[str]:
    """Return the words of a text: what stands between white space and holds a letter or a digit, hyphens all alike.

    The colon that ends one is left out: writers put one behind a label.
    """
    plain = text.replace("\u2011", "-")
    return [token.removesuffix(":") for token in plain.split() if any(map(str.isalnum, token))]


def rewritten(docx: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the file with one part changed; the change must change something."""
    parts = members(docx)
    new = change(parts[name].decode())
    assert new != parts[name].decode(), "the sabotage found nothing to spoil"
    return packed({**parts, name: new.encode()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts, as a writer of packages would pack them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name)
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(member, content)
    return out.getvalue()
