"""A second opinion on our PDFs, by an independent reader: what is marked, embedded, described, and in which order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Operator, Pdf

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"])
BLOCKS = frozenset(
    ["P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Caption", "Figure", "Note", "TOCI"]
)
GROUPS = ["Document", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "THead", "TBody", "TR", "TOC"]
STANDARD = BLOCKS | frozenset([*GROUPS, "Span", "Link", "Reference"])


MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
"""Brackets that run from right to left are shown by the sign of their opposite."""


class Marked(NamedTuple):
    """One marked-content sequence, as the content stream has it."""

    tag: str
    text: str


class Content(NamedTuple):
    marked: dict[int, Marked]
    loose: tuple[str, ...]
    """Painting operators that stand in no marked content."""
    faults: tuple[str, ...]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a file, in words; nothing where all is well."""
    with Pdf.open(BytesIO(data)) as pdf:
        contents = [content(page) for page in pdf.pages]
        return [fault for check in CHECKS for fault in check(pdf, contents)]


# --- reading ---------------------------------------------------------------------------------------------------------


def content(page: pikepdf.Page) -> Content:
    """Read a page's content stream: what each marked-content sequence shows."""
    fonts = page.obj.Resources.get(Name.Font, {})
    decoders = {str(key): _decoder(font) for key, font in fonts.items() if Name.ToUnicode in font}
    marked: dict[int, Marked] = {}
    stack: list[tuple[int | None, str, str | None]] = []
    texts: list[str] = []
    loose, wrong = [], []
    decode = bytes.decode
    for operands, operator in pikepdf.parse_content_stream(page):
        sign = str(operator)
        if sign == "BDC":
            properties = operands[1]
            actual = properties.get("/ActualText")
            mcid = properties.get("/MCID")
            stack.append(
                (None if mcid is None else int(mcid), str(operands[0]), None if actual is None else str(actual))
            )
            wrong += ["marked content within marked content"] if len(stack) > 1 else []
            texts = []
        elif sign == "EMC":
            mcid, tag, actual = stack.pop()
            if mcid is not None:
                wrong += [f"MCID {mcid} twice on a page"] if mcid in marked else []
                read = "".join(texts)
                read = read[::-1].translate(MIRRORED) if tag == "/ReversedChars" else read
                marked[mcid] = Marked(tag, read if actual is None else actual)
        elif sign == "Tf":
            decode = decoders.get(str(operands[0]), lambda raw: "?" * len(raw))
        elif sign in ("TJ", "Tj"):
            strings = operands[0] if sign == "TJ" else [operands[0]]
            texts += [decode(bytes(each)) for each in strings if isinstance(each, pikepdf.String)]
        if sign in PAINTING and not stack:
            loose.append(sign)
    return Content(marked, tuple(loose), tuple(wrong))


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


