"""Syllables, against words counted by ear."""

import pytest

from briefgen.readability.syllables import syllables

COUNTED = {
    1: "the be prime talks oil gas trade signed planned makes states rules goes quite guard year used called asked judged clothes "
    "crude league vague coal need freed eyes through friend 2025 68.7 –5",
    2: "visit long-term statement’s supply table tables little people wanted watches prices nation nations special precious science "
    "trial million question quiet equal being seeing going playing useful safely movement value issue added "
    "boxes pages fuel react leader prism rhythm missile rupee UN Russia doesn’t",
    3: "energy agreement minister president expected decided national decision relation creating video period serious "
    "various previous media India India’s area idea radio annual's tourism equipment official financial "
    "commercial influence reaction carrier employer nuclear dialogue services settlement",
    4: "scientific situation technology education security negotiate society variety material industrial military "
    "associate reality initiative bilateral experience's fertiliser",
    5: "university negotiations capitalism opportunity WTO",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, words in COUNTED.items() for word in words.split()]
)
def test_a_word_counted_by_ear(count, word):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["", "–", "…", "\u00a0"])
def test_what_is_no_word_has_none(word):
    assert syllables(word) == 0
