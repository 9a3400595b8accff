"""Reading Word files back, apart from the code that wrote them, and a lint for what a schema check does not see."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path, PurePosixPath

from lxml import etree

from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.theme.model import Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}


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
    """Return what an XPath finds; `w:` and `r:` are bound."""
    return top.xpath(path, namespaces=NAMES)


def val(element: etree._Element, name: str = "val") -> str:
    return element.get(f"{{{W}}}{name}")


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Return the style and the words of every paragraph of the body, in reading order, each before the notes it calls.

    Those that a label at the side calls come before the words behind it; end notes come behind all.
    """
    noted = dict(_notes(docx))
    body = [each for paragraph in find(xml(docx), "//w:body//w:p") for each in _with_notes(paragraph, noted)]
    ends = (note for (kind, id_), note in noted.items() if kind == "endnote" and int(id_) > 0)
    return [*body, *_said_in(ends)]


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
    old = parts[name].decode()
    new = change(old)
    assert new != old, "the sabotage found nothing to spoil"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, content in {**parts, name: new.encode()}.items():
            archive.writestr(each, content)
    return out.getvalue()


# --- lint --------------------------------------------------------------------------------------------------------


def lint(docx: bytes) -> list[str]:
    """Return what is wrong with the file that a schema check does not see."""
    parts = members(docx)
    trees = {name: _tree(name, content) for name, content in parts.items()}
    return [problem for check in CHECKS for problem in check(trees)]


def _tree(name: str, content: bytes) -> etree._Element:
    """Return what a part holds; of a picture nothing but that it is there."""
    return etree.fromstring(content) if name.endswith((".xml", ".rels")) else etree.Element("picture")


Trees = Mapping[str, etree._Element]
BODY = "word/document.xml"


def _texts(trees: Trees) -> list[etree._Element]:
    """Return the parts that hold text."""
    return [
        tree
        for name, tree in trees.items()
        if re.fullmatch(r"word/(document|footnotes|endnotes|header\d+|footer\d+)\.xml", name)
    ]


def _twice(what: str, values: list[str]) -> Iterator[str]:
    yield from (f"{what} {value!r} stands {count} times" for value, count in Counter(values).items() if count > 1)


def bookmarks(trees: Trees) -> Iterator[str]:
    starts = find(trees[BODY], "//w:bookmarkStart")
    yield from _twice("bookmark name", [val(each, "name").lower() for each in starts])
    yield from _twice("bookmark id", [val(each, "id") for each in starts])
    yield from (f"bookmark name {val(each, 'name')!r} is malformed" for each in starts if not _good_name(each))
    opened, closed = [[val(each, "id") for each in find(trees[BODY], f"//w:{name}")] for name in _PAIR]
    yield from (f"bookmark {each} is not paired" for each in set(opened) ^ set(closed))


_PAIR = ("bookmarkStart", "bookmarkEnd")


def _good_name(start: etree._Element) -> bool:
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", val(start, "name")) is not None


def inner_links(trees: Trees) -> Iterator[str]:
    known = {val(each, "name") for each in find(trees[BODY], "//w:bookmarkStart")}
    for anchor in find(trees[BODY], "//w:hyperlink/@w:anchor"):
        if anchor not in known:
            yield f"a link leads to {anchor!r}, which is not there"
    for code in find(trees[BODY], "//w:instrText/text()"):
        if (named := re.search(r"\b(?:PAGE)?REF (\S+)", code)) and named[1] not in known:
            yield f"a field names {named[1]!r}, which is not there"


def relationships(trees: Trees) -> Iterator[str]:
    for name, tree in trees.items():
        used = set(find(tree, "//@r:id | //@r:embed"))
        path = PurePosixPath(name)
        rels = trees.get(f"{path.parent}/_rels/{path.name}.rels")
        given = {each.get("Id"): each for each in rels} if rels is not None else {}
        yield from (f"{name} uses the relationship {each!r}, which is not there" for each in used - given.keys())
        for each in given.values():
            if each.get("TargetMode") != "External" and f"{path.parent}/{each.get('Target')}" not in trees:
                yield f"{name} is related to {each.get('Target')!r}, which is not there"
            if each.get("Type").endswith("/hyperlink") and each.get("Id") not in used:
                yield f"the link to {each.get('Target')!r} is not used"


