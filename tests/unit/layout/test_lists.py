import pytest
from support.documents import bullets, document, paragraph, words
from support.layout import house_theme, laid_out

from briefgen.document.nodes import BulletList, ListItem, OrderedList
from briefgen.document.references import SourceEntry, SourceList
from briefgen.layout.lists import ordinal
from briefgen.layout.model import TextLine


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (3, "decimal", "3."),
        (1, "alpha", "a."),
        (26, "alpha", "z."),
        (27, "alpha", "aa."),
        (53, "alpha", "ba."),
        (4, "roman", "iv."),
        (49, "roman", "xlix."),
        (94, "roman", "xciv."),
    ],
)
def test_numbers_of_each_style(number, style, printed):
    assert ordinal(number, style) == printed


def labels(drawn):
    lines = [piece for page in laid_out(drawn).pages for piece in page.pieces if isinstance(piece, TextLine)]
    return [line for line in lines if line.runs[0].place and line.runs[0].place[-1] == "label"], lines


def test_a_label_stands_on_the_baseline_of_its_text():
    found, lines = labels(document(bullets("one", "two " * 60)))
    for label in found:
        item = label.runs[0].place[:-1]
        first = next(line for line in lines if line is not label and line.runs[0].place[: len(item)] == item)
        assert label.baseline == pytest.approx(first.baseline)


def test_wide_numbers_widen_the_column():
    items = tuple(ListItem(blocks=(paragraph("x"),)) for _ in range(3))
    found, lines = labels(document(OrderedList(items=items, start=998)))
    text = next(line for line in lines if line.runs[0].place[-2:] == ("children", 0) and line.runs[0].place[1] == 1)
    right = max(run.right for line in found for run in line.runs)
    assert right < text.runs[0].x
    assert text.runs[0].x - house_theme().page.left > house_theme().lists.indent


def test_every_item_paragraph_number_and_source_has_its_label():
    nested = ListItem(blocks=(paragraph("x"), bullets("one", "two")))
    sources = tuple(SourceEntry(number=number, source=f"s{number}", children=words("x")) for number in (1, 2))
    found, _ = labels(
        document(
            paragraph("x", number=7),
            OrderedList(items=(nested, ListItem(blocks=(paragraph("x"),))), style="alpha"),
            bullets("one"),
            OrderedList(items=(ListItem(blocks=(paragraph("x"),)),), style="roman", start=3),
            SourceList(entries=sources),
        )
    )
    assert [run.text.strip() for line in found for run in line.runs] == [
        "7.", "a.", "–", "–", "b.", "•", "iii.", "1.", "2.",
    ]  # fmt: skip


def test_an_answer_stays_with_its_question_where_the_page_ends_between_them():
    """Whatever stands above, the page of the question is the page of the answer's first line."""
    pair = ListItem(blocks=(paragraph("Will it be signed?"), paragraph("That is not known.")))
    for above in range(30, 60):
        drawn = laid_out(document(*(paragraph(f"Line {n}.") for n in range(above)), BulletList(items=(pair,))))
        question, answer = (drawn.placements[above + 1, 0, at] for at in range(2))
        assert question.last_page == answer.first_page
