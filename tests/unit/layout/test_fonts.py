from itertools import product

import pytest
import uharfbuzz as hb
from support.layout import house_fonts

from briefgen.diagnostics import UserError
from briefgen.layout.fonts import Face, load_fonts, open_face
from briefgen.layout.shaping import shape

FAMILY = "Noto Sans"


@pytest.mark.parametrize(
    ("weight", "italic", "name"),
    [
        ("regular", False, "NotoSans-Regular"),
        ("regular", True, "NotoSans-Italic"),
        ("semibold", False, "NotoSans-SemiBold"),
        ("semibold", True, "NotoSans-BoldItalic"),
        ("bold", False, "NotoSans-Bold"),
        ("bold", True, "NotoSans-BoldItalic"),
    ],
)
def test_the_nearest_cut_is_taken(weight, italic, name):
    assert house_fonts().face(FAMILY, weight, italic=italic).name == name


@pytest.mark.parametrize("family", ["Noto Sans", "Noto Serif"])
def test_a_family_has_five_cuts(family):
    assert len([face for face in house_fonts().faces if face.family == family]) == 5


def test_the_cuts_have_names_of_their_own():
    names = [face.name for face in house_fonts().faces]
    assert len(names) == len(set(names))


def test_an_unknown_family_is_an_error_with_the_nearest_name():
    with pytest.raises(UserError) as caught:
        house_fonts().face("Noto Sands", "bold")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.hints) == ("BG911", ("did you mean 'Noto Sans'?",))


def test_a_folder_without_fonts_says_so(tmp_path):
    with pytest.raises(UserError, match="no font of the family"):
        load_fonts((tmp_path,)).face(FAMILY, "regular")


def test_a_font_of_the_project_hides_the_bundled_one_of_its_name(tmp_path):
    bundled = house_fonts().face(FAMILY, "regular")
    (tmp_path / "fonts").mkdir()
    own = tmp_path / "fonts" / bundled.path.name
    own.write_bytes(bundled.path.read_bytes())
    fonts = load_fonts((tmp_path, bundled.path.parent.parent))
    assert fonts.face(FAMILY, "regular").path == own


def test_an_unknown_family_among_the_fallback_is_an_error_too():
    with pytest.raises(UserError) as caught:
        house_fonts().cuts((FAMILY, "Noto Sans Hebreu"), "regular")
    assert caught.value.diagnostics[0].hints == ("did you mean 'Noto Sans Hebrew'?",)


def with_figures() -> list[Face]:
    return [face for face in house_fonts().faces if face.font.get_nominal_glyph(ord("0"))]


def test_figures_are_lining_and_of_one_width_in_every_cut():
    """Columns of numbers stand one under the other without a feature of the font."""
    for face in with_figures():
        assert len({shape(face, figure, "en-GB").advance for figure in "0123456789"}) == 1
        extents = [face.font.get_glyph_extents(face.font.get_nominal_glyph(ord(figure))) for figure in "0123456789"]
        small = 0.03 * face.font.face.upem
        assert max(each.y_bearing for each in extents) - min(each.y_bearing for each in extents) < small
        assert all(each.y_bearing + each.height > -small for each in extents)


def test_a_bold_total_stands_under_regular_numbers():
    upright = [face for face in with_figures() if face.family == FAMILY and not face.italic]
    assert len({shape(face, "6872", "en-GB").advance for face in upright}) == 1
    assert len(upright) > 1


def test_no_figures_are_kerned():
    for face in with_figures():
        for pair in map("".join, product("0123456789.,", repeat=2)):
            apart = sum(shape(face, each, "en-GB").advance for each in pair)
            assert shape(face, pair, "en-GB").advance == pytest.approx(apart)


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:0],
        lambda whole: b"wOF2" + whole[4:],
        lambda whole: b"<!DOCTYPE html><title>Not found</title>" + whole[:0],
        lambda whole: whole[:9],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-4],
    ],
    ids=["empty", "of the web", "a page", "a few bytes", "half", "all but a little"],
)
def test_what_is_no_whole_font_is_told_by_its_file(damage, tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "house.ttf").write_bytes(damage(house_fonts().face(FAMILY, "regular").path.read_bytes()))
    with pytest.raises(UserError) as caught:
        load_fonts((tmp_path,))
    [found] = caught.value.diagnostics
    assert found.code == "BG915"
    assert found.message == "house.ttf is no font, or not the whole of one"
    assert found.span.path == folder / "house.ttf"


def test_a_font_that_says_nothing_of_its_capitals_has_some_height_for_them(tmp_path):
    """Many older ones do not."""
    house = house_fonts().face(FAMILY, "regular")
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "House"))
    wanted.drop_table_tag_set.update({int.from_bytes(b"OS/2", "big")})
    (tmp_path / "bare.ttf").write_bytes(hb.subset(house.font.face, wanted).blob.data)
    assert open_face(tmp_path / "bare.ttf").cap_height > 0
