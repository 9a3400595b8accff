"""What holds of every layout, whatever the document."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.documents import bullets, document, documents, everything, paragraph, section, table, words
from support.layout import house_theme, laid_out

from briefgen.document.figures import Fact, FactStrip
from briefgen.document.nodes import BulletList, ListItem, PageBreak, Section
from briefgen.document.walk import walk_paths
from briefgen.layout.model import Fill, Hatch, Marker, Picture, Polygon, Polyline, Shape, TextLine
from briefgen.theme.model import Lent

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LONG = "The two sides are expected to turn to long-term supply and to a larger part in new fields. " * 6


def boxes(piece):
    """Return the rectangles that a piece covers: left, top, right, bottom."""
    match piece:
        case TextLine(baseline=baseline, runs=runs):
            return [(runs[0].x, baseline, runs[-1].right, baseline)]
        case Fill(x=x, y=y, width=width, height=height):
            return [(x, y, x + width, y + height)]
        case Shape(x=x, y=y, size=size):
            return [(x, y, x + size, y + size)]
        case Marker(x=x, y=y, size=size):
            return [(x - size / 2, y - size / 2, x + size / 2, y + size / 2)]
        case Hatch(x=x, y=y, width=width, height=height) | Picture(x=x, y=y, width=width, height=height):
            return [(x, y, x + width, y + height)]
        case Polyline(points=points) | Polygon(points=points):
            return [(x, y, x, y) for x, y in points]


def text_lines(page):
    return [piece for piece in page.pieces if isinstance(piece, TextLine)]


@SLOW
@given(documents())
def test_nothing_stands_outside_the_text_area(drawn):
    upright = house_theme().page
    for page in laid_out(drawn).pages:
        page_style = upright if page.height > page.width else upright.turned()
        right, bottom = page_style.width - page_style.right, page_style.height - page_style.bottom
        for left, top, end, foot in (box for piece in page.pieces for box in boxes(piece)):
            assert page_style.left - 0.01 <= left <= end <= right + 0.01
            assert page_style.top - 0.01 <= top <= foot <= bottom + 0.01


@SLOW
@given(documents())
def test_lines_of_text_do_not_overlap(drawn):
    for page in laid_out(drawn).pages:
        spans = [(piece.baseline, boxes(piece)[0]) for piece in text_lines(page)]
        for index, (baseline, (left, _, right, _)) in enumerate(spans):
            for other, (start, _, end, _) in spans[index + 1 :]:
                apart = right <= start + 0.01 or end <= left + 0.01
                assert apart or abs(baseline - other) > 5


@SLOW
@given(documents())
def test_runs_of_a_line_follow_each_other(drawn):
    for page in laid_out(drawn).pages:
        for line in text_lines(page):
            ends = [run.x + run.width for run in line.runs]
            assert all(run.x >= end - 0.01 for run, end in zip(line.runs[1:], ends, strict=False))


@SLOW
@given(documents())
def test_every_section_has_a_page(drawn):
    layout = laid_out(drawn)
    for path, node in walk_paths(drawn):
        if isinstance(node, Section):
            placement = layout.placements[path]
            assert 1 <= placement.first_page <= placement.last_page <= layout.page_count


@SLOW
@given(documents())
def test_lines_after_pages_add_up(drawn):
    layout = laid_out(drawn)
    assert layout.lines_after(0) == sum(page.lines for page in layout.pages)
    assert layout.lines_after(layout.page_count) == 0


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 90), st.integers(1, 40))
def test_a_longer_list_never_takes_fewer_pages(count, more):
    pages = [laid_out(document(bullets(*["One more point."] * size))).page_count for size in (count, count + more)]
    assert pages[0] <= pages[1]


def test_a_heading_is_never_last_on_a_page():
    for filler in range(20, 60):
        layout = laid_out(document(*[paragraph("x")] * filler, section(1, "Heading", paragraph(LONG))))
        section_place = layout.placements[(1 + filler,)]
        text_place = layout.placements[(1 + filler, 1)]
        assert section_place.first_page == text_place.first_page


def test_no_line_of_a_paragraph_stands_alone():
    for filler in range(15, 50):
        layout = laid_out(document(*[paragraph("x")] * filler, paragraph(LONG)))
        place = layout.placements[(1 + filler,)]
        if place.first_page != place.last_page:
            last = [line for line in text_lines(layout.pages[1]) if line.runs[0].place[:2] == ("blocks", 1 + filler)]
            assert 2 <= len(last) <= place.lines - 2


def test_a_page_break():
    layout = laid_out(document(paragraph("one"), PageBreak(), paragraph("two")))
    assert [layout.placements[(index,)].first_page for index in (1, 3)] == [1, 2]


def test_header_rows_run_on_and_rows_stay_whole():
    rows = [(f"row {index}", LONG[:200]) for index in range(60)]
    layout = laid_out(document(table(("Name", "What"), *rows)))
    assert layout.page_count > 2
    for page in layout.pages[1:]:
        head = [line for line in text_lines(page) if line.runs[0].place is None]
        assert [run.text.strip() for line in head for run in line.runs] == ["Name", "What"]
    placements = [layout.placements[(1, 1, index)] for index in range(60)]
    assert all(placement.first_page == placement.last_page for placement in placements)


def test_a_row_higher_than_a_page_is_parted():
    layout = laid_out(document(table(("Name", "What"), ("a", LONG * 40))))
    placement = layout.placements[(1, 1, 0)]
    assert placement.last_page > placement.first_page


def test_lists_hang_to_four_levels():
    inner = paragraph("deepest")
    for level in range(4):
        inner = BulletList(items=(ListItem(blocks=(paragraph(f"level {4 - level}"), inner)),))
    (page,) = laid_out(document(inner)).pages
    starts = [line.runs[0].x for line in text_lines(page) if line.runs[0].place[-1] != "label"][2:]
    assert starts[:4] == sorted(set(starts[:4]))


def test_the_marking_is_text_of_page_one_and_stands_on_every_page():
    layout = laid_out(document(*[paragraph(LONG)] * 20))
    first = text_lines(layout.pages[0])[0].runs[0]
    assert (first.place, first.text) == (("marking",), "TLP:CLEAR")
    for page in layout.pages:
        for furniture in (page.header, page.footer):
            assert "TLP:CLEAR" in " ".join(run.text for line in furniture for run in line.runs)


def test_draft_is_shown_and_read_where_it_is_one():
    page = laid_out(everything()).pages[0]
    read = "".join(run.text for run in text_lines(page)[0].runs)
    assert read == "TLP:CLEAR · DRAFT"
    assert "DRAFT" in [run.text for line in page.header for run in line.runs]


def test_the_footer_counts_the_pages():
    layout = laid_out(document(*[paragraph(LONG)] * 20))
    said = ["".join(run.text for line in page.footer for run in line.runs) for page in layout.pages]
    count = layout.page_count
    assert all(f"page {number} of {count}" in text for number, text in enumerate(said, start=1))


@pytest.mark.parametrize(("blocks", "low", "high"), [((), 0.0, 0.15), ((PageBreak(), paragraph("x")), 0.0, 0.1)])
def test_how_full_the_last_page_is(blocks, low, high):
    assert low < laid_out(document(*blocks)).last_page_fill < high


def test_layout_needs_no_pdf_library():
    code = "import briefgen.layout.lay_out, sys; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_table_s_columns_are_told_by_its_path():
    drawn = document(section(1, "Trade", table(("Year", "US$ billion"), ("2024", "68.7"))))
    page = house_theme().page
    (path, columns), *more = laid_out(drawn).columns.items()
    assert (path, len(columns), more) == ((1, 1), 2, [])
    assert sum(columns) == pytest.approx(page.width - page.left - page.right)


@pytest.mark.parametrize("length", range(300, 400, 20))
def test_the_marking_stands_alone_on_no_page(length):
    """Of what fills a page by itself the title stands before it, and the marking with the title."""
    tall = FactStrip(facts=(Fact(value=words("68.7"), label=words("billion dollars " * length)),) * 2)
    first = laid_out(document(tall)).pages[0]
    assert {run.place[0] for line in text_lines(first) for run in line.runs} == {"marking", "blocks"}


@pytest.mark.parametrize(("leaves_room", "lower", "pages"), [(True, 50.0, 2), (False, 0.0, 1)])
def test_a_letterhead_s_own_text_has_room_above_and_below_where_it_stands(leaves_room, lower, pages):
    theme, brief = house_theme(), document(paragraph("The talks begin."))
    own = Lent(letterhead="l.docx", instead_of=theme.page, above=50.0, below=700.0, leaves_room=leaves_room)
    plain, layout = laid_out(brief), laid_out(brief, replace(theme, lent=own))
    assert layout.placements[(0,)].top >= plain.placements[(0,)].top + lower
    assert layout.page_count == pages
