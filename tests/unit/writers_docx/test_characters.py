"""Words into a run."""

import pytest

from briefgen.writers.docx.characters import run_content, solid

T = '<w:t xml:space="preserve">{}</w:t>'


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a b ", T.format("a b ")),
        ("a\tb\nc", T.format("a b c")),
        ("Mar\u00adket", T.format("Mar") + "<w:softHyphen/>" + T.format("ket")),
        ("G\u201120", T.format("G") + "<w:noBreakHyphen/>" + T.format("20")),
        ("a < b & c", T.format("a &lt; b &amp; c")),
        ("", ""),
    ],
)
def test_a_run_holds_words_and_word_s_own_hyphens(words, written):
    assert run_content(words) == written


def test_no_line_ends_inside_a_figure():
    assert solid("US$ -2 bn") == "US$\u00a0\u20112\u00a0bn"
