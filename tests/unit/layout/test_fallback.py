"""Characters that the style's font lacks, set in the fonts of the theme's fallback."""

import pytest
from support.documents import document, paragraph
from support.layout import house_fonts, laid_out

from briefgen.diagnostics import UserError
from briefgen.layout.fallback import by_face
from briefgen.layout.model import TextLine

FAMILIES = ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic")


def faces(weight="regular", *, italic=False):
    return house_fonts().cuts(FAMILIES, weight, italic=italic)


def parts(text: str) -> list[tuple[str, str]]:
    return [
        (face.name.removeprefix("NotoSans").removesuffix("-Regular"), part) for face, part in by_face(text, faces())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("", "plain")]),
        ("a ש b", [("", "a "), ("Hebrew", "ש "), ("", "b")]),
        ("שָׁלוֹם", [("Hebrew", "שָׁלוֹם")]),
        ("(كَتَبَ)", [("", "("), ("Arabic", "كَتَبَ"), ("", ")")]),
        ("کتاب\u200cها", [("Arabic", "کتاب\u200cها")]),
        ("a\u0301ا\u0651", [("", "a\u0301"), ("Arabic", "ا\u0651")]),
        ("שא", [("Hebrew", "שא")]),
        ("ש文", [("Hebrew", "ש"), ("", "文")]),
        ("\u0651", [("Arabic", "\u0651")]),
    ],
)
def test_each_character_is_set_in_the_first_font_that_has_it(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(सेवा):", [("Sans", "(सेवा):")]),
        ("G20 सेवा", [("Sans", "G20 सेवा")]),
        ("ש:", [("SansHebrew", "ש"), ("Serif", ":")]),
    ],
)
def test_a_font_that_has_a_whole_word_sets_it_with_its_brackets(text, expected):
    faces = house_fonts().cuts(("Noto Serif", *FAMILIES), "regular")
    found = [(face.name.removeprefix("Noto").removesuffix("-Regular"), part) for face, part in by_face(text, faces)]
    assert found == expected


@pytest.mark.parametrize(
    ("weight", "italic", "name"),
    [
        ("regular", False, "NotoSansArabic-Regular"),
        ("regular", True, "NotoSansArabic-Regular"),
        ("semibold", False, "NotoSansArabic-Bold"),
        ("bold", True, "NotoSansArabic-Bold"),
    ],
)
def test_the_nearest_cut_of_a_fallback_is_taken(weight, italic, name):
    assert faces(weight, italic=italic)[-1].name == name


def test_the_baseline_is_the_same_whatever_the_font():
    lines = [
        piece
        for said in ("word", "كلمة")
        for piece in laid_out(document(paragraph(said), titled=False)).pages[0].pieces
        if isinstance(piece, TextLine)
    ]
    assert len({line.baseline for line in lines[1::2]}) == 1


def test_what_no_font_has_is_an_error_that_names_them_all():
    with pytest.raises(UserError) as caught:
        laid_out(document(paragraph("سلام 文")))
    (problem,) = caught.value.diagnostics
    assert problem.code == "BG910"
    assert problem.message == (
        "none of the fonts NotoSans-Regular, NotoSansHebrew-Regular and NotoSansArabic-Regular has a sign for '文' (U+6587,"
        " cjk unified ideograph-6587), which stands in the item 'talks'"
    )
