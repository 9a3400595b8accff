import pytest
from support.blocks import LONG, certain, extent, lines_of, points, said
from support.documents import document, paragraph
from support.layout import house_theme, laid_out

from briefgen.document.nodes import Box, PointList

HOLDER = "Ministry of Commerce and Industry, in its annual report on foreign trade"


def parts(layout, index, at=1):
    own = ("blocks", at, "points", index)
    return list(lines_of(layout, *own, "label")), list(lines_of(layout, *own, "blocks"))


@pytest.mark.parametrize("label", ["Ministry", HOLDER])
@pytest.mark.parametrize("words", ["Short.", LONG * 4])
def test_label_and_words_begin_on_one_baseline(label, words):
    labels, lines = parts(laid_out(document(points((label, words)))), 0)
    assert labels[0][1].baseline == pytest.approx(lines[0][1].baseline)


@pytest.mark.parametrize("kind", ["certainty", "label"])
def test_words_stand_beside_the_column(kind):
    theme = house_theme()
    column = getattr(theme.points, kind)
    labels, lines = parts(laid_out(document(points(("Ministry", LONG * 2), kind=kind))), 0)
    assert {line.runs[0].x for _, line in labels} == {theme.page.left}
    assert {line.runs[0].x for _, line in lines} == {theme.page.left + column + theme.points.gap}


def test_the_column_grows_rather_than_cut_a_word():
    layout = laid_out(document(PointList(points=(certain("expected", "x"),))), house_theme())
    grown = laid_out(document(points(("Wettbewerbsbehörde", "x"), kind="certainty")))
    starts = [parts(each, 0)[1][0][1].runs[0].x for each in (layout, grown)]
    assert starts[0] < starts[1]
    assert [said(line) for _, line in parts(grown, 0)[0]] == ["Wettbewerbsbehörde"]


def test_a_label_that_is_higher_than_its_words_keeps_the_next_point_below():
    labels, _ = parts(layout := laid_out(document(points((HOLDER, "Short."), ("Next", "Below.")))), 0)
    assert len(labels) > 2
    following, _ = parts(layout, 1)
    assert extent(following[0][1])[1] > extent(labels[-1][1])[3]


def test_a_point_without_a_label_leaves_the_column_free():
    layout = laid_out(document(points(("Ministry", "One."), ("", "Two."))))
    assert not parts(layout, 1)[0]
    assert parts(layout, 0)[1][0][1].runs[0].x == parts(layout, 1)[1][0][1].runs[0].x


def test_no_page_ends_between_a_label_and_its_first_words():
    for above in range(30, 60):
        layout = laid_out(document(*[paragraph("x")] * above, points((HOLDER, LONG * 4))))
        labels, lines = parts(layout, 0, above + 1)
        page = house_theme().page
        assert {number for number, _ in labels} == {lines[0][0]}
        assert labels[-1][1].baseline < page.height - page.bottom


@pytest.mark.parametrize(
    ("kind", "words", "parted"), [("conflict", 4, False), ("conflict", 6, True), ("side", 4, True)]
)
def test_a_side_of_a_conflict_is_parted_only_where_it_is_long(kind, words, parted):
    box = Box(kind=kind, blocks=(points(("Ministry", LONG * words), ("Customs", "Other.")),))
    pages = [pages_of_first_side(above, box) for above in range(24, 54)]
    assert {len(each) for each in pages} == {1, 2} if parted else {1}
    assert {min(each) for each in pages} == {1, 2}


def pages_of_first_side(above, box):
    layout = laid_out(document(*[paragraph("x", role="list")] * above, box))
    lines = lines_of(layout, "blocks", above + 1, "blocks", 0, "points", 0)
    return {page for page, _ in lines}


def test_a_certainty_in_the_column_has_its_sign():
    labels, _ = parts(laid_out(document(PointList(points=(certain("reported", "Talks."),)))), 0)
    assert said(labels[0][1]) == "reported"
    assert labels[0][1].runs[0].x > house_theme().page.left