def styles(trees: Trees) -> Iterator[str]:
    defined = find(trees["word/styles.xml"], "//w:style")
    ids = [val(each, "styleId") for each in defined]
    yield from _twice("style id", ids)
    yield from _twice("style name", [val(each).lower() for each in find(trees["word/styles.xml"], "//w:style/w:name")])
    kinds = {val(each, "styleId"): val(each, "type") for each in defined}
    for tag, kind in {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}.items():
        for tree in (*_texts(trees), trees["word/numbering.xml"]):
            for each in find(tree, f"//w:{tag}"):
                if kinds.get(val(each)) != kind:
                    yield f"there is no {kind} style {val(each)!r}"
    for each in find(trees["word/styles.xml"], "//w:basedOn | //w:next | //w:link"):
        if val(each) not in ids:
            yield f"a style refers to {val(each)!r}, which is not there"


def numbering(trees: Trees) -> Iterator[str]:
    tree = trees["word/numbering.xml"]
    abstract = find(tree, "w:abstractNum")
    nums = [val(each, "numId") for each in find(tree, "w:num")]
    yield from _twice("numId", nums)
    yield from _twice("abstractNumId", [val(each, "abstractNumId") for each in abstract])
    known = {val(each, "abstractNumId") for each in abstract}
    for each in find(tree, "w:num/w:abstractNumId"):
        if val(each) not in known:
            yield f"a num refers to the abstractNum {val(each)!r}, which is not there"
    for each in abstract:
        if len(find(each, "w:lvl")) != 9:
            yield f"abstractNum {val(each, 'abstractNumId')} has not all nine levels"
    for part in (trees[BODY], trees["word/styles.xml"]):
        for each in find(part, "//w:numPr/w:numId"):
            if val(each) not in {"0", *nums}:
                yield f"there is no numId {val(each)!r}"


def numbered_styles(trees: Trees) -> Iterator[str]:
    """Styles and numbering levels name one another, or Word drops the link when a person edits either."""
    tree = trees["word/numbering.xml"]
    for style in find(trees["word/styles.xml"], "//w:style[w:pPr/w:numPr]"):
        num, level = (val(find(style, f"w:pPr/w:numPr/w:{name}")[0]) for name in ("numId", "ilvl"))
        path = f"w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{num}']/w:abstractNumId/@w:val]"
        back = find(tree, f"{path}/w:lvl[@w:ilvl='{level}']/w:pStyle/@w:val")
        if back != [val(style, "styleId")]:
            yield f"the style {val(style, 'styleId')!r} is linked to a level that is not linked to it"
    for level in find(tree, "w:abstractNum/w:lvl[w:pStyle]"):
        own, named = val(level.getparent(), "abstractNumId"), val(find(level, "w:pStyle")[0])
        nums = {val(each, "numId") for each in find(tree, f"w:num[w:abstractNumId/@w:val='{own}']")}
        link = find(trees["word/styles.xml"], f"//w:style[@w:styleId='{named}']/w:pPr/w:numPr/w:numId/@w:val")
        if not nums & set(link):
            yield f"a level is linked to the style {named!r}, which is not linked to it"


def fields(trees: Trees) -> Iterator[str]:
    """One may stand within another, and go through several paragraphs: the contents do."""
    for tree in _texts(trees):
        kinds = find(tree, "//w:fldChar/@w:fldCharType")
        if not _is_nested(kinds):
            yield f"a field is not closed: {' '.join(kinds)}"


