"""Shaping by glyph names: where Indic features are lost, nothing else notices."""

import pytest
from support.layout import house_fonts

from briefgen.layout.shaping import clusters, shape


def face(weight="regular", *, italic=False):
    return house_fonts().face("Noto Sans", weight, italic=italic)


def glyph_names(text, language, of):
    return [of.font.get_glyph_name(glyph.id) for glyph in shape(of, text, language).glyphs]


@pytest.mark.parametrize("cut", [face(), face(italic=True), face("semibold"), face("bold"), face("bold", italic=True)])
@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("क्षेत्रीय", ["uni0915094D0937", "uni0947", "uni0924094D0930", "uni0940", "uni092F"]),
        ("श्रम", ["uni0936094D0930", "uni092E"]),
    ],
)
def test_conjuncts_are_joined_in_every_cut(cut, word, names):
    assert glyph_names(word, "hi-IN", cut) == names


def test_two_scripts_in_one_word_are_each_shaped_by_their_own_rules():
    assert glyph_names("G20क्षे", "hi-IN", face())[-2:] == ["uni0915094D0937", "uni0947"]


def test_a_vowel_sign_before_its_consonant_is_moved_there():
    names = glyph_names("हि", "hi-IN", face())
    assert [name.partition(".")[0] for name in names] == ["uni093F", "uni0939"]


def test_cyrillic_has_its_own_glyphs():
    assert shape(face(), "Энергетика", "ru-RU").missing == ""


def test_kerning_is_applied():
    pair, apart = shape(face(), "AV", "en-GB").advance, sum(shape(face(), each, "en-GB").advance for each in "AV")
    assert pair < apart


def test_what_the_face_lacks_is_named():
    assert shape(face(), "a\u4e2db", "en-GB").missing == "\u4e2d"


def test_the_text_of_the_glyphs_is_the_text():
    text = "क्षेत्रीय हिन्दी, 68.7"
    assert "".join(glyph.text for glyph in shape(face(), text, "hi-IN").glyphs) == text


def test_a_word_is_cut_between_clusters_only():
    shaped = shape(face(), "क्षेत्र", "hi-IN")
    assert [shaped.text[:place] for place in clusters(shaped)] == ["क्षे"]


@pytest.mark.parametrize(("text", "space"), [("word ", 260), ("word", 0)])
def test_a_space_at_the_end_is_told_apart(text, space):
    assert shape(face(), text, "en-GB").space == space


def names_right_to_left(text, language, family):
    cut = house_fonts().face(family, "regular")
    return [cut.font.get_glyph_name(glyph.id) for glyph in shape(cut, text, language, right_to_left=True).glyphs]


@pytest.mark.parametrize(
    ("word", "language", "names"),
    [
        # reh joins no letter after it, so that teh marbuta stands alone; ain between two letters has its middle form
        ("العبارة", "ar", ["uni0629", "uni0631", "uniFE8E", "uniFE92", "uniFECC", "uniFEDF", "uni0627"]),
        # lam with alef is one sign, joined to the seen before it
        ("سلام", "ar", ["uni0645", "uniFEFC", "uniFEB3"]),
        # tteh, yeh in its middle form, rreh, do-chashmi heh, yeh barree
        ("ٹیڑھے", "ur", ["uniFBAF", "uniFBAC", "uniFB8D", "uniFBFF", "uniFB68"]),
        ("کشتی", "ur", ["uniFBFD", "uniFE98", "uniFEB8", "uniFB90"]),
    ],
)
def test_arabic_letters_are_joined(word, language, names):
    """Glyphs stand from left to right, the last letter first; names are those of Unicode's presentation forms."""
    assert names_right_to_left(word, language, "Noto Sans Arabic") == names


def test_hebrew_points_are_placed_on_their_letter():
    glyphs = shape(house_fonts().face("Noto Sans Hebrew", "regular"), "שָׁ", "he", right_to_left=True).glyphs
    assert [glyph.advance > 0 for glyph in glyphs] == [False, False, True]


def test_brackets_are_mirrored_from_right_to_left():
    assert names_right_to_left("(", "he", "Noto Sans") == ["parenright"]


def test_a_space_at_the_end_is_on_the_left_from_right_to_left():
    word = shape(house_fonts().face("Noto Sans Hebrew", "regular"), "לילה ", "he", right_to_left=True)
    assert word.space == word.glyphs[0].advance > 0


def test_arabic_is_cut_between_letters_in_reading_order():
    word = shape(house_fonts().face("Noto Sans Arabic", "regular"), "سلام", "ar", right_to_left=True)
    assert [word.text[:place] for place in clusters(word)] == ["س", "سلا"]


def test_glyphs_are_told_one_by_one_of_a_row():
    """A mark that is set off has its offset, and the letter that it stands on none."""
    shaped = shape(house_fonts().face("Noto Sans Hebrew", "regular"), "שָׁ", "he", right_to_left=True)
    assert len(shaped.glyphs) == len(shaped.row.ids) == len(shaped.row.offsets)
    assert any(glyph.x for glyph in shaped.glyphs)
    assert shape(face(), "plain", "en-GB").row.offsets == ()
    assert {(glyph.x, glyph.y) for glyph in shape(face(), "plain", "en-GB").glyphs} == {(0.0, 0.0)}
