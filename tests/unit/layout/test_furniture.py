from dataclasses import replace

import pytest
from support.documents import FURNITURE, MARKING, document
from support.layout import house_theme, laid_out

from briefgen.document.nodes import PageLabel
from briefgen.layout.furniture import footer_text


def page(placement="right", footer=FURNITURE.footer, draft=""):
    marking = replace(MARKING, placement=placement)
    furniture = replace(FURNITURE, footer=footer, draft=draft)
    return laid_out(document(marking=marking, furniture=furniture)).pages[0]


def runs(pieces):
    return {run.shaped.text: (run, line.baseline) for line in pieces for run in line.runs}


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
    assert footer_text(drawn, page=2, pages=5) == "File 7 · as of today · Page 2 of 5"
