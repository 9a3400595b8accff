"""A file is a stranger's: it is read within limits, or refused with a reason; never a trace, never a file of ours changed."""

import random
import zipfile
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.docx import members, packed
from support.inspection import codes, looked_over, replaced, told
from support.sabotage import edited

from briefgen.regular import MOST_BYTES


def bomb(docx):
    return packed({**members(docx), "word/media/image9.png": b"\0" * 31_000_000})


def bomb_within(docx):
    return packed({**members(docx), "word/embeddings/book.xlsx": bomb(docx)})


def nested(docx):
    inner = docx
    for _ in range(4):
        inner = packed({**members(docx), "word/embeddings/inner.docx": inner})
    return inner


def entities(docx):
    declared = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]><w:document'
    return replaced(docx, "word/document.xml", "<w:document", declared)


def fetching(docx):
    declared = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><w:comments'
    return packed({**members(docx), "word/comments.xml": declared.encode()})


def deep(docx):
    return replaced(docx, "word/document.xml", "<w:body>", "<w:body>" + "<w:sdt>" * 5_000)


def twice(docx):
    out = BytesIO(docx)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    return out.getvalue()


def climbing(docx):
    return packed({**members(docx), "../outside.xml": b"<a/>"})


WORD = {
    "a part that unpacks without end": (bomb, "more than is safe"),
    "a workbook within that does": (bomb_within, "more than is safe"),
    "packages within packages": (nested, "may have been made to do harm"),
    "entities": (entities, "declarations that Word never writes"),
    "elements without end": (deep, "damaged"),
    "a part that is there twice": (twice, "may have been made to do harm"),
    "a part outside": (climbing, "may have been made to do harm"),
    "half a file": (lambda docx: docx[: len(docx) // 2], "damaged"),
    "the old kind": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
    "no document": (lambda _: packed({"a.txt": b"words"}), "neither a Word document nor a PDF"),
    "text": (lambda _: b"words", "neither a Word document nor a PDF"),
    "nothing": (lambda _: b"", "neither a Word document nor a PDF"),
    "too long": (lambda docx: docx + b"\0" * MOST_BYTES, "more than is safe"),
}


def assert_refused(project, content, spoil, why):
    found = looked_over(project, spoil(content), "minister")
    assert codes(found) == {"BG550"}
    assert why in told(found)
    assert found.made is None
    assert not found.clean


@pytest.mark.parametrize("name", WORD)
def test_a_word_file_is_refused(name, project, docx):
    assert_refused(project, docx, *WORD[name])


def test_declarations_in_a_part_that_nothing_leads_to_are_not_followed(project, docx):
    assert not looked_over(project, fetching(docx), "minister").clean


def encrypted(pdf, user):
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(pdf)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="o", user=user))
    return out.getvalue()


def without_pages(pdf):
    def change(file):
        del file.pages[:]

    return edited(pdf, change)


PDF = {
    "half a file": (lambda pdf: pdf[:300], "damaged"),
    "a first line": (lambda _: b"%PDF-1.7\n", "damaged"),
    "a password": (lambda pdf: encrypted(pdf, "u"), "password"),
    "rights alone": (lambda pdf: encrypted(pdf, ""), "encrypted"),
    "no page": (without_pages, "no page"),
    "too long": (lambda pdf: pdf + b"\0" * MOST_BYTES, "MB"),
}


@pytest.mark.parametrize("name", PDF)
def test_a_pdf_is_refused(name, project, pdf):
    assert_refused(project, pdf, *PDF[name])


def mutated(content: bytes, seed: int) -> bytes:
    """Change a few bytes, cut some out, or double some."""
    dice, data = random.Random(seed), bytearray(content)
    for _ in range(dice.randint(1, 8)):
        at, length = dice.randrange(len(data)), dice.randint(1, 60)
        match dice.randrange(3):
            case 0:
                data[at] = dice.randrange(256)
            case 1:
                del data[at : at + length]
            case _:
                data[at:at] = data[at : at + length]
    return bytes(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), kind=st.sampled_from(("docx", "part", "pdf")))
def test_a_broken_file_is_refused_or_read(project, docx, pdf, seed, kind):
    """Also where the package is whole and one part of it is not."""
    match kind:
        case "docx":
            spoilt = mutated(docx, seed)
        case "pdf":
            spoilt = mutated(pdf, seed)
        case _:
            parts = members(docx)
            name = sorted(each for each in parts if each.endswith((".xml", ".rels")))[seed % 8]
            spoilt = packed({**parts, name: mutated(parts[name], seed)})
    found = looked_over(project, spoilt, "minister")
    assert all(each.code.startswith("BG") for each in found.diagnostics)