def results(trees: Trees) -> Iterator[str]:
    """Nothing is recalculated when a file is opened: what captions are numbered, and what refers to them, is as it would be."""
    body, counted = trees[BODY], Counter[str]()
    for code, said in _results(body):
        match code.split():
            case ["SEQ", name, "\\*", "ARABIC", *starts]:
                counted[name] = int(starts[1]) if starts else counted[name] + 1
                if said != str(counted[name]):
                    yield f"a caption is numbered {said!r} where Word counts {counted[name]}"
            case ["REF", name, *_] if said != (there := _under(body, name)):
                yield f"a field says {said!r} where the bookmark {name!r} has {there!r}"


def _results(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the code and the result of each field that has none within."""
    code, said, separated = "", "", False
    for each in find(body, "//w:fldChar | //w:instrText | //w:r/w:t"):
        match val(each, "fldCharType"):
            case "begin":
                code, said, separated = "", "", False
            case "separate":
                separated = True
            case "end":
                yield code, said
            case _ if separated:
                said += each.text or ""
            case _ if each.tag == f"{{{W}}}instrText":
                code += each.text or ""


def _under(body: etree._Element, bookmark: str) -> str:
    id_ = next(iter(find(body, f"//w:bookmarkStart[@w:name='{bookmark}']/@w:id")), "")
    held = f"preceding::w:bookmarkStart[@w:id='{id_}'] and following::w:bookmarkEnd[@w:id='{id_}']"
    return "".join(find(body, f"//w:t[{held}]/text()"))


def _is_nested(kinds: list[str]) -> bool:
    opened: list[str] = []
    for kind in kinds:
        due = {"begin": "", "separate": "begin", "end": "separate"}[kind]
        if due and (not opened or opened.pop() != due):
            return False
        opened += [kind] if kind != "end" else []
    return not opened


def controls(trees: Trees) -> Iterator[str]:
    ids = [val(each) for tree in _texts(trees) for each in find(tree, "//w:sdtPr/w:id")]
    yield from _twice("content control", ids)
    yield from ("a content control is empty" for tree in _texts(trees) for _ in find(tree, "//w:sdtContent[not(*)]"))


def tables(trees: Trees) -> Iterator[str]:
    for table in find(trees[BODY], "//w:tbl"):
        grid = [int(val(each, "w")) for each in find(table, "w:tblGrid/w:gridCol")]
        if sum(grid) != int(val(find(table, "w:tblPr/w:tblW")[0], "w")):
            yield "a table is not as wide as its columns"
        for row in find(table, "w:tr"):
            if sum(int(next(map(val, find(cell, "w:tcPr/w:gridSpan")), 1)) for cell in find(row, "w:tc")) != len(grid):
                yield "a row has more or fewer cells than its table has columns"
            if sum(int(val(each, "w")) for each in find(row, "w:tc/w:tcPr/w:tcW")) != sum(grid):
                yield "a row is not as wide as its table"
        if not find(table, "w:tr[1]/w:trPr/w:tblHeader"):
            yield "a table has no header row"


def neighbours(trees: Trees) -> Iterator[str]:
    if find(trees[BODY], "//w:tbl[following-sibling::*[1][self::w:tbl]]"):
        yield "two tables run together"
    if find(trees[BODY], "//w:body/w:tbl[following-sibling::*[1][self::w:sectPr]]"):
        yield "the last table has no paragraph after it"


def characters(trees: Trees) -> Iterator[str]:
    for tree in _texts(trees):
        for each in find(tree, "//w:t"):
            if re.search("[\t\n\r\u00ad\u2011]", each.text or ""):
                yield f"{each.text!r} has a character that Word has an element for"
            if each.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                yield f"{each.text!r} may lose its spaces"


def furniture(trees: Trees) -> Iterator[str]:
    for tree in _texts(trees):
        if etree.QName(tree).localname in ("hdr", "ftr") and not find(tree, "w:p"):
            yield "a header or footer has no paragraph"
    for section in find(trees[BODY], "//w:sectPr"):
        for kind in ("header", "footer"):
            types = set(find(section, f"w:{kind}Reference/@w:type"))
            if types != {"default", "first"}:
                yield f"{kind}s stand on {', '.join(sorted(types)) or 'no'} pages alone"


def marked_pages(trees: Trees) -> Iterator[str]:
    """Every header and footer that a section has says the marking, and every footer counts the pages."""
    targets = {each.get("Id"): f"word/{each.get('Target')}" for each in trees["word/_rels/document.xml.rels"]}
    used = {targets.get(each) for each in find(trees[BODY], "//w:headerReference/@r:id | //w:footerReference/@r:id")}
    for name in sorted(used & trees.keys()):
        if not find(trees[name], "//w:r[w:rPr/w:rStyle/@w:val='PageMarking']/w:t"):
            yield f"{name} has no marking"
        codes = {code.strip() for code in find(trees[name], "//w:instrText/text()")}
        if "footer" in name and not {"PAGE", "NUMPAGES"} <= codes:
            yield f"{name} does not count the pages"


def section_ends(trees: Trees) -> Iterator[str]:
    """What ends within the contents goes when Word updates them, and empties header and footer in LibreOffice."""
    if find(trees[BODY], "//w:sdt//w:sectPr"):
        yield "a section ends within the contents"
    if find(trees[BODY], "(//w:sectPr)[position() > 1]/w:titlePg"):
        yield "a section that does not open the document has a page 1 of its own"
    for above, section in pairwise(find(trees[BODY], "//w:sectPr")):
        if find(section, "w:type[@w:val='continuous']") and _paper(above) != _paper(section):
            yield "a section goes on on paper of another shape"


def _paper(section: etree._Element) -> list[tuple[str, str]]:
    """Return what all sections on one page have alike: its size, its margins, its header and footer."""
    page = find(section, "w:pgSz | w:pgMar | w:headerReference | w:footerReference")
    return [(etree.QName(key).localname, said) for each in page for key, said in sorted(each.attrib.items())]


def drawings(trees: Trees) -> Iterator[str]:
    ids = [each for tree in _texts(trees) for each in tree.xpath("//*[local-name()='docPr']/@id")]
    yield from _twice("docPr id", ids)
    for tree in _texts(trees):
        for each in tree.xpath("//*[local-name()='docPr'][not(@descr) or @descr='']"):
            yield f"the picture {each.get('id')} is not described"


def prompts(trees: Trees) -> Iterator[str]:
    if find(trees["word/settings.xml"], "w:updateFields"):
        yield "Word asks to update fields"


def direct_formatting(trees: Trees) -> Iterator[str]:
    """The look is in styles; a paragraph's own are its list, a page break, a section's end, a run's own its language."""
    own = "self::w:pStyle or self::w:numPr or self::w:pageBreakBefore or self::w:sectPr"
    for tree in _texts(trees):
        for each in find(tree, f"//w:p/w:pPr/*[not({own})]"):
            yield f"a paragraph is formatted by hand: {etree.QName(each).localname}"
        held = "self::w:b or self::w:bCs or self::w:i or self::w:iCs) and ../w:rStyle"
        for each in find(
            tree, f"//w:r/w:rPr/*[not(self::w:rStyle or self::w:lang or self::w:cs or self::w:rtl or (({held}))]"
        ):
            yield f"a run is formatted by hand: {etree.QName(each).localname}"


CHECKS: tuple[Callable[[Trees], Iterator[str]], ...] = (
    bookmarks,
    inner_links,
    relationships,
    styles,
    numbering,
    numbered_styles,
    fields,
    results,
    controls,
    tables,
    neighbours,
    characters,
    furniture,
    marked_pages,
    section_ends,
    drawings,
    prompts,
    direct_formatting,
)


# --- the schema's referee ----------------------------------------------------------------------------------------


def audit(docx: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds."""
    from openxml_audit import OpenXmlValidator

    path = folder / "audited.docx"
    path.write_bytes(docx)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]
