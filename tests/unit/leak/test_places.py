"""What is withheld is found wherever in a file it hides: each test puts it in one place of a finished file, and nowhere else."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, PngImagePlugin
from support.withheld import BRIEF, SECRET, assert_caught, held, packed, unpacked, written

from briefgen.leak.check import UNREADABLE, leak_check


def test_the_files_as_they_are_are_clean():
    report = leak_check({name: written(name) for name in ("docx", "pdf", "json")}, held())
    assert (report.state, report.diagnostics) == ("clean", ())


def in_docx(part: str, old: str, new: str) -> bytes:
    """Put *new* where *old* first stands in the first part whose name begins so."""
    parts = unpacked(written("docx"))
    name = next(name for name in parts if name.startswith(part))
    text = parts[name].decode()
    assert re.search(old, text), f"{old} is not in {name}"
    parts[name] = re.sub(old, lambda found: found[0] + new, text, count=1).encode()
    return packed(parts)


def runs(text: str) -> str:
    """Return the words cut into runs in the middle of words, with a mark of the spelling checker between."""
    cut = [text[at : at + 5] for at in range(0, len(text), 5)]
    return "<w:proofErr w:type='spellStart'/>".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{piece}</w:t></w:r>" for piece in cut
    )


PARAGRAPH = f"<w:p>{runs(SECRET)}</w:p>"
WORD_PLACES = {
    "cut into runs": ("word/document.xml", "<w:body>", PARAGRAPH),
    "hidden": ("word/document.xml", "<w:body>", f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"),
    "deleted, but tracked": ("word/document.xml", "<w:body>", f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"),
    "in a field": ("word/document.xml", "<w:body>", f"<w:p><w:r><w:instrText>TC {SECRET}</w:instrText></w:r></w:p>"),
    "in a comment of XML": ("word/document.xml", "<w:body>", f"<!-- {SECRET} -->"),
    "alternative text": ("word/document.xml", "<w:body>", f"<w:p><w:r><w:drawing descr='{SECRET}'/></w:r></w:p>"),
    "a bookmark's name": ("word/document.xml", "<w:body>", f"<w:bookmarkStart w:id='900' w:name='{SECRET.replace(' ', '_')}'/>"),
    "a table's summary": ("word/document.xml", "<w:tblPr>", f"<w:tblDescription w:val='{SECRET}'/>"),
    "a header": ("word/header", "<w:hdr[^>]*>", PARAGRAPH),
    "a footer": ("word/footer", "<w:ftr[^>]*>", PARAGRAPH),
    "a style's name": ("word/styles.xml", "<w:styles[^>]*>", f"<w:style><w:name w:val='{SECRET}'/></w:style>"),
    "the properties": ("docProps/core.xml", "<dc:title>", f"{SECRET} "),
    "a property of one's own": ("docProps/custom.xml", "<vt:lpwstr>", f"{SECRET} "),
    "a chart's cache": ("word/charts/chart1.xml", "<c:v>", f"{SECRET} "),
    "a link with its spaces encoded": ("word/_rels/document.xml.rels", "<Relationships[^>]*>", f"<Relationship Id='x' Target='https://example.org/{SECRET.replace(' ', '%20')}'/>"),
    "symbols": ("word/document.xml", "<w:body>", "<w:p><w:r>" + "".join(f"<w:sym w:font='Symbol' w:char='{0xF000 + ord(each):X}'/>" for each in SECRET) + "</w:r></w:p>"),
    "a link": ("word/_rels/document.xml.rels", "<Relationships[^>]*>", f"<Relationship Id='x' Target='https://example.org/{SECRET.replace(' ', '-')}'/>"),
}  # fmt: skip


@pytest.mark.parametrize("where", WORD_PLACES)
def test_it_is_found_in_a_word_document(where):
    part, old, new = WORD_PLACES[where]
    assert_caught(leak_check({"docx": in_docx(part, old, new)}, held()), part)


@pytest.mark.parametrize(
    "name", ["word/comments.xml", "word/footnotes.xml", "customXml/item1.xml", "word/new/kind.xml", "word/notes.txt"]
)
def test_it_is_found_in_a_part_of_any_name(name):
    parts = unpacked(written("docx"))
    content = f"<x><w:p xmlns:w='w'><w:r><w:t>{SECRET}</w:t></w:r></w:p></x>" if name.endswith(".xml") else SECRET
    assert_caught(leak_check({"docx": packed({**parts, name: content.encode()})}, held()), name)


def test_it_is_found_in_a_name_within_the_zip():
    parts = unpacked(written("docx"))
    name = f"word/media/{SECRET.replace(' ', '_')}.xml"
    assert_caught(leak_check({"docx": packed({**parts, name: b"<x/>"})}, held()), "names")


@pytest.mark.parametrize("where", ["before", "behind", "comment"])
def test_it_is_found_beside_the_parts(where):
    docx, secret = written("docx"), SECRET.encode()
    match where:
        case "before":
            assert_caught(leak_check({"docx": secret + docx}, held()), "between the parts")
        case "behind":
            assert_caught(leak_check({"docx": docx + secret}, held()), "between the parts")
        case "comment":
            noted_zip = docx[:-2] + len(secret).to_bytes(2, "little") + secret
            assert_caught(leak_check({"docx": noted_zip}, held()), "names")


@pytest.mark.parametrize("where", ["before", "behind"])
def test_it_is_found_outside_a_pdf(where):
    pdf, secret = written("pdf"), SECRET.encode()
    spoilt = secret + b"\n" + pdf if where == "before" else pdf + b"\n" + secret
    assert_caught(leak_check({"pdf": spoilt}, held()), "before the beginning")


def test_it_is_found_in_a_workbook_within():
    parts = unpacked(written("docx"))
    name = next(name for name in parts if name.endswith(".xlsx"))
    book = unpacked(parts[name])
    sheet = next(one for one in book if "sheet1" in one)
    book[sheet] = book[sheet].replace(b"</worksheet>", f"<is><t>{SECRET}</t></is></worksheet>".encode())
    assert_caught(leak_check({"docx": packed({**parts, name: packed(book)})}, held()), name)


def noted_png(write) -> bytes:
    """Return a PNG into whose text *write* puts something."""
    about = PngImagePlugin.PngInfo()
    write(about)
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG", pnginfo=about)
    return picture.getvalue()


def noted(coding: str, **options) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, coding, **options)
    return picture.getvalue()


def exif() -> Image.Exif:
    taken = Image.Exif()
    taken[0x010E] = SECRET
    return taken


XMP = f"<x:xmpmeta><dc:description>{SECRET}</dc:description></x:xmpmeta>"
PICTURES = {
    "the text of a PNG": (".png", noted_png(lambda about: about.add_text("Comment", SECRET))),
    "the packed text of a PNG": (".png", noted_png(lambda about: about.add_text("Comment", SECRET, zip=True))),
    "the XMP of a PNG": (".png", noted_png(lambda about: about.add_itxt("XML:com.adobe.xmp", XMP))),
    "the EXIF of a PNG": (".png", noted("PNG", exif=exif())),
    "the comment of a JPEG": (".jpg", noted("JPEG", comment=SECRET.encode())),
    "the EXIF of a JPEG": (".jpg", noted("JPEG", exif=exif())),
    "the XMP of a JPEG": (".jpg", noted("JPEG", xmp=XMP.encode())),
    "the EXIF of a TIFF": (".tif", noted("TIFF", exif=exif())),
    "behind the end of a PNG": (".png", noted("PNG") + SECRET.encode()),
}


@pytest.mark.parametrize("where", PICTURES)
def test_it_is_found_in_a_pictures_own_file(where):
    suffix, content = PICTURES[where]
    name = f"word/media/one{suffix}"
    assert_caught(leak_check({"docx": packed({**unpacked(written("docx")), name: content})}, held()), name)


@pytest.mark.parametrize("where", [where for where in PICTURES if "JPEG" in where])
def test_it_is_found_in_a_picture_of_a_pdf(where):
    def paint(pdf):
        picture = pdf.make_stream(PICTURES[where][1])
        picture.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode, Width=4, Height=4
        )
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(One=picture)

    assert_caught(leak_check({"pdf": in_pdf(paint)}, held()), "a picture")


@pytest.mark.parametrize(("said", "state"), [("Quenby", "clean"), ("GZ-9917", "leak")])
def test_one_plain_word_of_a_styles_name_tells_nothing_and_a_code_does(said, state):
    question = held(said="They met Quenby about the GZ-9917")
    style, words = f"<w:style><w:name w:val='{said}'/></w:style>", f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"
    assert leak_check({"docx": in_docx("word/styles.xml", "<w:styles[^>]*>", style)}, question).state == state
    assert leak_check({"docx": in_docx("word/document.xml", "<w:body>", words)}, question).state == "leak"


MAP = "sound-map"
"""An image that the analyst sees, and the officials do not."""
OFFICIALS = replace(BRIEF, audience="officials")


def test_the_pixels_of_a_withheld_picture_are_found_in_a_word_document():
    question = OFFICIALS.brief().leak_question
    clean = unpacked(written("docx", OFFICIALS))
    pixels = question.evidence.pack.images[MAP].data
    assert leak_check({"docx": packed(clean)}, question).state == "clean"
    assert_caught(
        leak_check({"docx": packed({**clean, "word/media/x.bin": pixels})}, question), "word/media/x.bin", MAP
    )
    assert_caught(
        leak_check({"docx": packed({**clean, "word/media/x.png": pixels})}, question), "word/media/x.png", MAP
    )


def test_the_pixels_of_a_withheld_picture_are_found_in_a_pdf():
    question = OFFICIALS.brief().leak_question
    with (
        pikepdf.open(io.BytesIO(written("pdf"))) as analysts,
        pikepdf.open(io.BytesIO(written("pdf", OFFICIALS))) as pdf,
    ):
        [shown] = [
            one for one in analysts.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Map=pdf.copy_foreign(shown))
        file = io.BytesIO()
        pdf.save(file)
    assert leak_check({"pdf": written("pdf", OFFICIALS)}, question).state == "clean"
    assert_caught(leak_check({"pdf": file.getvalue()}, question), "a picture", MAP)


def test_a_picture_that_its_reader_sees_is_none():
    assert leak_check({"docx": written("docx"), "pdf": written("pdf")}, BRIEF.brief().leak_question).state == "clean"


def in_pdf(change) -> bytes:
    with pikepdf.open(io.BytesIO(written("pdf"))) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return file.getvalue()


def _element(pdf):
    return next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure")


def _told(key):
    return lambda pdf: _element(pdf).__setitem__(key, pikepdf.String(SECRET))


def _painted(pdf):
    page = pdf.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources.Font["/Plain"] = font
    half = len(SECRET) // 2
    first, second = SECRET[:half], SECRET[half:]
    text = f"BT /Plain 9 Tf 90 400 Td ({first}-) Tj 0 -11 Td ({second}) Tj ET"
    page.contents_add(pdf.make_stream(text.encode()))


def _unpainted(pdf):
    form = pdf.make_stream(f"BT /Plain 9 Tf [({SECRET[:9]}) -20 ({SECRET[9:]})] TJ ET".encode())
    form.stream_dict = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Never=form)


def _of_the_catalog(pdf):
    pdf.Root.Own = pdf.make_stream(f"BT ({SECRET}) Tj ET".encode())


def _beside_the_painting(pdf):
    packed = SECRET.encode("utf-16-be").hex()
    pdf.pages[0].contents_add(pdf.make_stream(f"/Span <</ActualText <FEFF{packed}>>> BDC EMC".encode()))


def _outline(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def _annotation(pdf):
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=SECRET)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _xmp(pdf):
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(data.replace(b"<rdf:RDF", f"<!-- x --><x>{SECRET}</x><rdf:RDF".encode()))
    pdf.Root.Metadata.Type = pikepdf.Name.Metadata


def _attachment(pdf):
    pdf.attachments["rows.csv"] = f"a,b\n{SECRET},1\n".encode()


def _attachments_name(pdf):
    pdf.attachments[f"{SECRET}.csv"] = b"a"


def _information(pdf):
    pdf.docinfo["/Keywords"] = SECRET


PDF_PLACES = {
    "painted, and divided at the end of a line": (_painted, "page 1"),
    "a form that no page paints": (_unpainted, "a painting"),
    "a stream that only the catalog knows": (_of_the_catalog, "a painting"),
    "alternative text": (_told("/Alt"), "structure"),
    "the text that is copied instead": (_told("/ActualText"), "structure"),
    "an abbreviation": (_told("/E"), "structure"),
    "beside the painting": (_beside_the_painting, "beside the painting"),
    "the outline": (_outline, "structure"),
    "an annotation": (_annotation, "structure"),
    "XMP": (_xmp, "XMP"),
    "an attachment": (_attachment, "attachment"),
    "an attachment's name": (_attachments_name, "structure"),
    "document information": (_information, "structure"),
}


@pytest.mark.parametrize("where", PDF_PLACES)
def test_it_is_found_in_a_pdf(where):
    change, place = PDF_PLACES[where]
    assert_caught(leak_check({"pdf": in_pdf(change)}, held()), place)


def test_it_is_found_in_json_over_several_nodes():
    first, second = SECRET[:25], SECRET[25:]
    new = f'[{{"text": "{first}"}}, {{"text": "{second}"}}]'
    assert_caught(leak_check({"json": f'{{"blocks": {new}}}'.encode()}, held()), "words")


@pytest.mark.parametrize(
    "files",
    [
        {"docx": b"PK nothing"},
        {"pdf": b"%PDF-1.7 nothing"},
        {"json": b"{"},
        {"docx": packed({"word/document.xml": b"<w:p>"})},
    ],
    ids=["no package", "no PDF", "no JSON", "no XML"],
)
def test_what_cannot_be_read_is_not_clean(files):
    report = leak_check(files, held())
    assert report.state == "leak"
    assert [found.code for found in report.diagnostics] == [UNREADABLE]