def structure_text(data: bytes, *, generated: bool = True) -> str:
    """Return what assistive technology reads, a line for each block.

    If not `generated`, without what a writer adds to the tree: bullets, the numbers of items, paragraphs and pages.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: content(page).marked for page in pdf.pages}
        top = tree(pdf)
        return "".join(_spoken(top, pages, frozenset() if generated else frozenset(_generated(top))))


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
    return str(node.element.get("/A", Dictionary()).get("/ListNumbering", ""))


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


# --- checks ----------------------------------------------------------------------------------------------------------


def all_is_marked(_pdf: Pdf, contents: list[Content]) -> Iterator[str]:
    for number, page in enumerate(contents, start=1):
        yield from (f"page {number}: {sign} outside marked content" for sign in page.loose)
        yield from (f"page {number}: {fault}" for fault in page.faults)


def marks_lead_both_ways(pdf: Pdf, contents: list[Content]) -> Iterator[str]:
    """Each marked sequence is a kid of exactly the element that the parent tree names for it."""
    parents = _number_tree(pdf.Root.StructTreeRoot.ParentTree)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    claimed = {}
    for node in nodes(tree(pdf)):
        for kid in node.kids:
            if not isinstance(kid, Node) and kid.Type == Name.MCR:
                key = (numbers[kid.Pg.objgen], int(kid.MCID))
                if key in claimed:
                    yield f"{key} has two elements"
                claimed[key] = node.element.objgen
    painted = {(number, mcid) for number, page in enumerate(contents) for mcid in page.marked}
    for key in painted ^ claimed.keys():
        yield f"{key} is painted or claimed, not both"
    for (number, mcid), element in claimed.items():
        array = parents.get(int(pdf.pages[number].obj.get("/StructParents", -1)))
        if array is None or mcid >= len(array) or array[mcid].objgen != element:
            yield f"{(number, mcid)} leads back to another element"


def annotations_are_described(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    parents = _number_tree(pdf.Root.StructTreeRoot.ParentTree)
    owners = {
        kid.Obj.objgen: node.element.objgen
        for node in nodes(tree(pdf))
        for kid in node.kids
        if not isinstance(kid, Node) and kid.Type == Name.OBJR
    }
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            if int(link.get("/F", 0)) != 4:
                yield "an annotation that is not printed"
            if not str(link.get("/Contents", "")):
                yield "an annotation without a description"
            element = parents.get(int(link.get("/StructParent", -1)))
            if element is None or owners.get(link.objgen) != element.objgen:
                yield "an annotation that is in no element"
            if Name.A not in link and Name.Dest not in link:
                yield "an annotation that leads nowhere"


def _number_tree(root: Dictionary) -> dict:
    numbers = list(root.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def fonts_are_embedded(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    for page in pdf.pages:
        for key, font in page.obj.Resources.get(Name.Font, {}).items():
            descendant = font.get("/DescendantFonts", [font])[0]
            if Name.FontFile2 not in descendant.get("/FontDescriptor", Dictionary()):
                yield f"the font {key} is not embedded"
            if Name.ToUnicode not in font:
                yield f"the font {key} does not tell its characters"


def headings_do_not_skip(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    level = 0
    for node in nodes(tree(pdf)):
        if re.fullmatch(r"H[1-6]", node.tag):
            following = int(node.tag[1])
            if following > level + 1:
                yield f"{node.tag} after H{level}"
            level = following


def elements_are_standard(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    for node in nodes(tree(pdf)):
        if node.tag not in STANDARD:
            yield f"the type {node.tag} is not a standard one"
        if not node.kids:
            yield f"an empty {node.tag}"


def tables_are_regular(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    for table in nodes(tree(pdf)):
        if table.tag == "Table":
            rows = [row for row in nodes(table) if row.tag == "TR"]
            if len({sum(map(_span, row.kids)) for row in rows}) > 1:
                yield "rows of unequal width"
            for cell in (cell for row in rows for cell in row.kids):
                if cell.tag == "TH" and Name.Scope not in cell.element.get("/A", Dictionary()):
                    yield "a header cell without a scope"


def _span(cell: Node) -> int:
    return int(cell.element.get("/A", Dictionary()).get("/ColSpan", 1))


def lists_are_regular(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    """Items have a label and a body; where no numbering is told, they may do without the label."""
    for node in nodes(tree(pdf)):
        if node.tag == "L":
            bare = _numbering(node) == "/None"
            for item in node.kids:
                if item.tag != "LI":
                    yield "a list of other things than items"
                elif [kid.tag for kid in item.kids] not in ([["Lbl", "LBody"]] + [["LBody"]] * bare):
                    yield "an item that is not label and body"


def contents_are_regular(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    for node in nodes(tree(pdf)):
        if node.tag == "TOC" and {kid.tag for kid in node.kids} - {"TOC", "TOCI"}:
            yield "contents of other things than entries"
        if node.tag == "TOCI" and not any(inner.tag == "Link" for inner in nodes(node)):
            yield "an entry of the contents that leads nowhere"


def figures_are_described(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    """Each figure says what it shows, and encloses what is painted of it within its page."""
    for node in nodes(tree(pdf)):
        if node.tag == "Figure":
            if not str(node.element.get("/Alt", "")):
                yield "a figure without a description"
            box = [float(edge) for edge in node.element.get("/A", Dictionary()).get("/BBox", [0, 0, 0, 0])]
            if not (0 < box[0] < box[2] < 700 and 0 < box[1] < box[3] < 900):
                yield "a figure without a box on its page"
            if len({kid.Pg.objgen for kid in node.kids if not isinstance(kid, Node)}) > 1:
                yield "a figure over several pages"


def notes_can_be_found(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    """Each note has an identifier of its own that leads to it (ISO 14289-1, 7.9)."""
    names = list(pdf.Root.StructTreeRoot.get("/IDTree", Dictionary(Names=[])).Names)
    named = {str(key): element.objgen for key, element in zip(names[::2], names[1::2], strict=True)}
    if len(named) * 2 != len(names):
        yield "an identifier that is not unique"
    for node in nodes(tree(pdf)):
        if node.tag == "Note" and named.get(str(node.element.get("/ID", ""))) != node.element.objgen:
            yield "a note without an identifier that leads to it"


def catalogue_is_complete(pdf: Pdf, _contents: list[Content]) -> Iterator[str]:
    root = pdf.Root
    for key in ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/StructTreeRoot", "/ViewerPreferences"):
        if key not in root:
            yield f"no {key} in the catalogue"
    for page in pdf.pages:
        if page.obj.get("/Tabs") != Name.S:
            yield "a page whose tab order is not that of the structure"


CHECKS = (
    all_is_marked,
    marks_lead_both_ways,
    annotations_are_described,
    fonts_are_embedded,
    headings_do_not_skip,
    elements_are_standard,
    tables_are_regular,
    lists_are_regular,
    contents_are_regular,
    figures_are_described,
    notes_can_be_found,
    catalogue_is_complete,
)


def edited(data: bytes, change) -> bytes:
    """Return the file after `change` had its way with it."""
    with Pdf.open(BytesIO(data)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def repainted(page: pikepdf.Page, pdf: Pdf, change) -> None:
    """Put what `change` makes of a page's operators in their place."""
    operators = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(page)]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(operators)))


def operator(sign: str) -> Operator:
    return Operator(sign)
