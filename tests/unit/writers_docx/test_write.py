"""Whole files: what holds for every document."""

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from support.documents import ORIGIN, document, documents, everything, paragraph, table
from support.docx import Pages, body_text, find, government, members, tokens, xml
from support.docx_lint.lint import lint
from support.openxml import audit
from support.tools import need_module

from briefgen.document.inlines import Text
from briefgen.document.words import plain_text
from briefgen.writers.docx.write import write_docx

THEME = government()
HYPHENATING = replace(THEME, styles={**THEME.styles, "body": replace(THEME.styles["body"], hyphenate=True)})
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def write(drawn, page_count=1):
    return write_docx(drawn, Pages(page_count=page_count), THEME)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(documents())
def test_the_file_has_the_document_s_words_in_its_order(drawn):
    assert tokens(body_text(write(drawn))) == tokens(plain_text(drawn))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(documents())
def test_the_lint_finds_nothing(drawn):
    assert lint(write(drawn)) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[*SLOW, HealthCheck.function_scoped_fixture])
@given(drawn=documents())
def test_the_schema_s_referee_finds_nothing(drawn, tmp_path):
    need_module("openxml_audit")
    assert audit(write(drawn), tmp_path) == []


def test_the_schema_s_referee_finds_nothing_in_everything(tmp_path):
    need_module("openxml_audit")
    assert audit(write(everything()), tmp_path) == []


def test_python_docx_opens_it_again():
    opened = docx.Document(BytesIO(write(everything())))
    assert [each.text for each in opened.paragraphs if each.style.name == "Title"] == ["A visit"]
    assert [each.text for each in opened.tables[0].rows[0].cells] == ["Year", "US$ billion", "State"]
    assert opened.sections[0].first_page_header.paragraphs[0].text == "DRAFT\t\tTLP:CLEAR"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_never_reaches_the_file(bad):
    said = Text(text=f"be{bad}fore", origin=ORIGIN)
    drawn = document(paragraph(said), table((f"h{bad}ead",), ("a",), summary=f"s{bad}um"))
    spoiled = replace(drawn, metadata=replace(drawn.metadata, title=f"t{bad}itle", issuer=f"i{bad}ssuer"))
    assert "before" in body_text(write(spoiled))
    assert docx.Document(BytesIO(write(spoiled))).core_properties.title == "title"


def test_no_part_is_there_without_use():
    names = set(members(write(document(paragraph("a")))))
    assert not {name for name in names if "footnote" in name or "endnote" in name or "comment" in name}


# --- reproducible ------------------------------------------------------------------------------------------------

_SCRIPT = """
import hashlib, sys
sys.path[:0] = [{tests!r}, {root!r}]
from support.docx import Pages, government
from support.documents import everything
from briefgen.writers.docx.write import write_docx
print(hashlib.sha256(write_docx(everything(), Pages(page_count=2), government())).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("0", "Asia/Kolkata"), ("4711", "America/Los_Angeles")])
def test_bytes_depend_on_the_document_alone(seed, zone):
    root = Path(__file__).parents[3]
    script = _SCRIPT.format(tests=str(root / "tests"), root=str(root))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == hashlib.sha256(write(everything(), page_count=2)).hexdigest()


def test_dates_of_the_file_are_the_edition_s():
    with zipfile.ZipFile(BytesIO(write(everything()))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2025, 12, 3, 12, 30, 0)}


def test_word_divides_words_where_the_theme_does(tmp_path):
    need_module("openxml_audit")
    written = write_docx(everything(), Pages(), HYPHENATING)
    assert find(xml(written, "word/settings.xml"), "//w:autoHyphenation | //w:doNotHyphenateCaps")
    suppressed = find(
        xml(written, "word/styles.xml"), "//w:style[w:pPr/w:suppressAutoHyphens[not(@w:val)]]/w:name/@w:val"
    )
    divided = find(xml(written, "word/styles.xml"), "//w:style[w:pPr/w:suppressAutoHyphens/@w:val='0']/w:name/@w:val")
    assert {"Normal", "heading 1"} <= set(suppressed)
    assert divided == ["Body Text", "Numbered Paragraph"]
    assert audit(written, tmp_path) == []


def test_word_divides_nothing_where_the_theme_does_not():
    written = write(everything())
    assert not find(xml(written, "word/settings.xml"), "//w:autoHyphenation")
    assert not find(xml(written, "word/styles.xml"), "//w:suppressAutoHyphens[@w:val='0']")
