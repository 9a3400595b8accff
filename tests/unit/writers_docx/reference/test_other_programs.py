"""Letterheads that other programs made: each is read, a brief goes in, and the referees find nothing."""

import subprocess
from io import BytesIO

import docx
import pytest
from support.documents import document, paragraph, section
from support.docx import Pages, body_text, government
from support.docx_lint import fields, parts, residue, stylesheet
from support.docx_lint.package import opened
from support.letterheads import letterhead, packed
from support.libreoffice import lay_out, saved_again
from support.openxml import audit
from support.tools import need, need_module

from briefgen.writers.docx.reference.read import read_reference
from briefgen.writers.docx.write import write_docx
from briefgen.writers.options import WriteOptions

RULES = (
    *parts.RULES,
    *residue.RULES,
    fields.fields_are_closed,
    fields.fields_stay_within,
    stylesheet.style_ids_stand_once,
    stylesheet.used_styles_are_defined,
    stylesheet.styles_refer_to_styles,
    stylesheet.styles_rest_on_their_kind,
    stylesheet.styles_do_not_rest_on_themselves,
)
"""Of the lint for our own files, those that hold for anybody's."""
OWN = "Institut für erfundene Fragen"


def by_python_docx(_):
    made = docx.Document()
    made.add_paragraph(OWN, style="List Bullet 2")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def by_pandoc(folder):
    path = folder / "made.docx"
    said = f"# {OWN}\n\n1. Eins\n2. Zwei[^a]\n\n[^a]: Eine Note.\n\n| a | b |\n|---|---|\n| c | d |\n"
    subprocess.run([need("pandoc"), "-f", "markdown", "-o", path], input=said.encode(), check=True)
    return path.read_bytes()


def by_libreoffice(folder):
    return saved_again({"made": packed(letterhead())}, folder)["made"]


@pytest.mark.parametrize("made", [by_python_docx, by_pandoc, by_libreoffice])
def test_a_brief_goes_in(made, tmp_path):
    need_module("openxml_audit")
    reference = read_reference(made(tmp_path), "brief.docx")
    brief = document(section(1, "Where we stand", paragraph("The dam was opened in May.")))
    filled = write_docx(brief, Pages(), government(), options=WriteOptions(reference=reference))
    assert audit(reference.package, tmp_path) == []
    assert audit(filled, tmp_path) == []
    assert [problem for rule in RULES for problem in rule(opened(filled))] == []
    assert OWN in body_text(filled) or OWN in str(docx.Document(BytesIO(filled)).sections[0].first_page_header.tables)
    assert "The dam was opened in May." in body_text(filled)
    need("soffice")
    lay_out({"filled": filled}, tmp_path)
    assert (tmp_path / "filled.pdf").stat().st_size > 0
