"""The marking of a file, spoilt in each place where it stands."""

import pytest
from support.docx import members, packed
from support.inspection import CHANGED, built, codes, looked_over, paragraph, replaced, told
from support.sabotage import edited, header_painted_once
from support.small import PACK, small_content

from briefgen.build.project import load

LABEL = "TLP:GREEN"


def everywhere(docx, new):
    return packed({name: data.replace(LABEL.encode(), new.encode()) for name, data in members(docx).items()})


def in_parts(docx, start, new):
    return packed(
        {
            name: data.replace(LABEL.encode(), new.encode()) if name.startswith(start) else data
            for name, data in members(docx).items()
        }
    )


SABOTAGES = {
    "none at all": (lambda docx: everywhere(docx, "for some"), ["carries no marking", "needs TLP:GREEN"]),
    "a lower one": (lambda docx: everywhere(docx, "TLP:CLEAR"), ["marked TLP:CLEAR", "needs TLP:GREEN"]),
    "one too high": (lambda docx: everywhere(docx, "TLP:RED"), ["marked TLP:RED", "may see TLP:AMBER at most"]),
    "another in the headers": (lambda docx: in_parts(docx, "word/header", "TLP:AMBER"), ["do not agree", "the header"]),
    "none in the footers": (lambda docx: in_parts(docx, "word/footer", ""), ["no marking in the footer"]),
    "another in the text": (
        lambda docx: replaced(docx, "word/document.xml", LABEL, "TLP:AMBER"), ["do not agree", "the start of the text"],
    ),
    "none in the text": (lambda docx: replaced(docx, "word/document.xml", LABEL, ""), ["no marking in the start"]),
    "another in the properties": (
        lambda docx: replaced(
            docx, "docProps/core.xml", "</cp:coreProperties>", "<cp:keywords>TLP:AMBER</cp:keywords></cp:coreProperties>"
        ),
        ["do not agree", "TLP:AMBER in the properties"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SABOTAGES)
def test_it_is_found(name, project, docx):
    spoil, words = SABOTAGES[name]
    found = looked_over(project, spoil(docx), "minister")
    assert codes(found) - {"BG554", CHANGED} == {"BG556"}, told(found)
    for each in words:
        assert each in told(found, "BG556")


def test_a_longer_label_is_not_taken_for_a_shorter_one(project, docx):
    strict = everywhere(docx, "TLP:AMBER+STRICT")
    assert "marked TLP:AMBER+STRICT" in told(looked_over(project, strict, "minister"), "BG556")


def test_items_of_a_higher_level_need_it(project, docx):
    """The question who will sign is green, and the minister's brief has it; without it clear is enough."""
    clear = everywhere(docx, "TLP:CLEAR")
    assert "BG556" in codes(looked_over(project, clear, "minister"))
    assert b"Who will sign" in members(clear)["word/document.xml"]
    without = replaced(clear, "word/document.xml", "Who will sign.", "Something else.")
    assert "BG556" not in codes(looked_over(project, without, "minister"))


def test_it_is_found_on_the_pages_of_a_pdf(project, pdf):
    found = looked_over(project, edited(pdf, header_painted_once), "minister")
    assert "no marking in" in told(found, "BG556")
    assert "page 1" in told(found, "BG556")


def test_a_pdf_that_is_marked_too_high_for_its_reader_is_found(tmp_path):
    root = small_content(tmp_path)
    path = root / "content" / "policy.yaml"
    built(root)
    pdf = (root / "build" / PACK / "minister.pdf").read_bytes()
    lower = path.read_text(encoding="utf-8").replace(
        "minister: {ceiling: {tlp: amber}", "minister: {ceiling: {tlp: clear}"
    )
    path.write_text(lower, encoding="utf-8")
    found = looked_over(load(root), pdf, "minister")
    assert "'minister' may see TLP:CLEAR at most" in told(found, "BG556")


def test_words_that_are_no_label_are_none(project, docx):
    found = looked_over(
        project,
        replaced(docx, "word/document.xml", "<w:sectPr", paragraph("XTLP:REDX") + "<w:sectPr", last=True),
        "minister",
    )
    assert codes(found) == {CHANGED}
