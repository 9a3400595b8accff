"""Charts as laid out: where words and marks fall."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from support.documents import ORIGIN, document, foot, paragraph, words
from support.exhibits import FORMS, chart, trade
from support.layout import house_theme, laid_out

from briefgen.diagnostics import UserError
from briefgen.document.figures import Chart
from briefgen.document.nodes import Box
from briefgen.layout.chart_reach import reach
from briefgen.layout.model import Fill, Hatch, Layout, Marker, Page, Piece, Polygon, Polyline, TextLine
from briefgen.theme.colours import contrast

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
YEARS = {f"{year}–{year % 100 + 1}": float(year - 2000) for year in range(2010, 2025)}


def painted(drawn: Chart) -> Page:
    (page,) = laid_out(document(drawn, titled=False)).pages
    return page


def marks(page: Page, kind: type[Piece]) -> list:
    return [piece for piece in page.pieces if isinstance(piece, kind) and piece.place is not None]


def texts(page: Page) -> dict[str, tuple[float, float, float, float]]:
    """Return the lines of words with the rectangle of their ink, but the marking's."""
    lines = [piece for piece in page.pieces if isinstance(piece, TextLine)][1:]
    return {f"{index} {_said(line)}": _ink(line) for index, line in enumerate(lines)}


def _said(line: TextLine) -> str:
    return "".join(run.text for run in line.runs).strip()


def _ink(line: TextLine) -> tuple[float, float, float, float]:
    printed = [run for run in line.runs if run.text.strip()]
    size = printed[0].ink.size
    return (printed[0].x, line.baseline - 0.6 * size, printed[-1].right, line.baseline)


def overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def said(page: Page) -> list[str]:
    return [_said(piece) for piece in page.pieces if isinstance(piece, TextLine)]


# --- words -----------------------------------------------------------------------------------------------------------

