from support.blocks import LONG, extent, glossary, lines_of, said
from support.documents import document
from support.layout import house_theme, laid_out

SIX = [(f"TERM{index}", LONG[: 20 * (index + 1)]) for index in range(6)]


def lines(drawn):
    return [line for _, line in lines_of(laid_out(document(drawn)), "blocks", 1)]


def columns(found):
    middle = (house_theme().page.left + house_theme().page.width - house_theme().page.right) / 2
    left = [line for line in found if line.runs[0].x < middle]
    return left, found[len(left) :]


def test_a_term_and_what_it_means_are_one_paragraph():
    first, *_ = lines(glossary(("LTA", "an agreement for several years")))
    assert said(first) == "LTA\u2003an agreement for several years"
    assert [run.ink.face.weight for run in first.runs][:3] == [600, 400, 400]


def test_two_columns_are_read_one_after_the_other_and_are_about_as_high():
    left, right = columns(lines(glossary(*SIX, columns=2)))
    assert left
    assert all(line.runs[0].x > max(extent(other)[2] for other in left) for line in right)
    assert left[0].baseline == right[0].baseline
    assert abs(len(left) - len(right)) <= 3


def test_what_is_higher_than_a_page_has_one_column():
    left, right = columns(lines(glossary(*SIX * 40, columns=2)))
    assert left
    assert not right


def test_a_single_term_has_the_whole_measure():
    assert len(lines(glossary(("LTA", LONG), columns=2))) == len(lines(glossary(("LTA", LONG))))
