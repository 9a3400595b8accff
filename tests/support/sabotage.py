"""Faults put into a PDF on purpose, one at a time: each checker must be seen to catch them.

A sabotage changes an open file in place; `edited` saves what comes of it. A few can only be done to bytes.
"""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from support.pdf import Node, attribute, nodes, operator, repainted, tree

Sabotage = Callable[[Pdf], None]


def edited(data: bytes, change: Sabotage) -> bytes:
    """Return the file after `change` had its way with it."""
    with Pdf.open(BytesIO(data)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def all_of(pdf: Pdf, tag: str) -> list[Node]:
    return [node for node in nodes(tree(pdf)) if node.tag == tag]


def first(pdf: Pdf, tag: str) -> Dictionary:
    return all_of(pdf, tag)[0].element


def first_link(pdf: Pdf) -> Dictionary:
    return next(link for page in pdf.pages for link in page.obj.get("/Annots", []))


def attributes(element: Dictionary, key: str) -> Dictionary:
    """Return the attributes of an element that have *key*."""
    held = element.A
    return next(each for each in (held if isinstance(held, Array) else [held]) if key in each)


def renamed(tag: str, other: str) -> Sabotage:
    """Return what gives the first element of a type another one."""

    def change(pdf: Pdf) -> None:
        first(pdf, tag).S = Name(f"/{other}")

    return change


def without(tag: str, key: str) -> Sabotage:
    """Return what takes an entry of the first element of a type away."""

    def change(pdf: Pdf) -> None:
        del first(pdf, tag)[key]

    return change


def lacking(key: str) -> Sabotage:
    """Return what takes an entry of the catalogue away."""

    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def packet(old: bytes, new: bytes) -> Sabotage:
    """Return what changes the metadata stream."""

    def change(pdf: Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert old in said
        pdf.Root.Metadata.write(said.replace(old, new))

    return change


# --- marked content --------------------------------------------------------------------------------------------------


def unmarked_rule(pdf):
    repainted(pdf.pages[0], pdf, lambda code: [*code, ([0, 0, 9, 9], operator("re")), ([], operator("f"))])


def _first_mark(pdf, begin):
    """Put other operands in the place of those that begin the first sequence of an element."""

    def change(code):
        at = next(
            index for index, (_, sign) in enumerate(code) if str(sign) == "BDC" and code[index][0][0] != "/Artifact"
        )
        return [*code[:at], *begin(code[at]), *code[at + 1 :]]

    repainted(pdf.pages[0], pdf, change)


def nested_mark(pdf):
    _first_mark(pdf, lambda mark: [mark, ([Name.Span, Dictionary()], operator("BDC")), ([], operator("EMC"))])


def artifact_in_words(pdf):
    rule = [([0, 0, 9, 9], operator("re")), ([], operator("f"))]
    _first_mark(pdf, lambda mark: [mark, ([Name.Artifact], operator("BMC")), *rule, ([], operator("EMC"))])


def mark_of_nothing(pdf):
    _first_mark(pdf, lambda _mark: [([Name.P, Dictionary()], operator("BDC"))])


def read_artifact(pdf):
    _first_mark(pdf, lambda mark: [([Name.Artifact, mark[0][1]], operator("BDC"))])


def other_text(pdf):
    """Let a sequence be read as something else."""
    _first_mark(pdf, lambda mark: [([mark[0][0], Dictionary(MCID=mark[0][1].MCID, ActualText="No!")], mark[1])])


def lost_mark(pdf):
    first(pdf, "H1").K = Array([])


def mark_of_another(pdf):
    array = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    array[0] = array[1]


def mark_beyond(pdf):
    array = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    array.append(array[0])


def page_without_key(pdf):
    del pdf.pages[0].obj["/StructParents"]


def mark_twice(pdf):
    heading, paragraph = first(pdf, "H1"), first(pdf, "P")
    paragraph.K = Array([*paragraph.K, heading.K[0]])


def other_order(pdf):
    whole = first(pdf, "Document")
    whole.K = Array([whole.K[1], whole.K[0], *list(whole.K)[2:]])


# --- annotations and fonts -------------------------------------------------------------------------------------------


def unprinted_link(pdf):
    first_link(pdf).F = 0


def silent_link(pdf):
    del first_link(pdf)["/Contents"]


def loose_link(pdf):
    del first_link(pdf)["/StructParent"]


def dead_link(pdf):
    link = first_link(pdf)
    del link["/A" if "/A" in link else "/Dest"]


def narrow_link(pdf):
    first_link(pdf).Rect = Array([0, 0, 1, 1])


def foreign_font(pdf):
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font["/F9"] = helvetica


def _font(pdf):
    return next(iter(pdf.pages[0].obj.Resources.Font.values()))


def absent_font(pdf):
    del _font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


def mute_font(pdf):
    del _font(pdf)["/ToUnicode"]


def wrong_widths(pdf):
    widths = _font(pdf).DescendantFonts[0].W
    for at in range(1, len(widths), 2):
        widths[at] = Array([int(widths[at][0]) + 300])


def form(pdf):
    stream = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=stream)


# --- elements --------------------------------------------------------------------------------------------------------


def empty_element(pdf):
    part = first(pdf, "Sect")
    part.K = Array([*part.K, pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part, K=Array([])))])


def words_in_a_section(pdf):
    part, heading = first(pdf, "Sect"), first(pdf, "H2")
    part.K = Array([*part.K, heading.K[-1]])


