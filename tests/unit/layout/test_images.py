"""Images as laid out: how large they are, and what stays with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.documents import document, paragraph, words
from support.layout import house_theme, laid_out
from support.pictures import image

from briefgen.diagnostics import UserError
from briefgen.document.figures import Pixels
from briefgen.layout.images import image_size
from briefgen.layout.model import Picture, TextLine

THEME = house_theme()
WIDTH = THEME.page.width - THEME.page.left - THEME.page.right
HEIGHT = THEME.page.height - THEME.page.top - THEME.page.bottom
sides = st.integers(32, 2200)


def size(width: int, height: int, *, measure: float = WIDTH) -> tuple[float, float]:
    pixels = Pixels(coding="png", width=width, height=height, data=b"")
    return image_size(pixels, width=measure, height=HEIGHT, style=THEME.image)


def pictures(*blocks):
    return [(page, piece) for page in laid_out(document(*blocks)).pages for piece in page.pieces if isinstance(piece, Picture)]  # fmt: skip


@given(sides, sides, st.sampled_from([WIDTH, 240.0]))
def test_an_image_keeps_its_proportions_and_its_bounds(width, height, measure):
    across, down = size(width, height, measure=measure)
    assert across / down == pytest.approx(width / height)
    assert across <= measure
    assert down <= 0.6 * HEIGHT + 0.01
    assert width * 72 / across >= 150 - 0.01


def test_an_image_with_enough_pixels_is_as_wide_as_the_text():
    assert size(1600, 400)[0] == WIDTH


def test_one_with_fewer_is_set_smaller_not_blurred():
    assert size(150, 100) == (72.0, 48.0)


def test_a_tall_one_leaves_room_for_words():
    assert size(600, 2000)[1] == pytest.approx(0.6 * HEIGHT)


def test_an_image_stands_at_the_edge_of_the_text_between_its_caption_and_its_note():
    fields = {"caption": words("A map"), "note": words("At low water."), "source": words("Source: us")}
    [(page, picture)] = pictures(paragraph("Before."), image(1600, 900, **fields), paragraph("After."))
    baselines = {
        "".join(run.text for run in line.runs).strip(): line.baseline
        for line in page.pieces
        if isinstance(line, TextLine)
    }
    assert picture.x == THEME.page.left
    assert baselines["A map"] < picture.y
    assert picture.y + picture.height < baselines["At low water."] < baselines["Source: us"] < baselines["After."]


def test_an_image_and_its_words_are_on_one_page():
    """Wherever it falls: the words before it are more and more."""
    shown = image(1600, 900, caption=words("A map"), note=words("A note."), source=words("Source: us"))
    for count in range(10, 40, 2):
        laid = laid_out(document(*[paragraph("Words.")] * count, shown))
        page = next(page for page in laid.pages if any(isinstance(piece, Picture) for piece in page.pieces))
        said = "".join(run.text for piece in page.pieces if isinstance(piece, TextLine) for run in piece.runs)
        assert "A map" in said
        assert "A note." in said
        assert "Source: us" in said


LONG = "A long note on how the map was drawn, by whom, and from which surveys of which years. "


@pytest.mark.parametrize("times", [20, 35, 45])
def test_one_whose_words_take_much_of_a_page_is_smaller(times):
    shown = image(600, 2000, caption=words("A map"), note=words(LONG * times), source=words("Source: us"))
    laid = laid_out(document(shown, titled=False))
    [(page, picture)] = [(p, each) for p in laid.pages for each in p.pieces if isinstance(each, Picture)]
    lines = [piece.baseline for piece in page.pieces if isinstance(piece, TextLine)]
    assert laid.placements[0,].first_page == laid.placements[0,].last_page
    assert max(lines) <= THEME.page.height - THEME.page.bottom
    assert picture.height / picture.width == pytest.approx(2000 / 600)


def test_one_whose_words_leave_it_no_room_is_refused():
    with pytest.raises(UserError, match="the image 'A map' has no room on a page with its words"):
        laid_out(document(image(600, 2000, caption=words("A map"), note=words(LONG * 60))))
