"""Files that are not taken at all: each is refused with its code and what to do, and nothing of it is read further."""

import io
import struct
import zipfile

import pytest
from support.letterheads import changed, letterhead, packed, related

from briefgen.diagnostics import Severity, UserError
from briefgen.writers.docx.reference import zip_limits
from briefgen.writers.docx.reference.read import read_reference

LH = letterhead()
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "Kuckucksei">]>'
LAUGHS = "<!DOCTYPE x [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def written(*entries):
    """Return a ZIP of the letterhead and of these entries, each a name or a ZipInfo with its bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*LH.items(), *entries):
            archive.writestr(name, content)
    return out.getvalue()


def with_doctype(name, doctype):
    return packed(changed(LH, name, DECLARATION, DECLARATION + doctype))


def linked():
    entry = zipfile.ZipInfo("word/media/link.png")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return written((entry, b"/etc/passwd"))


def twice():
    with pytest.warns(UserWarning, match="Duplicate"):
        return written(("word/settings.xml", "<x/>"))


def locked():
    """Return a ZIP that says of its first part that it is encrypted."""
    data = bytearray(packed(LH))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def overlapping():
    """Return a ZIP with two entries that are packed in the same bytes."""
    data = bytearray(packed(LH))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def entries_that_hold_one_another():
    """Return a ZIP in which a part's packed bytes go on into the next part."""
    data = bytearray(packed({"[Content_Types].xml": "x" * 10, "word/document.xml": "y" * 10}))
    at = data.index(b"PK\x01\x02")
    (size,) = struct.unpack_from("<I", data, at + 20)
    struct.pack_into("<I", data, at + 20, size + 40)
    return bytes(data)


def swapped(old, new):
    return packed(
        {name: content.replace(old, new) if isinstance(content, str) else content for name, content in LH.items()}
    )


