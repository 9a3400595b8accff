"""numbering.xml."""

from dataclasses import replace

import pytest
from lxml import etree
from support.docx import find, government, val

from briefgen.writers.docx.columns import column_width
from briefgen.writers.docx.counting import Look, Numbered, Series
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.stylenames import ANNEX_NUM, HEADING_NUM
from briefgen.writers.docx.styleset import paragraph_styles

THEME = government()


def part(*series, headings=False, annexes=False, theme=THEME):
    styles = paragraph_styles(theme, numbered_headings=headings, lettered_annexes=annexes)
    counts = Numbered(flow=(), series=series, headings=headings, annexes=annexes)
    return etree.fromstring(numbering_part(theme, styles, counts).encode())


def series(num, start=1, *, level=0, **look):
    plain = {"kind": "decimal", "box": None, "width": 0.84}
    return Series(num=num, look=Look(**plain | look), level=level, start=start)


def level_of(tree, num, level):
    abstract = f"w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{num}']/w:abstractNumId/@w:val]"
    return find(tree, f"{abstract}/w:lvl[@w:ilvl='{level}']")[0]


def text(level):
    return val(find(level, "w:lvlText")[0])


def indent(level):
    found = find(level, "w:pPr/w:ind")[0]
    return int(val(found, "left")), int(val(found, "hanging"))


def test_bullets_are_the_theme_s_by_level_and_the_last_goes_on():
    assert [text(level_of(part(), 1, level)) for level in range(5)] == ["•", "–", "·", "·", "·"]


def test_lists_of_one_look_share_it_and_start_where_they_start():
    tree = part(series(8), series(9, 4))
    assert find(tree, "w:num[@w:numId='8']/w:abstractNumId/@w:val") == find(
        tree, "w:num[@w:numId='9']/w:abstractNumId/@w:val"
    )
    assert find(tree, "w:num/w:lvlOverride/w:startOverride/@w:val") == ["1", "4"]


def test_a_number_is_printed_as_the_layout_prints_it():
    tree = part(series(8), series(9, kind="alpha", level=1), series(10, kind="roman"))
    formats = [find(level_of(tree, num, 0), "w:numFmt/@w:val")[0] for num in (8, 9, 10)]
    assert formats == ["decimal", "lowerLetter", "lowerRoman"]
    assert text(level_of(tree, 9, 1)) == "%2."


def test_wide_numbers_have_room():
    tree = part(series(8), series(9, width=2.5))
    (left, hanging), (wide_left, wide_hanging) = indent(level_of(tree, 8, 0)), indent(level_of(tree, 9, 0))
    assert wide_hanging > hanging
    assert wide_left - wide_hanging == left - hanging == 0


def test_numbers_of_paragraphs_hang_out_in_the_margin():
    assert indent(level_of(part(series(8, kind="paragraph", width=2.01)), 8, 0)) == (0, round(20 * THEME.number_column))


@pytest.mark.parametrize(("theme", "runs_in"), [(replace(THEME, paragraph_numbers="flush"), False), (THEME, True)])
def test_flush_numbers_stand_at_the_edge_and_the_words_run_on(theme, runs_in):
    """So in a form that asks for it, and in columns, where the margin is the gap to another column."""
    level = level_of(part(series(8, kind="paragraph", runs_in=runs_in), theme=theme), 8, 0)
    assert (indent(level), text(level), find(level, "w:suff/@w:val")) == ((0, 0), "%1.\u2003", ["nothing"])


def test_a_list_beside_a_label_stands_in_the_label_s_column():
    plain, beside = indent(level_of(part(series(8)), 8, 0)), indent(level_of(part(series(8, columns=("label",))), 8, 0))
    width = round(20 * column_width("label", THEME))
    assert (beside[0] - plain[0], beside[1]) == (width, plain[1])


def test_bullets_in_a_point_are_those_of_a_list_within_a_list_as_in_the_pdf():
    levels = [
        level_of(part(series(8, kind="bullet", columns=columns)), 8, 0) for columns in ((), ("certainty",), ("quote",))
    ]
    assert [text(level) for level in levels] == ["•", "–", "•"]
    assert {find(level, "w:numFmt/@w:val")[0] for level in levels} == {"bullet"}


def test_in_a_box_bullets_beside_a_label_are_moved_in_by_spaces():
    level = level_of(part(series(8, kind="bullet", box="conflict", columns=("label",))), 8, 0)
    left, hanging = indent(level)
    assert text(level) == "\u2003" * round(column_width("label", THEME) / THEME.styles["conflict"].size) + "–"
    assert left - hanging == indent(level_of(part(), 5, 0))[0] - indent(level_of(part(), 5, 0))[1]


def test_annexes_are_lettered_in_their_style():
    tree = part(annexes=True)
    top = level_of(tree, ANNEX_NUM, 0)
    assert (text(top), find(top, "w:pStyle/@w:val"), find(top, "w:numFmt/@w:val")) == (
        "%1\u2003",
        ["Annex"],
        ["upperLetter"],
    )
    assert not find(part(), f"w:num[@w:numId='{ANNEX_NUM}']")


def test_in_a_box_deeper_bullets_are_moved_in_by_spaces():
    tree = part()
    assert [text(level_of(tree, 2, level)) for level in (0, 1, 2)] == ["•", "\u2003–", "\u2003\u2003·"]
    edges = [left - hanging for left, hanging in (indent(level_of(tree, 2, level)) for level in range(5))]
    assert len(set(edges)) == 1


def test_headings_count_in_the_levels_of_their_styles():
    tree = part(headings=True)
    assert [text(level_of(tree, HEADING_NUM, level)) for level in range(3)] == [
        "%1\u2003",
        "%1.%2\u2003",
        "%1.%2.%3\u2003",
    ]
    assert find(level_of(tree, HEADING_NUM, 1), "w:pStyle/@w:val") == ["Heading2"]
    assert not find(part(), f"w:num[@w:numId='{HEADING_NUM}']")


def test_definitions_stand_before_their_uses():
    names = [etree.QName(each).localname for each in part(series(8), headings=True, annexes=True)]
    assert names == sorted(names)
