"""A second opinion on our PDFs, by an independent reader: what is marked, embedded, described, and in which order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Operator, Pdf

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"])
ARTIFACT = "Artifact"
BLOCKS = frozenset(
    ["P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Caption", "Figure", "Note", "TOCI"]
)
GROUPS = ["Document", "Part", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "THead", "TBody", "TR", "TOC"]
SOFT_HYPHEN = "\u00ad"
STANDARD = BLOCKS | frozenset([*GROUPS, "Span", "Link", "Reference"])


MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
"""Brackets that run from right to left are shown by the sign of their opposite."""


class Marked(NamedTuple):
    """One marked-content sequence, as the content stream has it."""

    tag: str
    text: str
    spots: tuple[tuple[float, float], ...] = ()
    """Where each text in it begins, from the page's lower left corner."""


class Content(NamedTuple):
    marked: dict[int, Marked]
    """By number, in the order of painting."""
    artifacts: tuple[Marked, ...]
    loose: tuple[str, ...]
    """Painting operators that stand in no marked content."""
    faults: tuple[str, ...]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a file, in words; nothing where all is well."""
    from support.pdf_checks import findings

    return findings(data)


# --- reading ---------------------------------------------------------------------------------------------------------


def content(page: pikepdf.Page) -> Content:
    """Read a page's content stream: what each marked-content sequence shows."""
    reading = _Reading(page)
    for operands, sign in pikepdf.parse_content_stream(page):
        reading.take(operands, str(sign))
    return Content(reading.marked, tuple(reading.artifacts), tuple(reading.loose), tuple(reading.faults))


class _Reading:
    def __init__(self, page: pikepdf.Page) -> None:
        fonts = page.obj.Resources.get(Name.Font, {})
        self._decoders = {str(key): _decoder(font) for key, font in fonts.items() if Name.ToUnicode in font}
        self._decode = bytes.decode
        self._stack: list[tuple[str, int | None, str | None]] = []
        self._texts: list[str] = []
        self._spots: list[tuple[float, float]] = []
        self.marked: dict[int, Marked] = {}
        self.artifacts: list[Marked] = []
        self.loose: list[str] = []
        self.faults: list[str] = []

    def take(self, operands, sign: str) -> None:
        match sign:
            case "BDC" | "BMC":
                self._begin(str(operands[0])[1:], operands[1] if sign == "BDC" else {})
            case "EMC":
                self._end()
            case "Tf":
                self._decode = self._decoders.get(str(operands[0]), lambda raw: "?" * len(raw))
            case "Tm":
                self._spots.append((float(operands[4]), float(operands[5])))
            case "TJ" | "Tj":
                strings = operands[0] if sign == "TJ" else [operands[0]]
                self._texts += [self._decode(bytes(each)) for each in strings if isinstance(each, pikepdf.String)]
        if sign in PAINTING and not self._stack:
            self.loose.append(sign)

    def _begin(self, tag: str, properties) -> None:
        number, actual = properties.get("/MCID"), properties.get("/ActualText")
        if self._stack:
            self.faults.append(f"{tag} within {self._stack[-1][0]}: marked content within marked content")
        if tag != ARTIFACT and number is None:
            self.faults.append(f"{tag} without a number: marked content of no element")
        if tag == ARTIFACT and number is not None:
            self.faults.append("an artifact that is read")
        self._stack.append((tag, None if number is None else int(number), None if actual is None else str(actual)))
        self._texts, self._spots = [], []

    def _end(self) -> None:
        tag, number, actual = self._stack.pop()
        text = "".join(self._texts)
        text = text[::-1].translate(MIRRORED) if tag == "ReversedChars" else text
        mark = Marked(tag, text if actual is None else actual, tuple(self._spots))
        if number is None:
            self.artifacts.append(mark)
            return
        if number in self.marked:
            self.faults.append(f"MCID {number} twice on a page")
        self.marked[number] = mark


def _decoder(font: Dictionary):
    stream = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", stream, re.MULTILINE)
    characters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}

    def decode(raw: bytes) -> str:
        return "".join(characters[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))

    return decode


class Node(NamedTuple):
    """A structure element, with its kids as they are read."""

    tag: str
    element: Dictionary
    kids: tuple