def compound(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


REFUSED = {
    "text": (lambda: b"Sehr geehrte Damen und Herren", "BG950"),
    "nothing": (lambda: b"", "BG950"),
    "another ZIP": (lambda: packed({"readme.txt": "x"}), "BG950"),
    "a workbook": (lambda: swapped("wordprocessingml.document.main", "spreadsheetml.sheet.main"), "BG950"),
    "no document": (lambda: packed({**LH, "_rels/.rels": str(LH["_rels/.rels"]).replace("word/document", "word/dokument")}), "BG950"),
    "an old .doc": (lambda: compound("WordDocument"), "BG950"),
    "a password": (lambda: compound("EncryptedPackage"), "BG951"),
    "an encrypted part": (locked, "BG951"),
    "Strict": (lambda: packed(changed(LH, "_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")), "BG952"),
    "Strict inside": (lambda: packed(changed(LH, "word/header1.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")), "BG952"),
    "a bomb": (lambda: written(("word/media/x.png", b"\0" * 8_000_000)), "BG953"),
    "many parts": (lambda: written(*((f"word/media/{n}.png", b"") for n in range(zip_limits.MOST_PARTS))), "BG953"),
    "much text": (lambda: packed(changed(LH, "word/document.xml", "<w:body>", "<w:body><w:p/>" + "\n".join(f"<w:p><w:r><w:t>{n * 7919}</w:t></w:r></w:p>" for n in range(240_000)))), "BG953"),
    "many elements": (lambda: packed(changed(LH, "word/document.xml", "<w:body>", "<w:body>" + "".join(f"<w:p/>{n % 97}" for n in range(410_000)))), "BG953"),
    "many attributes": (lambda: packed(changed(LH, "word/document.xml", "<w:body>", "<w:body " + " ".join(f'w:rsid{n}="{n * 7919}"' for n in range(1000)) + ">")), "BG953"),
    "a way up": (lambda: written(("../../evil.sh", b"x")), "BG954"),
    "a way up within": (lambda: written(("word/../../evil.sh", b"x")), "BG954"),
    "a path of the system": (lambda: written(("/etc/evil", b"x")), "BG954"),
    "a drive": (lambda: written(("C:/evil.exe", b"x")), "BG954"),
    "a link": (linked, "BG954"),
    "two of one name": (twice, "BG954"),
    "two of one name but for case": (lambda: written(("WORD/Settings.xml", b"<x/>")), "BG954"),
    "overlapping parts": (overlapping, "BG954"),
    "parts within parts": (entries_that_hold_one_another, "BG954"),
    "a target outside": (lambda: packed(related(LH, "word/document.xml", "image", "../../../etc/passwd")), "BG954"),
    "a target that is an address": (lambda: packed(related(LH, "word/document.xml", "image", "file:///etc/passwd")), "BG954"),
    "entities in the text": (lambda: with_doctype("word/document.xml", DOCTYPE), "BG955"),
    "entities in a header": (lambda: with_doctype("word/header1.xml", DOCTYPE), "BG955"),
    "entities in relationships": (lambda: with_doctype("word/_rels/document.xml.rels", DOCTYPE), "BG955"),
    "entities in content types": (lambda: with_doctype("[Content_Types].xml", DOCTYPE), "BG955"),
    "a thousand million laughs": (lambda: with_doctype("word/styles.xml", LAUGHS), "BG955"),
    "a file from outside": (lambda: with_doctype("word/settings.xml", OUTSIDE), "BG955"),
    "entities in UTF-16": (lambda: packed({**LH, "word/header1.xml": str(LH["word/header1.xml"]).replace("UTF-8", "UTF-16").replace("\n", f"\n{DOCTYPE}", 1).encode("utf-16")}), "BG955"),
    "a strange encoding": (lambda: packed(changed(LH, "word/header1.xml", 'encoding="UTF-8"', 'encoding="UTF-7"')), "BG955"),
    "half a part": (lambda: packed({**LH, "word/header1.xml": str(LH["word/header1.xml"])[:900]}), "BG956"),
    "a part that is another": (lambda: packed({**LH, "word/header1.xml": LH["word/styles.xml"]}), "BG956"),
    "a part that is missing": (lambda: packed({name: content for name, content in LH.items() if name != "word/styles.xml"}), "BG956"),
    "a document without a body": (lambda: packed({**LH, "word/document.xml": str(LH["word/document.xml"]).replace("w:body", "w:sdt")}), "BG956"),
    "two relationships of one id": (lambda: packed(changed(LH, "word/_rels/document.xml.rels", 'Id="rId2"', 'Id="rId1"')), "BG956"),
    "half a file": (lambda: packed(LH)[: len(packed(LH)) // 2], "BG956"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "BG950"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_what_to_do(data, code):
    with pytest.raises(UserError) as caught:
        read_reference(data(), "brief.docx")
    [found] = caught.value.diagnostics
    assert found.code == code
    assert found.severity is Severity.ERROR
    assert found.message.startswith("'brief.docx' ")
    assert found.hints


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("a PDF", "'brief.docx' is a PDF", "ask for the .docx or .dotx that it was made from"),
        ("half a file", "'brief.docx' is damaged, or no Word document at all", "get a fresh copy"),
        ("text", "'brief.docx' is not a Word document", "in Word: File > Save As"),
    ],
)
def test_what_is_no_word_document_is_told_apart(name, message, hint):
    with pytest.raises(UserError) as caught:
        read_reference(REFUSED[name][0](), "brief.docx")
    [found] = caught.value.diagnostics
    assert found.message.startswith(message)
    assert found.hints[0].startswith(hint)


def test_a_lost_picture_is_told_and_left_out():
    parts = related(LH, "word/document.xml", "image", "NULL")
    assert [each.code for each in read_reference(packed(parts), "brief.docx").findings] == ["BG962"]


def test_nothing_is_fetched_from_the_network(monkeypatch):
    monkeypatch.setattr("socket.socket", None)
    with pytest.raises(UserError):
        read_reference(with_doctype("word/document.xml", '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'), "brief.docx")
