"""A draft has DRAFT across each page, drawn and not said: it is under the text for the eye, and nowhere for all others."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from support.documents import FURNITURE, METADATA, document, paragraph, table
from support.layout import house_theme, written
from support.pdf import faults

MARK = re.compile(rb"^\s*/Artifact\s*<<[^>]*/Subtype\s*/Watermark[^>]*>>\s*BDC q .*? f Q EMC", re.DOTALL)
SCRIPTS = {"en-GB": "DRAFT", "ru-RU": "ЧЕРНОВИК", "hi-IN": "प्रारूप", "he": "טיוטה"}


def drawn(language="en-GB", draft=None, *blocks):
    furniture = replace(FURNITURE, draft=SCRIPTS[language] if draft is None else draft)
    return written(document(*blocks, metadata=replace(METADATA, language=language), furniture=furniture))


def codes(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_page_begins_with_it(language):
    pages = codes(drawn(language, None, *[paragraph("Words of the text. " * 60)] * 12))
    assert len(pages) > 1
    assert all(MARK.search(code) for code in pages)


def test_what_is_no_draft_has_none():
    assert not any(b"Watermark" in code for code in codes(drawn(draft="")))


def test_it_is_drawn_and_not_shown_as_text():
    [code] = codes(drawn())
    assert b"BT" not in MARK.search(code).group()
    pages = pypdfium2.PdfDocument(drawn()), pypdfium2.PdfDocument(drawn(draft=""))
    with_draft, without = (each[0].get_textpage().get_text_bounded().split() for each in pages)
    for each in pages:
        each.close()
    assert sorted(with_draft) == sorted([*without, "DRAFT", "·", "DRAFT"])


def test_its_colour_is_the_theme_s_and_it_rises_over_the_page():
    [code] = codes(drawn())
    theme = house_theme()
    found = re.search(rb"q ([\d. ]+) rg ([\d.-]+) ([\d.-]+) ", MARK.search(code).group())
    red = int(theme.watermark.colour[1:3], 16) / 255
    assert float(found[1].split()[0]) == pytest.approx(red, abs=0.001)
    assert float(found[2]) == pytest.approx(float(found[3]))
    assert float(found[2]) > 0


def test_the_self_check_finds_nothing():
    assert faults(drawn("hi-IN", None, paragraph("Words."), table(("A",), ("b",)))) == []
