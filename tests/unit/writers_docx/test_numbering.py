"""numbering.xml."""

from lxml import etree
from support.docx import find, government, val

from briefgen.writers.docx.counting import Look, Series
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.styleset import paragraph_styles

THEME = government()


def part(*series, headings=False):
    styles = paragraph_styles(THEME, numbered_headings=headings)
    return etree.fromstring(numbering_part(THEME, styles, series, headings=headings).encode())


def series(num, start=1, *, level=0, kind="decimal", box=None, width=0.84):
    return Series(num=num, look=Look(kind=kind, box=box, width=width), level=level, start=start)


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
    tree = part(series(6), series(7, 4))
    assert find(tree, "w:num[@w:numId='6']/w:abstractNumId/@w:val") == find(
        tree, "w:num[@w:numId='7']/w:abstractNumId/@w:val"
    )
    assert find(tree, "w:num/w:lvlOverride/w:startOverride/@w:val") == ["1", "4"]


def test_a_number_is_printed_as_the_layout_prints_it():
    tree = part(series(6), series(7, kind="alpha", level=1), series(8, kind="roman"))
    formats = [find(level_of(tree, num, 0), "w:numFmt/@w:val")[0] for num in (6, 7, 8)]
    assert formats == ["decimal", "lowerLetter", "lowerRoman"]
    assert text(level_of(tree, 7, 1)) == "%2."


def test_wide_numbers_have_room():
    tree = part(series(6), series(7, width=2.5))
    (left, hanging), (wide_left, wide_hanging) = indent(level_of(tree, 6, 0)), indent(level_of(tree, 7, 0))
    assert wide_hanging > hanging
    assert wide_left - wide_hanging == left - hanging == 0


def test_numbers_of_paragraphs_have_room_for_three_figures():
    left, hanging = indent(level_of(part(series(6, kind="paragraph", width=2.01)), 6, 0))
    assert left == hanging == round(20 * 2.4 * THEME.styles["body"].size)


def test_in_a_box_deeper_bullets_are_moved_in_by_spaces():
    tree = part()
    assert [text(level_of(tree, 2, level)) for level in (0, 1, 2)] == ["•", "\u2003–", "\u2003\u2003·"]
    edges = [left - hanging for left, hanging in (indent(level_of(tree, 2, level)) for level in range(5))]
    assert len(set(edges)) == 1


def test_headings_count_in_the_levels_of_their_styles():
    tree = part(headings=True)
    assert [text(level_of(tree, 5, level)) for level in range(3)] == ["%1\u2003", "%1.%2\u2003", "%1.%2.%3\u2003"]
    assert find(level_of(tree, 5, 1), "w:pStyle/@w:val") == ["Heading2"]
    assert not find(part(), "w:num[@w:numId='5']")


def test_definitions_stand_before_their_uses():
    names = [etree.QName(each).localname for each in part(series(6), headings=True)]
    assert names == sorted(names)