def narrow_row(pdf):
    row = next(node for node in all_of(pdf, "TR") if len(node.kids) > 2).element
    row.K = Array(list(row.K)[:-1])


def tall_cell(pdf):
    row = next(node for node in all_of(pdf, "TR") if len(node.kids) > 1)
    row.kids[-1].element.A = Dictionary(O=Name.Table, RowSpan=99, Scope=Name.Row)


def late_caption(pdf):
    table = next(node for node in all_of(pdf, "Table") if node.kids[0].tag == "Caption").element
    caption, *rest = table.K
    table.K = Array([*rest, caption])


def table_without_box(pdf):
    table = next(node for node in all_of(pdf, "Table") if "/A" in node.element)
    del attributes(table.element, "/BBox")["/BBox"]


def header_read_twice(pdf):
    cell, word = first(pdf, "TH"), all_of(pdf, "TD")[-1].element
    cell.K = Array([*cell.K, word.K[0]])


def header_painted_once(pdf):
    """Take the artifacts of the last page away."""
    page, depth = pdf.pages[-1], 0
    kept = []
    for operands, sign in pikepdf.parse_content_stream(page):
        depth += str(sign) == "BDC" and operands[0] == Name.Artifact
        if not depth:
            kept.append((operands, sign))
        depth -= str(sign) == "EMC" and depth > 0
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def item_without_label(pdf):
    numbered = next(node for node in all_of(pdf, "L") if attribute(node, "/ListNumbering") != Name("/None"))
    item = numbered.kids[0].element
    item.K = Array(list(item.K)[1:])


def point_without_words(pdf):
    item = next(node for node in all_of(pdf, "LI") if len(node.kids) > 1).element
    item.K = Array(list(item.K)[:1])


def figure_without_box(pdf):
    del first(pdf, "Figure").A["/BBox"]


def figure_out_of_its_box(pdf):
    box = all_of(pdf, "Figure")[-1].element.A.BBox
    box[3] = float(box[1]) + 1


def figure_of_two_pages(pdf):
    one, *_, other = (node.element for node in all_of(pdf, "Figure"))
    one.K = Array([*one.K, other.K[0]])


def note_of_the_same_name(pdf):
    one, other, *_ = (node.element for node in all_of(pdf, "Note"))
    other.ID = one.ID


def identifier_twice(pdf):
    names = pdf.Root.StructTreeRoot.IDTree.Names
    names[2] = names[0]


def unlinked_entry(pdf):
    first(pdf, "TOCI").K[-1].K[0].S = Name.Span


def entry_of_another_heading(pdf):
    pdf.Root.Outlines.First.Title = "Nothing"


def outline_to_another_page(pdf):
    pdf.Root.Outlines.First.Dest[0] = pdf.pages[-1].obj


def flat_outline(pdf):
    first(pdf, "H3").S = Name.H2


# --- the file --------------------------------------------------------------------------------------------------------


def no_tab_order(pdf):
    for page in pdf.pages:
        del page.obj["/Tabs"]


def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def untagged(pdf):
    pdf.Root.MarkInfo.Marked = False


def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def roman_pages(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))


def other_title(pdf):
    pdf.docinfo.Title = "Something else"


def more_information(pdf):
    pdf.docinfo["/Company"] = "Policy Unit"


def other_moment(pdf):
    pdf.docinfo.ModDate = "D:20300101000000Z"


def smooth_image(pdf):
    image = pdf.make_stream(
        b"\x80",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Interpolate=True,
    )
    page = pdf.pages[0]
    page.obj.Resources.XObject = Dictionary(I1=image)
    artifact = [([Name.Artifact], operator("BMC")), ([Name.I1], operator("Do")), ([], operator("EMC"))]
    repainted(page, pdf, lambda code: [*code, *artifact])


def strange_blending(pdf):
    page = pdf.pages[0]
    page.obj.Resources.ExtGState = Dictionary(G1=Dictionary(Type=Name.ExtGState, BM=Name.Shimmer))
    repainted(page, pdf, lambda code: [([Name.G1], operator("gs")), *code])


def foreign_attachment(pdf):
    pdf.attachments["note.txt"] = b"not a PDF/A"


# --- attachments -----------------------------------------------------------------------------------------------------


def _specification(pdf):
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def of_no_relationship(pdf):
    del _specification(pdf)["/AFRelationship"]


def of_no_kind(pdf):
    del _specification(pdf).EF.F["/Subtype"]


def of_one_name(pdf):
    del _specification(pdf)["/UF"]


def undescribed_data(pdf):
    del _specification(pdf)["/Desc"]


def of_another_size(pdf):
    _specification(pdf).EF.F.Params.Size = 1


def of_no_figure(pdf):
    for node in nodes(tree(pdf)):
        if "/AF" in node.element:
            del node.element["/AF"]


def of_nothing(pdf):
    of_no_figure(pdf)
    del pdf.Root["/AF"]


def out_of_order(pdf):
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = Array([*list(names)[2:], *list(names)[:2]])


# --- bytes -----------------------------------------------------------------------------------------------------------


def unended_stream(data: bytes) -> bytes:
    """Take the end of line before `endstream` away where the length says that it is no part of the data."""
    at = data.index(b"\nendstream")
    return data[:at] + b" endstream" + data[at + len(b"\nendstream") :]


def encrypted(data: bytes) -> bytes:
    with Pdf.open(BytesIO(data)) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
        return out.getvalue()
