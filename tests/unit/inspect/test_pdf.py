"""What may stand in a PDF beside what its pages show: each is put in by hand, and found."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String
from support.inspection import built, codes, looked_over, told
from support.project import edit
from support.sabotage import edited
from support.small import PACK, small_content

from briefgen.inspect.pdf.versions import versions

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def kept(entries):
    """Return values as bytes: an object of one file is of no use in another."""
    return {f"/{key}": value.unparse(resolved=True) for key, value in entries.items()}


def painted(code):
    """Return what paints *code* on top of the first page."""

    def change(pdf):
        page = pdf.pages[0]
        page.obj.Resources.Font["/Added"] = pdf.make_indirect(Object.parse(FONT))
        page.contents_add(pdf.make_stream(f"q {code} Q".encode()))

    return change


def annotated(**entries):
    own = kept(entries)

    def change(pdf):
        note = Dictionary(Type=Name.Annot, Rect=Array([72, 700, 300, 760]))
        for key, value in own.items():
            note[key] = Object.parse(value)
        page = pdf.pages[0].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])

    return change


def field(pdf):
    annotated(Subtype=Name.Widget, FT=Name.Tx, T=String("a"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[-1]]))


def catalogue(**entries):
    own = kept(entries)

    def change(pdf):
        for key, value in own.items():
            pdf.Root[key] = pdf.make_indirect(Object.parse(value))

    return change


def information(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.docinfo[f"/{key}"] = String(value)

    return change


def described(xml):
    def change(pdf):
        said = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(said.replace(b"</rdf:RDF>", xml.encode() + b"</rdf:RDF>"))

    return change


def attached(pdf):
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, b"over the quay", filename="notes.txt")


def in_a_form(pdf):
    code = b"BT /Added 12 Tf 3 Tr 20 20 Td (behind the picture) Tj ET"
    form = pdf.make_stream(
        code,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 400, 400]),
        Matrix=Array([0.5, 0, 0, 0.5, 0, 0]),
        Resources=Dictionary(Font=Dictionary(Added=Object.parse(FONT))),
    )
    page = pdf.pages[0]
    page.obj.Resources.XObject = Dictionary(Added=form)
    page.contents_add(pdf.make_stream(b"q 1 0 0 1 100 300 cm /Added Do Q"))


def layered(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("desk")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(Added=layer)
    painted("/OC /Added BDC BT /Added 12 Tf 72 300 Td (on a layer that is off) Tj ET EMC")(pdf)


def thumbnailed(pdf):
    pdf.pages[0].obj.Thumb = pdf.make_stream(
        b"\0" * 3, Width=1, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8
    )


def photographed(pdf):
    jpeg = b"\xff\xd8\xff\xe1\x00\x10Exif\0\0A. Rao\0\0\xff\xda"
    pdf.pages[0].obj.Resources.XObject = Dictionary(
        Added=pdf.make_stream(
            jpeg,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
    )


def text(words, *, at="72 300", size=12, mode=0, colour="0 g"):
    return f"{colour} BT /Added {size} Tf {mode} Tr {at} Td ({words}) Tj ET"


HISTORY = '<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>uuid:7</xmpMM:DocumentID></rdf:Description>'
CREATOR = '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>A. Rao</rdf:li></rdf:Seq></dc:creator></rdf:Description>'
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

SABOTAGES = {
    "a note": (annotated(Subtype=Name.Text, T=String("A. Rao"), Contents=String("why?")), "BG551", ["1 comment by 'A. Rao'", "page 1"]),
    "a highlight": (annotated(Subtype=Name.Highlight, T=String("A. Rao")), "BG551", ["A. Rao", "on page 1, '"]),
    "a stamp of nobody": (annotated(Subtype=Name.Stamp), "BG551", ["by nobody named"]),
    "words marked to be blacked out": (annotated(Subtype=Name.Redact), "BG553", ["blacked out", "page 1"]),
    "words in no colour": (painted(text("over the north quay", mode=3)), "BG553", ["no colour", "'over the north…'"]),
    "white words": (painted(text("over the quay", colour="1 g")), "BG553", ["colour of its ground", "'over the quay'"]),
    "almost white words": (painted(text("over the quay", colour="0.98 g")), "BG553", ["'over the quay'"]),
    "covered words": (painted(text("over the quay") + " 1 g 60 290 300 40 re f"), "BG553", ["covered", "'over the quay'"]),
    "words beneath a black bar": (painted(text("over the quay") + " 0 g 60 290 300 40 re f"), "BG553", ["covered"]),
    "words off the page": (painted(text("over the quay", at="72 -300")), "BG553", ["off the page", "'over the quay'"]),
    "words cut off": (painted("0 0 9 9 re W n " + text("over the quay")), "BG553", ["cut off", "'over the quay'"]),
    "words of half a point": (painted(text("over the quay", size=0.5)), "BG553", ["'over the quay'"]),
    "words in a drawing": (in_a_form, "BG553", ["'behind the picture'"]),
    "a layer": (layered, "BG553", ["layers", "'on a layer…'"]),
    "an author": (information(Author="A. Rao"), "BG554", ["author 'A. Rao'"]),
    "a company": (information(Company="Harbour Ltd"), "BG554", ["'Company'"]),
    "an author in XMP": (described(CREATOR), "BG554", ["author 'A. Rao'"]),
    "a history": (described(HISTORY), "BG554", ["'DocumentID'"]),
    "a preview picture": (thumbnailed, "BG554", ["preview pictures"]),
    "private data": (catalogue(PieceInfo=Dictionary(Desk=Dictionary())), "BG554", ["private data"]),
    "a picture that names its maker": (photographed, "BG554", ["pictures whose files say"]),
    "a script": (catalogue(OpenAction=SCRIPT), "BG555", ["scripts"]),
    "a command": (catalogue(OpenAction=Dictionary(S=Name.Launch, F=String("x.exe"))), "BG555", ["start programs"]),
    "an attached file": (attached, "BG555", ["'notes.txt'"]),
    "a form field": (field, "BG555", ["form fields on page 1"]),
    "a link into a drive": (
        annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("file:///S:/notes.pdf"))), "BG555", ["notes.pdf"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SABOTAGES)
def test_it_is_found(name, project, pdf):
    change, code, words = SABOTAGES[name]
    found = looked_over(project, edited(pdf, change), "minister")
    assert code in codes(found), told(found)
    for each in words:
        assert each in told(found, code)


ALSO = {"an attached file": {"BG554"}, "words marked to be blacked out": set()}
"""What comes along: pikepdf dates what it attaches."""


@pytest.mark.parametrize("name", SABOTAGES)
def test_nothing_else_is_told(name, project, pdf):
    change, code, _ = SABOTAGES[name]
    found = looked_over(project, edited(pdf, change), "minister")
    assert codes(found) - {code} <= ALSO.get(name, set()), told(found)


def test_a_fresh_file_is_clean(project, pdf):
    found = looked_over(project, pdf, "minister")
    assert found.clean, told(found)
    assert found.made.unchanged


def test_a_file_that_a_program_wrote_anew_is_clean(project, pdf):
    """Packed in streams of objects, in another order, for the web."""
    for options in ({"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"linearize": True}):
        out = BytesIO()
        with pikepdf.Pdf.open(BytesIO(pdf)) as file:
            file.save(out, **options)
        found = looked_over(project, out.getvalue(), "minister")
        assert found.clean, told(found)
        assert not found.made.unchanged


def test_what_is_in_streams_of_objects_is_found(project, pdf):
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(pdf)) as file:
        catalogue(OpenAction=SCRIPT)(file)
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in out.getvalue()
    assert "scripts" in told(looked_over(project, out.getvalue(), "minister"), "BG555")


def test_a_name_is_found_however_it_is_spelt(project, pdf):
    spelt = (
        edited(pdf, catalogue(OpenAction=SCRIPT)).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")
    )
    assert "scripts" in told(looked_over(project, spelt, "minister"), "BG555")


def test_a_word_in_a_string_is_no_script(project, pdf):
    assert "BG555" not in codes(looked_over(project, edited(pdf, information(Author="/JavaScript /JS")), "minister"))


def taken_out(spoilt):
    """Return the file after a program took its last words out and saved that on top, as programs do that save fast."""
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(spoilt)) as file:
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = out.getvalue()
    with pikepdf.Pdf.open(BytesIO(data)) as file:
        page = file.pages[0].obj
        page.Contents = Array([*page.Contents][:-1])
        number, root, size = page.objgen[0], file.Root.objgen[0], len(file.objects) + 1
        body = page.unparse(resolved=True)
    last = data.rsplit(b"startxref", 1)[1].split()[0].decode()
    added = f"\n{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n{number} 1\n{len(data) + 1:010d} 00000 n \n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {last} >>\nstartxref\n{len(data + added)}\n%%EOF\n"
    return data + added + (table + trailer).encode()


def test_what_was_taken_out_is_still_there_and_told(tmp_path):
    root = small_content(tmp_path)
    edit(root / "content" / PACK / "pack.md", "- Which port.", "- Which port the ferry from Arland calls at.")
    small = built(root)
    spoilt = edited((root / "build" / PACK / "minister.pdf").read_bytes(), painted(text("the ferry from Arland calls")))
    assert codes(looked_over(small, spoilt, "minister")) == {"BG590"}
    found = looked_over(small, taken_out(spoilt), "minister")
    assert codes(found) == {"BG553", "BG590"}
    assert "1 earlier state of the file" in told(found, "BG553")
    assert "in an earlier state of the file, the PDF, page 1 has words of 'port'" in told(found, "BG590")


def test_a_fresh_file_has_no_earlier_state(pdf):
    assert versions(pdf) == ()


def test_what_is_behind_the_end_is_told(project, pdf):
    assert "behind its end" in told(looked_over(project, pdf + b"\nPK\3\4 something else", "minister"), "BG553")


def test_a_word_that_is_painted_twice_is_seen(project, pdf):
    bold = painted(text("over the quay") + " " + text("over the quay"))
    assert looked_over(project, edited(pdf, bold), "minister").clean


def test_white_words_on_a_dark_ground_are_seen(project, pdf):
    shown = painted("0 0 0.4 rg 60 290 300 40 re f " + text("over the quay", colour="1 g"))
    assert looked_over(project, edited(pdf, shown), "minister").clean


def test_a_turned_page_is_looked_at(project, pdf):
    def change(file):
        painted(text("over the quay", colour="1 g"))(file)
        file.pages[0].obj.Rotate = 90

    assert "'over the quay'" in told(looked_over(project, edited(pdf, change), "minister"), "BG553")


def test_streams_are_unpacked_within_limits(project, pdf):
    bomb = zlib.compress(b"\0" * 120_000_000, 9)
    huge = edited(pdf, lambda file: file.Root.__setitem__("/Added", file.make_stream(bomb, Filter=Name.FlateDecode)))
    found = looked_over(project, huge, "minister")
    assert codes(found) == {"BG550"}
    assert "more than is safe to read" in told(found)
