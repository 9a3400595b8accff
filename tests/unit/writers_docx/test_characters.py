"""Words into a run."""

import pytest

from briefgen.writers.docx.characters import run_content, solid
from briefgen.writers.docx.pens import pen

T = '<w:t xml:space="preserve">{}</w:t>'


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a b ", T.format("a b ")),
        ("a\tb\nc", T.format("a b c")),
        ("Mar\u00adket", T.format("Mar") + "<w:softHyphen/>" + T.format("ket")),
        ("G\u201120", T.format("G") + "<w:noBreakHyphen/>" + T.format("20")),
        ("in 2024-25 and", T.format("in 2024") + "<w:noBreakHyphen/>" + T.format("25 and")),
        ("सन् 2024-25", T.format("सन् 2024") + "<w:noBreakHyphen/>" + T.format("25")),
        ("2024-2025, 12024-25, 2024-256", T.format("2024-2025, 12024-25, 2024-256")),
        ("a < b & c", T.format("a &lt; b &amp; c")),
        ("", ""),
    ],
)
def test_a_run_holds_words_and_word_s_own_hyphens(words, written):
    assert run_content(words) == written


def test_a_line_of_a_pen_keeps_a_financial_year_whole():
    assert "2024</w:t><w:noBreakHyphen/>" in pen("en-GB").said("in 2024-25")


def test_no_line_ends_inside_a_figure():
    assert solid("US$ -2 bn") == "US$\u00a0\u20112\u00a0bn"
