"""Text copied out of every PDF is the text of its tree, line by line: English, Hindi and Russian, in each theme."""

import pytest
from support.dressed import THEMES, Dress, wardrobe
from support.reading import READERS, copied, unread

from briefgen.document.words import plain_text

LANGUAGES = ("en-GB", "hi-IN", "ru-RU")
"""Not en-IN, whose words are those of en-GB."""


def dresses(theme: str) -> list[Dress]:
    return [dress for dress in wardrobe(theme, "a4") if dress.language in LANGUAGES]


def lines(dress: Dress) -> list[str]:
    return plain_text(dress.brief().document).splitlines()


def test_every_language_is_there():
    assert {dress.language for theme in THEMES for dress in dresses(theme)} == set(LANGUAGES)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("theme", THEMES)
def test_whole_lines_are_copied_in_the_tree_s_order(theme, reader, tmp_path):
    missing = {
        str(dress): found
        for dress in dresses(theme)
        if (found := list(unread(lines(dress), copied(dress.pdf(), reader, tmp_path))))
    }
    assert missing == {}


@pytest.mark.parametrize("reader", READERS)
def test_a_line_that_is_not_copied_word_for_word_is_seen(reader, tmp_path):
    dress = dresses(THEMES[0])[0]
    text = copied(dress.pdf(), reader, tmp_path)
    first, second, *_ = (line for line in lines(dress) if len(line.split()) > 3)
    swapped, cut, run_together = " ".join(reversed(first.split())), f"{first[:-2]}x", first.replace(" ", "", 1)
    assert list(unread([swapped, cut, run_together, second, first], text)) == [swapped, cut, run_together, first]