_amounts = st.one_of(st.none(), st.integers(-300, 9000).map(lambda number: number / 10))
_labels = st.sampled_from(
    ["2024–25", "India", "Petroleum oils and oils obtained from minerals", "ऊर्जा सहयोग", "Россия"]
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    width = draw(st.integers(1, 4))
    count = draw(st.integers(1, 14))
    rows = {f"{draw(_labels)} {index}": [draw(_amounts) for _ in range(width)] for index in range(count)}
    return chart(
        draw(st.sampled_from(FORMS)),
        rows,
        series=[f"{draw(_labels)} {index}" for index in range(width)],
        provisional={(index, 0) for index in range(count) if draw(st.booleans())},
        unit=words(draw(st.sampled_from(["US$ billion", "per cent"]))),
    )


@SLOW
@given(charts())
def test_no_words_touch_others(drawn):
    for (one, first), (other, second) in combinations(texts(painted(drawn)).items(), 2):
        assert not overlap(first, second), (one, other)


@SLOW
@given(charts())
def test_all_words_and_marks_stand_within_the_text_area(drawn):
    page, theme = painted(drawn), house_theme().page
    for name, (left, top, right, bottom) in texts(page).items():
        assert theme.left - 0.1 <= left <= right <= theme.width - theme.right + 0.1, name
        assert theme.top <= top <= bottom <= theme.height - theme.bottom, name
    for fill in marks(page, Fill):
        assert theme.left <= fill.x <= fill.x + fill.width <= theme.width - theme.right + 0.1


@SLOW
@given(charts())
def test_unit_series_and_labels_are_always_printed(drawn):
    found = " ".join(said(painted(drawn))).split()
    named = [*drawn.series, *drawn.categories]
    for text in (each.text for node in (*named, drawn) for each in getattr(node, "children", drawn.unit)):
        assert set(text.split()) <= set(found)


@pytest.mark.parametrize("form", FORMS)
def test_words_are_painted_in_the_order_of_the_tree(form):
    owned = [
        run.text.strip()
        for piece in painted(trade(form)).pieces
        if isinstance(piece, TextLine)
        for run in piece.runs
        if run.place is not None and run.place[2:3] in (("unit",), ("series",), ("categories",))
    ]
    printed = " ".join(filter(None, owned))
    assert printed == "US$ billion Exports Imports 2022–23 3.1 46.2 2023–24 4.3 2024–25 4.9 63.8"


def test_labels_that_do_not_fit_side_by_side_stand_on_several_levels():
    found = texts(painted(chart("column", {year: [amount] for year, amount in YEARS.items()})))
    tops = {round(top, 1) for name, (_, top, _, _) in found.items() if "–" in name}
    assert len(tops) == 2


def test_values_that_do_not_fit_above_their_columns_stand_in_rows():
    rows = {year: [amount, amount + 0.5, 30 - amount] for year, amount in YEARS.items()}
    found = texts(painted(chart("column", rows, series=["a", "b", "c"])))
    levels = {round(top) for name, (_, top, _, _) in found.items() if name.endswith(".5")}
    assert len(levels) == 1


MANY = {f"{year}": float(year - 1970) for year in range(1980, 2030)}


@pytest.mark.parametrize("form", FORMS)
@given(drawn=charts())
@SLOW
def test_every_value_is_printed_or_shown_to_be_missing(form, drawn):
    page = painted(replace(drawn, form=form))
    owned = {run.place for piece in page.pieces if isinstance(piece, TextLine) for run in piece.runs}
    for index, category in enumerate(drawn.categories):
        for at, value in enumerate(category.values):
            place = ("blocks", 0, "categories", index, "values", at, "children", 0)
            assert (place in owned) is (value.amount is not None)
    dashes = sum(value.amount is None for category in drawn.categories for value in category.values)
    assert not form.endswith("bar") or said(page).count("–") == dashes


@pytest.mark.parametrize("form", ["column", "line", "stacked-column"])
def test_values_that_have_room_nowhere_are_listed_with_their_names(form):
    page = painted(chart(form, {year: [amount, 3.0] for year, amount in MANY.items()}, series=["a", "b"]))
    printed = said(page)
    assert all(printed.count(f"{amount:g}") >= 1 for amount in MANY.values())
    assert {year: printed.count(year) for year in ("1980", "1981")} == {"1980": 2, "1981": 1}


def test_a_list_of_values_is_read_category_by_category():
    page = painted(chart("column", {year: [amount] for year, amount in MANY.items()}))
    runs = [run for piece in page.pieces if isinstance(piece, TextLine) for run in piece.runs if run.place]
    printed = [run.text.strip() for run in runs if "categories" in run.place]
    assert [each for each in printed if each] == [
        part for year, amount in MANY.items() for part in (year, f"{amount:g}")
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_largest_chart_that_a_pack_may_ask_for_stands_on_one_page(form):
    count, series = (20, 2) if form == "bar" else (37, 4) if form != "stacked-bar" else (40, 3)
    rows = {f"{1980 + index}–{81 + index}": [index * 11.5] * series for index in range(count)}
    drawn = chart(form, rows, series=[f"Series {index}" for index in range(series)])
    for half in (False, True):
        theme = narrow() if half else house_theme()
        layout = laid_out(document(drawn, titled=False), theme)
        assert layout.placements[0,].height <= theme.page.height - theme.page.top - theme.page.bottom


def narrow():
    """Return the house's look on a page whose text is as wide as a column of two."""
    page = house_theme().page
    return replace(house_theme(), page=replace(page, right=page.width - page.left - 240))


def test_columns_with_long_names_lie_down():
    names = {
        "Petroleum oils and oils obtained from bituminous minerals": [3.0],
        "Sunflower-seed, safflower or cotton-seed oil, and fractions": [2.0],
        "Coal, briquettes, ovoids and similar solid fuels of coal": [1.0],
        "Medicaments of mixed or unmixed products for retail sale": [0.5],
    }
    [page] = laid_out(document(chart("column", names), titled=False), narrow()).pages
    bars = marks(page, Fill)
    assert len({bar.x for bar in bars}) == 1
    assert [bar.width for bar in bars] == sorted((bar.width for bar in bars), reverse=True)


@pytest.mark.parametrize(("form", "same"), [("stacked-column", "column"), ("stacked-bar", "bar")])
def test_one_series_makes_no_stack(form, same):
    rows = {"a": [20.0], "b": [60.0]}
    assert painted(chart(form, rows)).pieces == painted(chart(same, rows)).pieces


def test_ticks_are_written_as_the_language_writes_numbers():
    drawn = chart("column", {"x": [1500.0]})
    assert "1,500" in said(painted(drawn))


# --- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["column", "bar", "stacked-column", "stacked-bar"])
def test_provisional_values_alone_are_hatched(form):
    assert len(marks(painted(trade(form)), Hatch)) == 2
    assert marks(painted(chart(form, {"x": [3.0]})), Hatch) == []


def test_provisional_values_of_a_line_are_hollow():
    paper = house_theme().paper
    drawn = chart("line", {"a": [1.0], "b": [2.0]}, provisional={(1, 0)})
    assert [marker.ground == paper for marker in marks(painted(drawn), Marker)] == [False, True]


def test_a_missing_value_parts_a_line():
    drawn = chart("line", {"a": [1.0], "b": [2.0], "c": [None], "d": [3.0], "e": [4.0]})
    assert [len(line.points) for line in marks(painted(drawn), Polyline)] == [2, 2]


@pytest.mark.parametrize("form", ["column", "bar"])
def test_a_missing_value_is_a_dash_and_no_bar(form):
    page = painted(chart(form, {"a": [1.0], "b": [None]}))
    assert len(marks(page, Fill)) == 1
    assert "–" in said(page)


def test_lengths_are_in_proportion_from_zero():
    one, other = marks(painted(chart("column", {"a": [20.0], "b": [60.0]})), Fill)
    assert other.height == pytest.approx(3 * one.height)
    assert one.y + one.height == pytest.approx(other.y + other.height)


def test_what_is_below_zero_hangs_from_the_axis():
    one, other = marks(painted(chart("column", {"a": [20.0], "b": [-10.0]})), Fill)
    assert other.y == pytest.approx(one.y + one.height)


def test_parts_of_a_stack_stand_on_each_other():
    lower, upper = marks(painted(chart("stacked-column", {"a": [30.0, 10.0]}, series=["", ""])), Fill)
    assert upper.y < lower.y
    assert upper.y + upper.height == pytest.approx(lower.y, abs=1.1)


def test_series_are_told_apart_in_grey():
    fills = [tone.fill for tone in house_theme().chart.tones]
    assert all(contrast(one, other) > 1.4 for one, other in combinations(fills, 2))


def test_lines_are_told_apart_without_colour():
    rows = {"a": [1.0, 2.0, 3.0, 4.0], "b": [2.0, 3.0, 4.0, 5.0]}
    page = painted(chart("line", rows, series=["p", "q", "r", "s"]))
    assert len({marker.form for marker in marks(page, Marker)}) == 4


# --- pages -----------------------------------------------------------------------------------------------------------


def on_pages(drawn: Layout, text: str) -> list[int]:
    return [number for number, page in enumerate(drawn.pages) if any(text in line for line in said(page))]


def test_a_chart_stays_on_one_page_with_its_words():
    filler = [paragraph("Some words that fill a page. " * 8) for _ in range(12)]
    drawn = laid_out(document(*filler, trade()))
    where = [on_pages(drawn, text) for text in ("Trade in goods", "US$ billion", "Hatched", "Ministry of Commerce")]
    assert where == [[1]] * 4


@pytest.mark.parametrize("form", ["column", "line", "stacked-column"])
def test_the_drawing_is_as_high_as_the_theme_says(form):
    drawn = laid_out(document(trade(form, caption=(), unit=(), note=(), source=()), titled=False))
    (placement,) = (each for path, each in drawn.placements.items() if path == (0,))
    assert placement.height == pytest.approx(house_theme().chart.height, abs=25)


def test_no_line_below_a_chart_is_left_for_the_next_page():
    """However full its page is."""
    for count in range(20, 36):
        drawn = laid_out(document(*[paragraph("Some words.")] * count, trade()))
        where = [on_pages(drawn, text) for text in ("Trade in goods", "Hatched", "Ministry of Commerce")]
        assert where[0] == where[1] == where[2]


# --- what a page holds -----------------------------------------------------------------------------------------------

_long = st.integers(3, 90).map(
    lambda length: ("Strengthening of the harbour's northern wall and its approaches " * 3)[:length]
)


@st.composite
def crowded(draw: st.DrawFn) -> Chart:
    """As many rows as content allows and more than look well, names of any length, words of any length round it."""
    series = [draw(_long) for _ in range(draw(st.integers(1, 4)))]
    count = draw(st.integers(1, min(50, 150 // len(series))))
    name = draw(_long)
    rows = {f"{name} {index}": [draw(_amounts) for _ in series] for index in range(count)}
    said = {field: words(draw(_long) * draw(st.integers(0, 12))) for field in ("caption", "note", "source")}
    return chart(draw(st.sampled_from(FORMS)), rows, series=series, unit=words(draw(_long)), **said)


@SLOW
@given(crowded(), st.booleans())
def test_a_chart_stands_on_one_page_within_the_text_or_is_refused(drawn, slim):
    theme = narrow() if slim else house_theme()
    page = theme.page
    try:
        layout = laid_out(document(drawn, titled=False), theme)
    except UserError as fault:
        event(str(fault).rsplit("'", 1)[-1])
        return
    placement = layout.placements[0,]
    assert placement.first_page == placement.last_page
    for piece in layout.pages[placement.first_page - 1].pieces:
        left, right, top, bottom = _bounds(piece)
        assert page.left - 0.6 <= left <= right <= page.width - page.right + 0.6
        assert page.top - 0.6 <= top <= bottom <= page.height - page.bottom + 0.6


def _bounds(piece: Piece) -> tuple[float, float, float, float]:
    """Return the left, the right, the upper and the lower edge of what is painted."""
    left, right = reach(piece)
    match piece:
        case TextLine():
            _, top, _, bottom = _ink(piece)
        case Polyline(points=points) | Polygon(points=points):
            top, bottom = min(y for _, y in points), max(y for _, y in points)
        case Marker(y=y, size=size):
            top, bottom = y - size / 2, y + size / 2
        case _:
            top, bottom = piece.y, piece.y + piece.height
    return left, right, top, bottom


def test_bars_whose_names_take_many_lines_are_made_lower():
    name = "Strengthening of the northern harbour wall and of its approaches, part"
    shown = chart("bar", {f"{name} {index}": [float(index)] for index in range(20)}, caption=words("Cargo"))
    assert len(laid_out(document(shown)).pages) == 1


def test_a_chart_that_no_page_holds_is_refused_in_an_analysts_words():
    rows = {f"Strengthening of the northern harbour wall, part {index} of many more": [1.0, 2.0] for index in range(75)}
    shown = chart("line", rows, series=["a", "b"], caption=words("What each part of the wall costs"))
    with pytest.raises(UserError) as caught:
        laid_out(document(paragraph("Before."), shown))
    [found] = caught.value.diagnostics
    assert found.message == "the chart 'What each part of the wall costs' is too high for a page"
    assert found.hints == ("shorten its names, show fewer rows, or print it as a table: `form: table`",)
    assert found.span is not None
    assert found.span.line == ORIGIN.line


def test_one_whose_names_leave_no_width_for_it_is_too():
    shown = chart("bar", {"Donaudampfschifffahrtsgesellschaft" * 4: [1.0]}, caption=words("Ships"))
    with pytest.raises(UserError, match="the chart 'Ships' is too wide for the text"):
        laid_out(document(shown))


def test_names_of_lines_that_have_no_room_beside_them_stand_in_a_key():
    series = [("The volume of trade between the two countries in " * 3) + letter for letter in "abcd"]
    page = painted(chart("line", {"x": [1.0, 2.0, 3.0, 4.0], "y": [2.0, 3.0, 4.0, 5.0]}, series=series))
    plotted = min(piece.y for piece in page.pieces if isinstance(piece, Fill) and piece.place is None)
    named = [top for name, (_, top, _, _) in texts(page).items() if "volume" in name]
    assert max(named) < plotted


def test_a_chart_in_a_box_leaves_room_for_the_box():
    name = "Strengthening of the northern harbour wall and of its approaches, part"
    shown = chart("bar", {f"{name} {index}": [float(index)] for index in range(22)}, caption=words("Cargo"))
    layout = laid_out(document(Box(kind="side", blocks=(shown,)), titled=False))
    bottom = house_theme().page.height - house_theme().page.bottom
    assert all(_bounds(piece)[3] <= bottom + 0.6 for page in layout.pages for piece in page.pieces)


# --- names that are long ---------------------------------------------------------------------------------------------

PARTS = {
    f"Strengthening of the northern harbour wall and of its approaches, part {index}": index for index in range(1, 21)
}


@pytest.mark.parametrize("form", ["line", "column"])
def test_names_that_have_no_room_below_the_axis_are_listed_by_their_numbers(form):
    page = painted(chart(form, {name: [500.5 + index] for name, index in PARTS.items()}))
    found = texts(page)
    for name, index in PARTS.items():
        [level] = [top for said, (_, top, _, _) in found.items() if said.endswith(f" {name}")]
        beside = {said.split()[-1] for said, (_, top, _, _) in found.items() if top == pytest.approx(level)}
        assert {str(index), f"{500.5 + index}"} <= beside


def test_numbers_below_the_axis_stand_under_their_points():
    page = painted(chart("line", {name: [float(index)] for name, index in PARTS.items()}))
    points = [marker.x for marker in marks(page, Marker)]
    lowest = max(marker.y for marker in marks(page, Marker))
    found = {said.split()[-1]: ink for said, ink in texts(page).items() if lowest < ink[1] < lowest + 15}
    for index in (1, 10, 20):
        left, _, right, _ = found[str(index)]
        assert (left + right) / 2 == pytest.approx(points[index - 1], abs=0.5)


@pytest.mark.parametrize("form", ["line", "column"])
def test_the_outer_names_take_no_more_lines_than_the_others(form):
    rows = {f"Financial year {2010 + index}-{11 + index} (revised)": [float(index)] for index in range(10)}
    page = painted(replace(chart(form, rows, series=["A"]), caption=(), unit=()))
    lines = [said for said in texts(page) if any(word in said for word in ("Financial", "year", "(revised)"))]
    assert len(lines) % len(rows) == 0


def test_the_outer_names_are_centred_under_their_points():
    rows = {f"Financial year {2010 + index}-{11 + index} (revised)": [float(index)] for index in range(10)}
    page = painted(chart("line", rows, series=["A"]))
    points = [marker.x for marker in marks(page, Marker)][:10]
    names = [ink for said, ink in texts(page).items() if said.endswith("(revised)")]
    middles = sorted((left + right) / 2 for left, _, right, _ in names)
    assert middles == pytest.approx(points, abs=0.5)


@pytest.mark.parametrize("count", range(14, 23))
def test_a_chart_leaves_room_for_the_notes_that_it_calls(count):
    rows = {f"{next(iter(PARTS))} {index}": [float(index)] for index in range(count)}
    called = (foot(1, "What the first note says. " * 12), foot(2, "And the second. " * 40))
    shown = chart("bar", rows, caption=(*words("Cargo"), called[0]), note=(*words("A note."), called[1]))
    layout = laid_out(document(shown, titled=False))
    assert layout.placements[0,].first_page == _page_of(layout, "Cargo") == _page_of(layout, "A note.")


def _page_of(layout: Layout, text: str) -> int:
    [page] = on_pages(layout, text)
    return page + 1


# --- areas -----------------------------------------------------------------------------------------------------------

MIX = {"2022": (3.0, 2.0), "2023": (4.0, 1.0), "2024": (2.0, 2.0)}


def test_areas_stand_one_on_the_other_from_zero():
    river, wind = marks(painted(chart("area", MIX, series=("River", "Wind"))), Polygon)
    assert river.points[:3] == wind.points[:2:-1]
    assert len({y for _, y in river.points[3:]}) == 1
    heights = [below[1] - above[1] for above, below in zip(wind.points[:3], wind.points[:2:-1], strict=True)]
    assert heights[0] == pytest.approx(2 * heights[1])


def test_the_part_of_an_area_round_a_provisional_value_is_hatched():
    drawn = chart("area", {year: values[:1] for year, values in MIX.items()}, provisional={(2, 0)})
    page = painted(drawn)
    [area] = marks(page, Polygon)
    lines = [line for line in marks(page, Polyline) if line.weight == house_theme().chart.hatch_width]
    first, _, last = (x for x, _ in area.points[:3])
    reach = [x for line in lines for x, _ in line.points]
    assert first + 0.75 * (last - first) - 0.1 < min(reach) < max(reach) < last + 0.1
    assert not [line for line in marks(painted(chart("area", MIX, series=("a", "b"))), Polyline) if line in lines]


def test_areas_print_their_values_below_the_axis():
    assert {"3", "4", "2"} <= set(said(painted(chart("area", MIX, series=("River", "Wind")))))


@pytest.mark.parametrize(("series", "same"), [(("a",), "line"), (("a", "b"), "stacked-column")])
@pytest.mark.parametrize("other", [None, -1.0])
def test_what_no_area_can_show_is_drawn_otherwise(series, same, other):
    """A value that is missing would look like zero, and one below zero would lie over the others."""
    rows = {year: values[: len(series)] for year, values in MIX.items()} | {"2023": (other, 1.0)[: len(series)]}
    assert painted(chart("area", rows, series=series)).pieces == painted(chart(same, rows, series=series)).pieces