def tree(pdf: Pdf) -> Node:
    (root,) = pdf.Root.StructTreeRoot.K
    return _node(root)


def _node(element: Dictionary) -> Node:
    kids = tuple(_node(kid) if kid.get("/Type") == Name.StructElem else kid for kid in element.get("/K", Array([])))
    return Node(str(element.S)[1:], element, kids)


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from nodes(kid)


def attribute(node: Node, key: str):
    """Return what any owner's attributes of an element say under *key*; None where none does."""
    held = node.element.get("/A", Dictionary())
    return next((each[key] for each in (held if isinstance(held, Array) else [held]) if key in each), None)


def structure_text(data: bytes, *, generated: bool = True) -> str:
    """Return what assistive technology reads, a line for each block.

    The hyphen of a divided word is none of it (ISO 32000-1, 14.8.2.2.3). If not `generated`, without what a writer adds to the tree: bullets, the numbers of items, paragraphs and pages.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: content(page).marked for page in pdf.pages}
        top = tree(pdf)
        spoken = "".join(_spoken(top, pages, frozenset() if generated else frozenset(_generated(top))))
        return spoken.replace(SOFT_HYPHEN, "")


def _generated(node: Node, numbered: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the elements that hold what a writer adds; a label in a list without numbering is the tree's own."""
    if node.tag == "Lbl" and numbered:
        yield node.element.objgen
    inside = _numbering(node) != "/None" if node.tag == "L" else numbered if node.tag == "LI" else True
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _generated(kid, inside)
    if node.tag == "TOCI":
        links = (kid for inner in nodes(node) if inner.tag == "Link" for kid in inner.kids)
        yield [kid.element.objgen for kid in links if isinstance(kid, Node)][-1]


def _numbering(node: Node) -> str:
    return str(attribute(node, "/ListNumbering") or "")


def _spoken(node: Node, pages: dict, without: frozenset[tuple[int, int]]) -> Iterator[str]:
    if node.element.objgen in without:
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _spoken(kid, pages, without)
        elif kid.Type == Name.MCR:
            yield pages[kid.Pg.objgen][int(kid.MCID)].text
    if node.tag in BLOCKS:
        yield "\n"


def outline_of(data: bytes) -> list[tuple[str, str]]:
    """Return the tags of the structure tree with their own text, in reading order."""
    with Pdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: content(page).marked for page in pdf.pages}
        return [(node.tag, "".join(_spoken(node, pages, frozenset())).strip()) for node in nodes(tree(pdf))]


def structure_lines(data: bytes) -> list[str]:
    """Return the structure tree as indented lines: the tag, what the element says itself, and what it adds to that."""
    with Pdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: content(page).marked for page in pdf.pages}
        return list(_lines(tree(pdf), pages, 0))


def _lines(node: Node, pages: dict, depth: int) -> Iterator[str]:
    """Words stand on lines of their own between the elements they stand between; a link's annotation is `OBJR`."""
    extra = "".join(f" {key[1:]}={node.element[key]}" for key in ("/Lang", "/E", "/Alt") if key in node.element)
    yield f"{'  ' * depth}{node.tag}{extra}"
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _lines(kid, pages, depth + 1)
        elif kid.Type == Name.MCR:
            yield f"{'  ' * (depth + 1)}{pages[kid.Pg.objgen][int(kid.MCID)].text!r}"
        else:
            yield f"{'  ' * (depth + 1)}OBJR"


def body_text(data: bytes, *, top: float, bottom: float) -> str:
    """Return the text between the margins, a page after the other, as pdfium (Chrome) copies it."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(_band(page, top, bottom) for page in pdf)
    finally:
        pdf.close()


def page_height(data: bytes) -> float:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return pdf[0].get_height()
    finally:
        pdf.close()


def _band(page: pypdfium2.PdfPage, top: float, bottom: float) -> str:
    text = page.get_textpage()
    return text.get_text_bounded(bottom=bottom, top=page.get_height() - top)


# --- edits ----------------------------------------------------------------------------------------------------------


def repainted(page: pikepdf.Page, pdf: Pdf, change) -> None:
    """Put what `change` makes of a page's operators in their place."""
    operators = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(page)]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(operators)))


def operator(sign: str) -> Operator:
    return Operator(sign)
