from dataclasses import replace
from itertools import pairwise

import pytest
from support.blocks import LONG, annex
from support.documents import FURNITURE, MARKING, document, paragraph, section
from support.layout import house_theme, laid_out

from briefgen.document.document import PageLabel
from briefgen.layout.furniture import footer_text


def page(placement="right", footer=FURNITURE.footer, draft=""):
    marking = replace(MARKING, placement=placement)
    furniture = replace(FURNITURE, footer=footer, draft=draft)
    return laid_out(document(marking=marking, furniture=furniture)).pages[0]


def runs(pieces):
    return {run.text: (run, line.baseline) for line in pieces for run in line.runs}


def edges(run):
    style = house_theme().page
    return run.x - style.left, style.width - style.right - run.x - run.width


def test_the_marking_stands_where_its_scheme_puts_it():
    left, centre, right = (edges(runs(page(place).header)["TLP:CLEAR"][0]) for place in ("left", "centre", "right"))
    assert left[0] == pytest.approx(0)
    assert centre[0] == pytest.approx(centre[1])
    assert right[1] == pytest.approx(0)


@pytest.mark.parametrize("placement", ["left", "right"])
def test_draft_stands_on_the_other_side(placement):
    found = runs(page(placement, draft="DRAFT").header)
    sides = [edges(found[word][0])[0] < 100 for word in ("TLP:CLEAR", "DRAFT")]
    assert sorted(sides) == [False, True]


@pytest.mark.parametrize(("placement", "above"), [("right", False), ("centre", False), ("left", True)])
def test_the_marking_gives_way_to_the_footer_line(placement, above):
    found = page(placement).footer
    baselines = [line.baseline for line in found]
    assert (len(set(baselines)) > 1) is above
    assert max(baselines) == pytest.approx(house_theme().page.height - house_theme().page.footer)


def test_a_long_footer_grows_upwards():
    found = page(footer=("a file with a very long name indeed",) * 6).footer
    baselines = sorted({line.baseline for line in found})
    assert len(baselines) >= 2
    assert baselines[-1] == pytest.approx(house_theme().page.height - house_theme().page.footer)
    assert baselines[0] > house_theme().page.height - house_theme().page.bottom


def test_parts_are_joined_and_empty_ones_left_out():
    label = PageLabel(before="Page ", between=" of ")
    drawn = document(furniture=replace(FURNITURE, footer=("File 7", "", "as of today"), page=label))
    assert footer_text(drawn.furniture, page=2, pages=5) == "File 7 · as of today · Page 2 of 5"


def running(placement="right", draft="", heading="Energy"):
    """Return the header of each page of a brief whose section takes two pages and more, and whose annex one."""
    marking = replace(MARKING, placement=placement)
    furniture = replace(FURNITURE, draft=draft, running_section=True)
    blocks = (
        section(1, heading, *[paragraph(LONG * 4)] * 20, number="2"),
        annex("Register", paragraph("x"), letter="A"),
    )
    layout = laid_out(document(*blocks, marking=marking, furniture=furniture))
    return [[line for line in page.header if line.runs[0].text not in ("TLP:CLEAR", "DRAFT")] for page in layout.pages]


def words(line):
    return "".join(run.text for run in line.runs)


def test_the_header_names_the_section_that_the_page_begins_in():
    first, second, *_, last = running()
    assert first == []
    assert [words(*second), words(*last)] == ["2\u2003Energy", "A\u2003Register"]


@pytest.mark.parametrize("placement", ["left", "centre", "right"])
@pytest.mark.parametrize("draft", ["", "DRAFT"])
@pytest.mark.parametrize("heading", ["Energy", "Energy and the settlement of trade in rupees " * 2, LONG * 5])
def test_a_section_s_name_stands_clear_of_what_else_is_in_the_header(placement, draft, heading):
    marking = replace(MARKING, placement=placement)
    furniture = replace(FURNITURE, draft=draft, running_section=True)
    drawn = document(section(1, heading, *[paragraph(LONG * 4)] * 20), marking=marking, furniture=furniture)
    header = laid_out(drawn).pages[1].header
    assert len(header) == (3 if draft else 2)
    spans = sorted((line.baseline, *edges_of(line)) for line in header)
    for (level, _, end), (other, start, _) in pairwise(spans):
        assert level != other or end < start
    assert max(level for level, *_ in spans) < house_theme().page.top - 5


def edges_of(line):
    return line.runs[0].x, line.runs[-1].x + line.runs[-1].width


def test_no_section_is_named_unless_it_is_asked_for():
    layout = laid_out(document(section(1, "Energy", *[paragraph(LONG * 4)] * 20)))
    assert [words(line) for line in layout.pages[1].header] == ["TLP:CLEAR"]


def test_a_footer_of_many_lines_takes_its_room_from_the_text():
    many = replace(FURNITURE, footer=("The office of statistics and of the sea, second division",) * 8)
    layout = laid_out(document(*[paragraph(LONG * 4)] * 20, furniture=many))
    for each in layout.pages:
        last = max(piece.baseline for piece in each.pieces)
        first = min(line.baseline for line in each.footer)
        assert last + house_theme().styles["furniture"].line < first


def test_a_footer_of_a_line_or_two_takes_none():
    long = replace(FURNITURE, footer=("The office of statistics and of the sea, second division",) * 2)
    filled = [laid_out(document(*[paragraph(LONG * 4)] * 20, furniture=each)) for each in (FURNITURE, long)]
    assert filled[0].pages[0].lines == filled[1].pages[0].lines
