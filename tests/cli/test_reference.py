"""`--reference`, and a theme's `reference`: the Word documents of a build in a letterhead."""

import json
import os
import subprocess
import sys
from io import BytesIO

import docx
import pypdfium2
import pytest
from support.letterheads import changed, letterhead, packed, template, without_marker
from support.project import run
from support.small import PACK, small_content

import briefgen
from briefgen.build.files import digest
from briefgen.diagnostics import UserError
from briefgen.resources import bundled_root


@pytest.fixture
def project(tmp_path):
    root = small_content(tmp_path)
    (root / "letterhead.dotx").write_bytes(packed(template()))
    return root


def build(project, *arguments):
    return run("build", "-a", "minister", *arguments, cwd=project)


def record(project):
    return json.loads((project / f".briefgen/{PACK}/manifest.json").read_text("utf-8"))


def opened(project):
    return docx.Document(project / f"build/{PACK}/minister.docx")


def test_the_word_document_stands_in_the_letterhead_and_the_pdf_has_its_page(project):
    ran = build(project, "--reference", "letterhead.dotx")
    assert ran.code == 0, ran.err
    word = opened(project)
    assert word.paragraphs[0].text == "Institut für erfundene Fragen, Musterweg 1, 10000 Musterstadt"
    assert word.paragraphs[-1].text == "Mit freundlichen Grüßen"
    assert round(word.sections[0].top_margin.mm) == 40
    pdf = pypdfium2.PdfDocument(project / f"build/{PACK}/minister.pdf")
    page = pdf[0]
    above = page.get_textpage().get_text_bounded(bottom=page.get_height() - word.sections[0].top_margin.pt)
    whole = page.get_textpage().get_text_bounded()
    pdf.close()
    assert above.split() == ["TLP:GREEN"]
    assert "Institut" not in whole


def test_what_is_odd_is_printed_as_a_warning_once(project):
    (project / "letterhead.docx").write_bytes(packed(without_marker()))
    ran = build(project, "--reference", "letterhead.docx")
    assert ran.code == 0
    assert ran.err.count("'letterhead.docx' does not say where the text goes") == 1
    assert "BG972" in ran.err


def test_what_matters_for_the_brief_is_printed_before_what_the_letterhead_lost(project):
    tracked = changed(without_marker(), "word/settings.xml", "<w:compat>", "<w:trackRevisions/><w:compat>")
    (project / "letterhead.docx").write_bytes(packed(tracked))
    said = build(project, "-f", "docx", "--reference", "letterhead.docx").err
    assert 0 < said.index("[BG972]") < said.index("[BG975]") < said.index("[BG969]")


def test_the_record_names_the_letterhead_and_has_its_hash(project):
    assert build(project, "--reference", "letterhead.dotx").code == 0
    file = project / "letterhead.dotx"
    assert {"path": "letterhead.dotx", "sha256": digest(file.read_bytes())} in record(project)["inputs"]
    assert {each["format"]: each["reference"] for each in record(project)["outputs"]} == {
        "docx": "letterhead.dotx",
        "pdf": None,
    }


def test_the_same_bytes_again(project):
    assert build(project, "-f", "docx", "--reference", "letterhead.dotx").code == 0
    first = (project / f"build/{PACK}/minister.docx").read_bytes()
    assert build(project, "-f", "docx", "--reference", "letterhead.dotx").code == 0
    assert (project / f"build/{PACK}/minister.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("-f", "pdf", "--reference", "letterhead.dotx"), 2, "--reference is for Word documents, and none is made"),
        (("--reference", "nowhere.docx"), 2, "nowhere.docx"),
        (("--reference", "letterhead.dotx", "--embed-fonts"), 2, "a letterhead has its own fonts"),
        (("--reference", "letterhead.dotx", "--paper", "letter"), 2, "a letterhead has its own paper"),
        (("--reference", "content/policy.yaml"), 1, "'policy.yaml' is not a Word document"),
        (("--reference", "narrow.docx"), 1, "which is too little for a brief"),
    ],
)
def test_what_cannot_be_a_letterhead_is_said_in_plain_words(project, arguments, code, words):
    narrow = changed(letterhead(), "word/document.xml", 'w:right="1134"', 'w:right="9000"')
    (project / "narrow.docx").write_bytes(packed(narrow))
    ran = build(project, *arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not (project / "build").exists()


def test_python_takes_a_letterhead_for_a_brief(project, tmp_path):
    brief = briefgen.load(project).brief(PACK, "minister", reference=project / "letterhead.dotx")
    word = docx.Document(BytesIO(brief.render("docx")))
    assert word.paragraphs[-1].text == "Mit freundlichen Grüßen"
    brief.save(tmp_path / "out" / "minister.docx")
    assert docx.Document(tmp_path / "out" / "minister.docx").paragraphs[-1].text == "Mit freundlichen Grüßen"


def test_a_letterhead_that_cannot_be_read_is_the_users_to_mend(project):
    with pytest.raises(UserError, match=r"'gone.docx' cannot be read"):
        briefgen.load(project).brief(PACK, "minister", reference=project / "gone.docx")


def test_python_docx_is_loaded_for_a_letterhead_alone(project):
    """It takes a third of a second, which every other build would wait for."""
    script = (
        "import sys, briefgen\n"
        "brief = briefgen.load('.').brief('talks', 'minister')\n"
        "brief.render('docx')\n"
        "print('docx' in sys.modules)\n"
        "briefgen.load('.').brief('talks', 'minister', reference='letterhead.dotx').render('docx')\n"
        "print('docx' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(bundled_root())}
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8", cwd=project, env=environment
    )
    assert done.stdout.split() == ["False", "True"]


def test_another_paper_than_the_letterhead_s_is_told_to_make_no_difference(project):
    brief = briefgen.load(project).brief(PACK, "minister", reference=project / "letterhead.dotx", paper="letter")
    assert [each.message for each in brief.diagnostics if each.code == "BG981"] == [
        "the brief stands on the paper of 'letterhead.dotx', whatever paper is asked for"
    ]
