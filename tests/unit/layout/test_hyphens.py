"""Where words are divided, and where typesetters let them be whole."""

import pytest
from support.blocks import lines_of
from support.documents import ORIGIN, document, paragraph, words
from support.layout import house_fonts, house_theme, hyphenating, laid_out

from briefgen.document.inlines import Certainty, Span
from briefgen.layout.hyphens import SOFT_HYPHEN, divisions, head, is_divided, narrowed, tail
from briefgen.layout.inlines import stretches
from briefgen.layout.setting import Setting
from briefgen.layout.words import Word
from briefgen.layout.words import words as split

SETTING = Setting(
    theme=house_theme(), fonts=house_fonts(), language="en-GB", x=0, width=400, height=600, foot=(0.0, 0.0)
)


def said(*inlines, language: str = "en-GB") -> tuple[Word, ...]:
    run = Span(language=language, children=words(*inlines))
    return split(stretches([run], ("children",), SETTING, SETTING.style("body")))


def text_of(word: Word) -> str:
    return "".join(box.shaped.text for box in word.boxes)


def divided(text: str, language: str = "en-GB") -> str:
    (word,) = said(text, language=language)
    parts, start = [], 0
    for place in (*divisions(word), len(text)):
        parts.append(text[start:place])
        start = place
    return "|".join(parts)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en-GB", "un|der|stand|ing"),
        ("en-IN", "gov|ern|ment"),
        ("en-GB", "(agree|ment,"),
        ("fr-FR", "gou|ver|ne|ment"),
        ("en-US", "gov|ern|ment"),
        ("ru-RU", "со|гла|ше|ние"),
        ("ru-RU", "«пра|ви|тель|ство»."),
    ],
)
def test_words_are_divided_by_their_language(language, word):
    assert divided(word.replace("|", ""), language) == word


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en-GB", "only"),
        ("en-GB", "treaty"),
        ("en-GB", "Jaishankar"),
        ("en-GB", "NATO"),
        ("en-GB", "example.org"),
        ("en-GB", "someone@international"),
        ("en-GB", "58.9\u00a0billion"),
        ("ru-RU", "Путину"),
        ("hi-IN", "क्षेत्रीय"),
    ],
)
def test_what_is_left_whole(language, word):
    assert divided(word, language) == word


def test_a_certainty_is_left_whole():
    (word,) = said(Certainty(level="scheduled", word="scheduled", origin=ORIGIN))
    assert divisions(word) == ()


def test_a_word_that_changes_its_look_within_is_left_whole():
    (word,) = said("under", Span(language="en-GB", children=words("standing")))
    assert divisions(word) == ()


def test_the_parts_are_the_word_and_its_hyphen_says_nothing():
    (word,) = said("agreement, ")
    for place in divisions(word):
        before, after = head(word, place), tail(word, place)
        assert text_of(before).removesuffix(SOFT_HYPHEN) + text_of(after) == "agreement, "
        assert is_divided(before)
        assert not is_divided(after)
        assert before.ink_width == before.width > sum(box.width for box in before.boxes[:-1])


NARROW = " ".join(["under the intergovernmental understanding of representatives"] * 12)


def test_a_style_that_divides_words_does_and_another_does_not():
    for theme, some in ((house_theme(), False), (hyphenating(narrow=True), True)):
        lines = [line for _, line in lines_of(laid_out(document(paragraph(NARROW)), theme), "blocks", 1)]
        ends = [line.runs[-1].words[-1].text for line in lines]
        assert (SOFT_HYPHEN in ends) is some


def test_a_page_does_not_end_in_a_divided_word():
    theme = hyphenating(narrow=True)
    seen = 0
    for above in range(14):
        layout = laid_out(document(*[paragraph("x")] * above, *[paragraph(NARROW)] * 3), theme)
        for page in layout.pages[:-1]:
            lines = [piece for piece in page.pieces if hasattr(piece, "runs")]
            assert lines[-1].runs[-1].words[-1].text != SOFT_HYPHEN
            seen += any(line.runs[-1].words[-1].text == SOFT_HYPHEN for line in lines)
    assert seen


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en-GB", "interna-|tional"),
        ("en-GB", "Internation-|alisation"),
        ("ru-RU", "Взаимопо-|нимание"),
        ("en-GB", "ABCDEFGHI|JKLMNOPQ|RST123"),
        ("hi-IN", "अंतरराष्ट्रीयकर|ण"),
    ],
)
def test_a_word_that_is_wider_than_a_line_is_divided_by_its_language_or_else_cut(language, parts):
    """Names and capitals too."""
    (word,) = said(parts.replace("-|", "").replace("|", ""), language=language)
    made = list(narrowed(word, 60.0))
    assert "|".join(map(text_of, made)).replace(SOFT_HYPHEN, "-") == parts
    assert all(part.ink_width <= 60.0 for part in made)
