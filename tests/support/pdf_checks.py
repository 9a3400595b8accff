"""The self-check of our PDFs: what veraPDF sees, where it is not to be had, and more that it does not look at.

Each check reads the file by pikepdf alone, shares no code with the writer, and yields what is wrong in words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Final, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from support.pdf import GROUPS, STANDARD, Content, Node, attribute, content, nodes, structure_text, tree

from briefgen.document.document import Document
from briefgen.document.words import plain_text

INFO = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""The allow-list: what the information dictionary may say, and where the metadata stream says the same."""
CATALOGUE = (
    "/Lang",
    "/MarkInfo",
    "/Metadata",
    "/OutputIntents",
    "/PageLabels",
    "/StructTreeRoot",
    "/ViewerPreferences",
)
NEAR = 2.0
"""Points by which a text may begin outside of what encloses it: an overhang, a rounding."""
HIGH = 1 / 3
"""Of a page's height: a table's header that reaches as far may take half of what there is for text."""


class File(NamedTuple):
    pdf: Pdf
    contents: list[Content]
    top: Node
    nodes: list[Node]
    pages: dict[tuple[int, int], int]
    """The index of each page by its object."""

    def of(self, *tags: str) -> Iterator[Node]:
        return (node for node in self.nodes if node.tag in tags)

    def marks(self, node: Node, *, notes: bool = True) -> list[tuple[int, int]]:
        """Return the page and number of each marked sequence under an element, in reading order; or without its notes."""
        kids = (kid for kid in node.kids if notes or not isinstance(kid, Node) or kid.tag != "Note")
        marks = (self.marks(kid, notes=notes) if isinstance(kid, Node) else self.own(kid) for kid in kids)
        return [mark for each in marks for mark in each]

    def own(self, kid: Dictionary) -> list[tuple[int, int]]:
        return [(self.pages[kid.Pg.objgen], int(kid.MCID))] if kid.Type == Name.MCR else []

    def said(self, node: Node) -> str:
        return "".join(self.contents[page].marked[number].text for page, number in self.marks(node))


def findings(data: bytes) -> list[str]:
    with Pdf.open(BytesIO(data)) as pdf:
        top = tree(pdf)
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        file = File(pdf, [content(page) for page in pdf.pages], top, list(nodes(top)), pages)
        return [fault for check in CHECKS for fault in check(file)]


def other_words(data: bytes, document: Document) -> list[str]:
    """Return what the structure says otherwise than the tree, by word; the marking comes before the tree's own words.

    The document has no end notes: those are read where they are listed, and stand in the tree where they are called. Labels of a head are followed by a colon, its fields parted by dots.
    """
    opening = " · ".join(filter(None, (document.marking.label, document.furniture.draft_words)))
    meant, said = _plain(f"{opening}\n{plain_text(document)}"), _plain(structure_text(data, generated=False))
    return [f"{each!r} for {word!r}" for word, each in zip(meant, said, strict=False) if word != each] or (
        [] if len(meant) == len(said) else [f"{len(said)} words for {len(meant)}"]
    )


_OF_NO_WIDTH: Final = re.compile("[\u200b\u200f]")
"""Where a word may break, and which way it goes on: in a PDF words stand where they are broken and turned."""


def _plain(text: str) -> list[str]:
    return [word.rstrip(":") for word in _OF_NO_WIDTH.sub("", text).split() if word != "·"]


# --- marked content --------------------------------------------------------------------------------------------------


def all_is_marked(file: File) -> Iterator[str]:
    """Whatever is painted is of an element or an artifact, and an artifact is in no element (ISO 14289-1, 7.1)."""
    for number, page in enumerate(file.contents, start=1):
        yield from (f"page {number}: {sign} outside marked content" for sign in page.loose)
        yield from (f"page {number}: {fault}" for fault in page.faults)


