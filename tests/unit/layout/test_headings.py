import pytest
from support.blocks import LONG, annex, said, text_lines
from support.documents import bullets, document, paragraph, section, table
from support.layout import laid_out

FOLLOWING = (
    (paragraph(LONG * 3),),
    (bullets(*["One more."] * 6),),
    (paragraph("One."), paragraph("Two."), paragraph("Three."), paragraph("Four.")),
    (table(("A", "B"), *[("a", "b")] * 9, caption=()),),
)


@pytest.mark.parametrize("blocks", FOLLOWING)
def test_a_heading_is_never_among_the_last_lines_of_a_page(blocks):
    for above in range(30, 58):
        layout = laid_out(document(*[paragraph("x")] * above, section(1, "Heading", *blocks)))
        for page in layout.pages:
            rows = sorted({line.baseline for line in text_lines(page)})
            heading = [line.baseline for line in text_lines(page) if said(line) == "Heading"]
            assert not heading or rows.index(heading[0]) < len(rows) - 3


def test_headings_one_upon_the_other_go_over_together():
    inner = section(2, "Inner", paragraph(LONG * 3))
    for above in range(30, 58):
        layout = laid_out(document(*[paragraph("x")] * above, section(1, "Outer", inner)))
        assert layout.placements[above + 1,].first_page == layout.placements[above + 1, 1, 1].first_page


def test_a_short_section_is_not_held_to_the_next_one():
    """Its heading asks for lines below it; what the section has not got, the next one need not give."""
    short, following = section(1, "Short", paragraph("x")), section(1, "Next", paragraph(LONG * 3))
    parted = []
    for above in range(30, 58):
        pages = laid_out(document(*[paragraph("x")] * above, short, following)).placements
        parted.append(pages[above,].last_page < pages[above + 1,].first_page)
    assert any(parted)


def test_an_annex_begins_a_page_with_its_letter():
    layout = laid_out(document(paragraph("x"), annex("Register", paragraph("y"), letter="A", anchor="register")))
    assert layout.anchors == {"register": 2}
    assert said(text_lines(layout.pages[1])[0]) == "A\u2003Register"


def test_an_annex_after_another_begins_one_too():
    layout = laid_out(document(annex("One", paragraph("y")), annex("Two", paragraph("y"))))
    assert layout.page_count == 3
