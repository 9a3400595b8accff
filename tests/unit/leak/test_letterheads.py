"""What stands on a letterhead is no leak; what only its file holds is."""

import pytest
from support.finished import FERRY, FICTIONAL, project
from support.letterheads import in_body, in_part, letterhead
from support.letterheads import packed as file_of
from support.withheld import SECRET, assert_caught, held, packed, unpacked, written

from briefgen.leak.check import leak_check

SAID = f"<w:r><w:t>{SECRET[:20]}</w:t></w:r><w:r><w:t>{SECRET[20:]}</w:t></w:r>"


def briefs_file(said: str = f"<w:p>{SAID}</w:p>") -> bytes:
    """Return a Word document of the analyst's in which the sentence stands at the end of the text."""
    parts = unpacked(written("docx"))
    document = parts["word/document.xml"].decode()
    return packed({**parts, "word/document.xml": document.replace("<w:body>", f"<w:body>{said}", 1).encode()})


SHOWN = {
    "in the text": lambda parts: in_body(parts, f"<w:p>{SAID}</w:p>"),
    "in a header": lambda parts: in_part(parts, "word/header2.xml", f"<w:p>{SAID}</w:p>"),
    "in a footer": lambda parts: in_part(parts, "word/footer1.xml", f"<w:p>{SAID}</w:p>"),
}
DELETED = f'<w:del w:id="1" w:author="x"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
RESIDUE = {
    "deleted, but tracked": lambda parts: in_body(parts, f"<w:p>{DELETED}</w:p>"),
    "hidden": lambda parts: in_body(parts, f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"),
    "an order of a field": lambda parts: in_body(
        parts, f"<w:p><w:r><w:instrText>TC {SECRET}</w:instrText></w:r></w:p>"
    ),
    "a comment of XML": lambda parts: in_body(parts, f"<!-- {SECRET} -->"),
    "a comment": lambda parts: {
        **parts,
        "word/comments.xml": f"<w:comments xmlns:w='w'><w:p>{SAID}</w:p></w:comments>",
    },
    "properties": lambda parts: {**parts, "docProps/core.xml": f"<x><title>{SECRET}</title></x>"},
    "data": lambda parts: {**parts, "customXml/item1.xml": f"<x>{SECRET}</x>"},
    "settings": lambda parts: {**parts, "word/settings.xml": f"<x><docVar name='x' val='{SECRET}'/></x>"},
    "building blocks": lambda parts: {**parts, "word/glossary/document.xml": f"<x><p>{SECRET}</p></x>"},
}


@pytest.mark.parametrize("where", SHOWN)
def test_what_the_letterhead_shows_is_explained(tmp_path, where):
    path = tmp_path / "house.docx"
    path.write_bytes(file_of(SHOWN[where](letterhead())))
    assert leak_check({"docx": briefs_file()}, held(path)).state == "clean"


@pytest.mark.parametrize("where", RESIDUE)
def test_what_only_its_file_holds_is_not(tmp_path, where):
    path = tmp_path / "house.docx"
    path.write_bytes(file_of(RESIDUE[where](letterhead())))
    assert_caught(leak_check({"docx": briefs_file()}, held(path)), "word/document.xml")


@pytest.mark.parametrize("content", [b"", b"PK nothing", file_of({"word/document.xml": "<w:p>"})])
def test_one_that_cannot_be_read_explains_nothing(tmp_path, content):
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    assert_caught(leak_check({"docx": briefs_file()}, held(path)), "word/document.xml")
    assert_caught(leak_check({"docx": briefs_file()}, held(tmp_path / "none.docx")), "word/document.xml")


def test_a_brief_on_a_letterhead_with_words_is_clean(tmp_path):
    path = tmp_path / "house.docx"
    path.write_bytes(file_of(SHOWN["in a footer"](RESIDUE["hidden"](letterhead()))))
    brief = project(FICTIONAL).brief(FERRY, "diplomat", reference=path)
    content = brief.render("docx")
    assert SECRET in b"".join(unpacked(content).values()).decode("utf-8", "replace").replace(
        "</w:t></w:r><w:r><w:t>", ""
    )
    assert leak_check({"docx": content}, brief.leak_question).state == "clean"