def marks_lead_both_ways(file: File) -> Iterator[str]:
    """Each marked sequence is a kid of exactly the element that the parent tree names for it, and of no other."""
    parents = _number_tree(file.pdf.Root.StructTreeRoot.ParentTree)
    claims = [
        (key, node.element.objgen)
        for node in file.nodes
        for kid in node.kids
        if not isinstance(kid, Node)
        for key in file.own(kid)
    ]
    claimed = dict(claims)
    yield from (f"{key} has two elements" for key, count in Counter(key for key, _ in claims).items() if count > 1)
    painted = {(number, mark) for number, page in enumerate(file.contents) for mark in page.marked}
    yield from (f"{key} is painted or claimed, not both" for key in painted ^ claimed.keys())
    for (number, mark), element in claimed.items():
        array = parents.get(int(file.pdf.pages[number].obj.get("/StructParents", -1)))
        if array is None or mark >= len(array) or array[mark].objgen != element:
            yield f"{(number, mark)} leads back to another element"
    named = sum(len(value) for value in parents.values() if isinstance(value, Array))
    if named > len(painted):
        yield "the parent tree names more than is painted"


def _number_tree(root: Dictionary) -> dict:
    numbers = list(root.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def painting_follows_reading(file: File) -> Iterator[str]:
    """On each page what is read first is painted first: reflow, and readers without tags, go by the painting."""
    read = file.marks(file.top)
    for number, page in enumerate(file.contents):
        order = [mark for at, mark in read if at == number]
        turns = {mark: turn for turn, mark in enumerate(page.marked)}
        yield from (
            f"page {number + 1}: {page.marked[after].text!r} is painted before {page.marked[before].text!r}, which is read first"
            for before, after in pairwise(order)
            if before in turns and after in turns and turns[before] > turns[after]
        )


def elements_are_standard(file: File) -> Iterator[str]:
    for node in file.nodes:
        if node.tag not in STANDARD:
            yield f"the type {node.tag} is not a standard one"
        if not node.kids:
            yield f"an empty {node.tag}"
        if node.tag in GROUPS and any(not isinstance(kid, Node) for kid in node.kids):
            yield f"a {node.tag} that holds words itself"


# --- annotations, fonts ----------------------------------------------------------------------------------------------


def annotations_are_described(file: File) -> Iterator[str]:
    """Each is printed, says where it leads, and is in the Link whose words it covers (ISO 14289-1, 7.18)."""
    parents = _number_tree(file.pdf.Root.StructTreeRoot.ParentTree)
    owners = {
        kid.Obj.objgen: node
        for node in file.nodes
        for kid in node.kids
        if not isinstance(kid, Node) and kid.Type == Name.OBJR
    }
    for page in file.pdf.pages:
        for link in page.obj.get("/Annots", []):
            if int(link.get("/F", 0)) != 4:
                yield "an annotation that is not printed"
            if not str(link.get("/Contents", "")):
                yield "an annotation without a description"
            element, owner = parents.get(int(link.get("/StructParent", -1))), owners.get(link.objgen)
            if element is None or owner is None or owner.element.objgen != element.objgen:
                yield "an annotation that is in no element"
            elif owner.tag != "Link":
                yield f"an annotation in a {owner.tag}"
            if Name.A not in link and Name.Dest not in link:
                yield "an annotation that leads nowhere"


def links_cover_their_words(file: File) -> Iterator[str]:
    """A link has one area for each of its lines, and each of its texts begins in one of them."""
    for node in file.of("Link"):
        areas = [
            (file.pages[kid.Pg.objgen], [float(edge) for edge in kid.Obj.Rect])
            for kid in node.kids
            if not isinstance(kid, Node) and kid.Type == Name.OBJR
        ]
        spots = [(page, spot) for page, mark in file.marks(node) for spot in file.contents[page].marked[mark].spots]
        lines = {(page, round(_foot(area), 1)) for page, area in areas}
        if len(lines) != len({(page, round(y, 1)) for page, (_, y) in spots}):
            yield f"the link {file.said(node)!r} has areas on {len(lines)} lines, and words on others"
        for page, spot in spots:
            if not any(at == page and _holds(area, spot) for at, area in areas):
                yield f"the link {file.said(node)!r} has words outside its areas"


def _foot(area: list[float]) -> float:
    return area[1]


def _holds(area: list[float], spot: tuple[float, float]) -> bool:
    left, bottom, right, top = area
    return left - NEAR <= spot[0] <= right + NEAR and bottom - NEAR <= spot[1] <= top + NEAR


def fonts_are_embedded(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        for key, font in page.obj.Resources.get(Name.Font, {}).items():
            descendant = font.get("/DescendantFonts", [font])[0]
            descriptor = descendant.get("/FontDescriptor", Dictionary())
            if Name.FontFile2 not in descriptor and Name.FontFile3 not in descriptor:
                yield f"the font {key} is not embedded"
            if Name.ToUnicode not in font:
                yield f"the font {key} does not tell its characters"
        for key, other in page.obj.Resources.get(Name.XObject, {}).items():
            if other.get("/Subtype") == Name.Form:
                yield f"{key} is a form, whose fonts and marks nobody looked at"


# --- elements --------------------------------------------------------------------------------------------------------


def headings_do_not_skip(file: File) -> Iterator[str]:
    level = 0
    for node in file.of("H1", "H2", "H3", "H4", "H5", "H6"):
        following = int(node.tag[1])
        if following > level + 1:
            yield f"{node.tag} after H{level}"
        level = following


def outline_names_the_headings(file: File) -> Iterator[str]:
    """Every heading below the title is in the outline, at its depth, in its words, and leads to its page."""
    headings = [
        (_spaced(_title(file, node)), file.marks(node)[0][0])
        for node in file.of("H2", "H3", "H4", "H5", "H6")
        if node.kids
    ]
    with file.pdf.open_outline() as outline:
        entries = list(_entries(outline.root, 2))
    found = [(_spaced(title), file.pages.get(page)) for title, page, _ in entries]
    if found != headings:
        yield f"the outline has {found}, the headings are {headings}"
    tags = [node.tag for node in file.of("H2", "H3", "H4", "H5", "H6") if node.kids]
    if [f"H{min(level, 6)}" for _, _, level in entries] != tags:
        yield "the outline is deeper or shallower than the headings"


def _title(file: File, node: Node) -> str:
    """Return what a heading says, without the numbers of the notes that it calls."""
    calls = (
        inner for inner in nodes(node) if inner.tag == "Reference" and any(each.tag == "Lbl" for each in nodes(inner))
    )
    called = {mark for call in calls for mark in file.marks(call)}
    return "".join(
        file.contents[page].marked[mark].text for page, mark in file.marks(node) if (page, mark) not in called
    )


def _entries(items: list, level: int) -> Iterator[tuple[str, tuple[int, int], int]]:
    for item in items:
        destination = item.destination if item.destination is not None else item.action.D
        yield item.title, destination[0].objgen, level
        yield from _entries(item.children, level + 1)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def tables_are_regular(file: File) -> Iterator[str]:
    """Rows fill the same columns, header cells say which way they go, and a table on one page says where it stands."""
    for table in file.of("Table"):
        rows = [row for row in nodes(table) if row.tag == "TR"]
        yield from _grid(rows)
        for cell in (cell for row in rows for cell in row.kids):
            if cell.tag == "TH" and attribute(cell, "/Scope") is None:
                yield "a header cell without a scope"
        if any(kid.tag == "Caption" for kid in table.kids[1:]):
            yield "a caption that is not the first thing in its table"
        if len({page for page, _ in file.marks(table)}) == 1:
            yield from _boxed(file, table)


def _grid(rows: list[Node]) -> Iterator[str]:
    """Yield a fault where cells, with their spans, do not fill a rectangle (ISO 14289-1, 7.2)."""
    below = Counter()
    widths = set()
    for row in rows:
        width = sum(_span(cell, "/ColSpan") for cell in row.kids) + sum(1 for left in below.values() if left > 0)
        widths.add(width)
        below = Counter({column: left - 1 for column, left in below.items() if left > 1})
        for cell in row.kids:
            for _ in range(_span(cell, "/ColSpan")):
                if (tall := _span(cell, "/RowSpan")) > 1:
                    below[len(below)] = tall - 1
    if len(widths) > 1:
        yield "rows of unequal width"
    if below:
        yield "a cell that reaches below its table"


def _span(cell: Node, key: str) -> int:
    return int(attribute(cell, key) or 1)


def headers_run_on(file: File) -> Iterator[str]:
    """The header of a table stands in the structure once; where its table goes on, it is painted again as an artifact.

    Glyphs are compared, in any order: there its lines go over all cells, and nothing tells how Hindi is read. Notes stand
    at the foot of the page that calls them, once. A header that would take half of each page need not run on, and may
    itself go on over pages.
    """
    for table in file.of("Table"):
        head = next((kid for kid in table.kids if kid.tag == "THead"), None)
        if head is None or _reach(file, head) > HIGH:
            continue
        first, *others = sorted({page for page, _ in file.marks(table, notes=False)})
        if {page for page, _ in file.marks(head, notes=False)} - {first}:
            yield "a header that is read again on another page"
        glyphs = Counter(
            "".join(file.contents[page].marked[mark].glyphs for page, mark in file.marks(head, notes=False))
        )
        del glyphs[" "]
        for page in others:
            if glyphs - Counter("".join(mark.glyphs for mark in file.contents[page].artifacts)):
                yield f"page {page + 1}: a table that goes on without its header"


def _reach(file: File, node: Node) -> float:
    """Return how far an element's lines reach from the first baseline to the last, over all pages, in heights of a page."""
    levels: dict[int, list[float]] = {}
    for page, mark in file.marks(node, notes=False):
        levels.setdefault(page, []).extend(y for _, y in file.contents[page].marked[mark].spots)
    return sum((max(ys) - min(ys)) / float(file.pdf.pages[page].mediabox[3]) for page, ys in levels.items() if ys)


def lists_are_regular(file: File) -> Iterator[str]:
    """Items have a label and a body; where no numbering is told, they may do without the label."""
    for node in file.of("L"):
        numbering = attribute(node, "/ListNumbering")
        if numbering is None:
            yield "a list that does not say how it is numbered"
        for item in node.kids:
            if item.tag != "LI":
                yield "a list of other things than items"
            elif [kid.tag for kid in item.kids] not in (
                [["Lbl", "LBody"]] + [["LBody"]] * (numbering == Name("/None"))
            ):
                yield "an item that is not label and body"


def contents_are_regular(file: File) -> Iterator[str]:
    for node in file.of("TOC"):
        if {kid.tag for kid in node.kids} - {"TOC", "TOCI"}:
            yield "contents of other things than entries"
    for node in file.of("TOCI"):
        if not any(inner.tag == "Link" for inner in nodes(node)):
            yield "an entry of the contents that leads nowhere"


def figures_are_described(file: File) -> Iterator[str]:
    """Each figure says what it shows, and encloses what is painted of it within its page (ISO 14289-1, 7.3)."""
    for node in file.of("Figure"):
        if not str(node.element.get("/Alt", "")).strip():
            yield "a figure without a description"
        if len({page for page, _ in file.marks(node)}) > 1:
            yield "a figure over several pages"
        else:
            yield from _boxed(file, node)


def _boxed(file: File, node: Node) -> Iterator[str]:
    box = [float(edge) for edge in attribute(node, "/BBox") or (0, 0, 0, 0)]
    marks = file.marks(node)
    paper = [float(edge) for edge in file.pdf.pages[marks[0][0]].mediabox]
    if not (paper[0] <= box[0] < box[2] <= paper[2] and paper[1] <= box[1] < box[3] <= paper[3]):
        yield f"a {node.tag} without a box on its page"
    elif not all(_holds(box, spot) for page, mark in marks for spot in file.contents[page].marked[mark].spots):
        yield f"a {node.tag} that reaches out of its box"


def notes_can_be_found(file: File) -> Iterator[str]:
    """Each note has an identifier of its own that leads to it (ISO 14289-1, 7.9)."""
    names = list(file.pdf.Root.StructTreeRoot.get("/IDTree", Dictionary(Names=[])).Names)
    named = {str(key): element.objgen for key, element in zip(names[::2], names[1::2], strict=True)}
    if len(named) * 2 != len(names):
        yield "an identifier that is not unique"
    for node in file.of("Note"):
        if named.get(str(node.element.get("/ID", ""))) != node.element.objgen:
            yield "a note without an identifier that leads to it"


NOTE_HOLDERS = frozenset(["Document", "Part", "Sect", "Div", "BlockQuote", "LBody", "TD", "TH", "Caption"])


def notes_stand_behind_words(file: File) -> Iterator[str]:
    """A note stands beside a paragraph or within what holds one, never among the words that call it."""
    for node in file.nodes:
        if node.tag not in NOTE_HOLDERS and any(isinstance(kid, Node) and kid.tag == "Note" for kid in node.kids):
            yield f"a note within a {node.tag}"


# --- what the file says of itself ------------------------------------------------------------------------------------


def catalogue_is_complete(file: File) -> Iterator[str]:
    root = file.pdf.Root
    yield from (f"no {key} in the catalogue" for key in CATALOGUE if key not in root)
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "a window that shows the file's name instead of the title"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "a file that does not say that it is tagged"
    if any(key in root for key in ("/OpenAction", "/AA", "/AcroForm")) or "/JavaScript" in root.get("/Names", {}):
        yield "a file that does something"
    for page in file.pdf.pages:
        if page.obj.get("/Tabs") != Name.S:
            yield "a page whose tab order is not that of the structure"


def pages_are_called_by_their_numbers(file: File) -> Iterator[str]:
    if Name.PageLabels in file.pdf.Root:
        labels = [page.label for page in file.pdf.pages]
        if labels != [str(number) for number in range(1, len(labels) + 1)]:
            yield f"pages that are called {labels}"


def descriptions_agree(file: File) -> Iterator[str]:
    """Both places say the same, and nothing that is not on the list (ISO 19005-1, 6.7.3, which 2 and 3 no longer ask)."""
    info, packet = file.pdf.docinfo, file.pdf.open_metadata()
    yield from (f"the information dictionary tells {key}" for key in info.keys() - INFO.keys())
    for key, name in INFO.items():
        old, new = info.get(key), packet.get(name)
        new = new[0] if isinstance(new, list) else new
        if (None if old is None else _comparable(str(old))) != (None if new is None else _comparable(str(new))):
            yield f"{key} is {old}, {name} is {new}"


def _comparable(said: str) -> str | datetime:
    """Return a moment as such, in whichever of the two forms it is written."""
    if said.startswith("D:"):
        return pikepdf.models.metadata.decode_pdf_date(said)
    return datetime.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\dT.*", said) else said


def attachments_are_associated(file: File) -> Iterator[str]:
    """Only PDF/A-3 has files; each says what it is, in both names, and what it goes with (ISO 19005-3, 6.8)."""
    root = file.pdf.Root
    associated = {each.objgen for each in root.get("/AF", [])}
    owned = {each.objgen for node in file.nodes for each in node.element.get("/AF", [])}
    names = list(root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary(Names=[])).Names)
    if names and file.pdf.open_metadata().get("pdfaid:part") != "3":
        yield "a file attached to what is no PDF/A-3"
    if [str(name).encode() for name in names[::2]] != sorted(str(name).encode() for name in names[::2]):
        yield "attachments that are not in the order of their names"
    for name, file_specification in zip(names[::2], names[1::2], strict=True):
        yield from _attached(str(name), file_specification)
        if file_specification.objgen not in associated or file_specification.objgen not in owned:
            yield f"{name} goes with nothing"


def _attached(name: str, specification: Dictionary) -> Iterator[str]:
    if {str(specification.get(key, "")) for key in ("/F", "/UF")} != {name}:
        yield f"{name} has another name in one place"
    if specification.get("/AFRelationship") != Name.Data:
        yield f"{name} does not say what it is to what it goes with"
    if not str(specification.get("/Desc", "")):
        yield f"{name} is not described"
    stream = specification.EF.F
    if stream.get("/Subtype") != Name("/text/csv"):
        yield f"{name} does not say what kind of file it is"
    if int(stream.get("/Params", Dictionary()).get("/Size", -1)) != len(stream.read_bytes()):
        yield f"{name} has another size than it says"


CHECKS = (
    all_is_marked,
    marks_lead_both_ways,
    painting_follows_reading,
    elements_are_standard,
    annotations_are_described,
    links_cover_their_words,
    fonts_are_embedded,
    headings_do_not_skip,
    outline_names_the_headings,
    tables_are_regular,
    headers_run_on,
    lists_are_regular,
    contents_are_regular,
    figures_are_described,
    notes_can_be_found,
    notes_stand_behind_words,
    catalogue_is_complete,
    pages_are_called_by_their_numbers,
    descriptions_agree,
    attachments_are_associated,
)
