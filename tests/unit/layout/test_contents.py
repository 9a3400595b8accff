from itertools import pairwise

import pytest
from support.blocks import LONG, annex, lines_of, right, said, text_lines
from support.documents import document, paragraph, section, words
from support.layout import house_theme, laid_out

from briefgen.document.references import Contents, ContentsEntry

NAMES = ("energy", "trade", "defence", "annex")


def entry(name, level=1, number=None):
    return ContentsEntry(children=words(name.title()), target=name, level=level, number=number)


def brief(paragraphs, entries=NAMES):
    sections = [section(1, name.title(), *[paragraph(LONG * 3)] * paragraphs, anchor=name) for name in NAMES[:-1]]
    outline = Contents(entries=tuple(map(entry, entries)))
    return document(outline, *sections, annex("Annex", paragraph("x"), anchor="annex"))


def printed(layout):
    lines = [line for _, line in lines_of(layout, "blocks", 1)]
    return [int(said(line)) for line in lines if line.runs[0].place and line.runs[0].place[-1] == "page"]


@pytest.mark.parametrize("paragraphs", [1, 5, 12, 40])
def test_each_page_number_is_that_of_its_section(paragraphs):
    layout = laid_out(brief(paragraphs))
    assert printed(layout) == [layout.anchors[name] for name in NAMES]
    for name, number in zip(NAMES, printed(layout), strict=True):
        assert name.title() in [said(line) for line in text_lines(layout.pages[number - 1])]


def test_numbers_stand_at_the_trailing_edge():
    layout, page = laid_out(brief(12)), house_theme().page
    ends = [right(line.runs[-1]) for _, line in lines_of(layout, "blocks", 1) if line.runs[0].place[-1] == "page"]
    assert ends == pytest.approx([page.width - page.right] * 4)


def test_a_leader_fills_the_line_and_is_no_text():
    lines = text_lines(laid_out(brief(1)).pages[0])
    leaders = [line for line in lines if line.runs[0].place is None]
    assert len(leaders) == len(NAMES)
    for leader in leaders:
        assert set(said(leader)) == {".", " "}
        ends = [line for line in lines if line.baseline == leader.baseline]
        assert all(
            right(one.runs[-1]) <= other.runs[0].x
            for one, other in pairwise(sorted(ends, key=lambda line: line.runs[0].x))
        )


def test_deeper_levels_are_indented_and_numbers_hang():
    outline = Contents(
        entries=(entry("energy", 1, "1"), entry("trade", 2, "1.1"), entry("defence", 2, "1.2")), levels=2
    )
    layout = laid_out(document(outline))
    starts = [
        next(line.runs[0].x for _, line in lines_of(layout, "blocks", 1, "entries", index, "label"))
        for index in range(3)
    ]
    assert starts[0] < starts[1] == starts[2]


def test_an_entry_that_wraps_has_its_page_on_its_last_line():
    outline = Contents(entries=(ContentsEntry(children=words(LONG * 2), target="energy", level=1),))
    layout = laid_out(document(outline, section(1, "Energy", paragraph("x"), anchor="energy")))
    *_, last = lines_of(layout, "blocks", 1, "entries", 0, "children")
    ((_, page),) = lines_of(layout, "blocks", 1, "entries", 0, "page")
    assert (said(page), page.baseline) == ("1", last[1].baseline)
