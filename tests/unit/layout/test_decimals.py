"""Numbers one under the other."""

from dataclasses import replace

import pytest
from support.documents import document, row, table, words
from support.layout import house_fonts, house_theme, laid_out

from briefgen.document.tables import Column, RowGroup
from briefgen.layout.decimals import figure, is_figure, longest_tail
from briefgen.layout.inlines import Stretch
from briefgen.layout.model import TextLine
from briefgen.layout.setting import Setting
from briefgen.layout.words import words as split

SETTING = Setting(
    theme=house_theme(), fonts=house_fonts(), language="en-GB", x=0, width=400, height=600, foot=(0.0, 0.0)
)
INK = SETTING.ink(SETTING.style("table"))


def said(text: str, language: str = "en-GB"):
    return split([Stretch(text=text, ink=INK, language=language, place=("x",))])


def width(text: str) -> float:
    return said(text)[-1].ink_width + sum(word.width for word in said(text)[:-1])


@pytest.mark.parametrize(
    ("language", "text", "tail"),
    [
        ("en-GB", "68.72", ".72"),
        ("en-GB", "−3.5%", ".5%"),
        ("en-GB", "1,234", ""),
        ("en-IN", "12,34,567.8", ".8"),
        ("en-GB", "2.8 (p)", ".8 (p)"),
        ("en-GB", "US$\u00a058.9\u00a0billion", ".9\u00a0billion"),
        ("en-GB", "–", ""),
        ("ru-RU", "10\u00a0000,5", ",5"),
        ("ru-RU", "1.234,5\u00a0%", ",5\u00a0%"),
        ("hi-IN", "58.9", ".9"),
    ],
)
def test_the_tail_begins_with_the_language_s_decimal_mark(language, text, tail):
    found = figure(said(text, language), language)
    assert found
    assert found.tail == pytest.approx(width(tail) if tail else 0.0)
    assert found.whole + found.tail == pytest.approx(width(text))


@pytest.mark.parametrize("text", ["not known", "2024-25", "4 of 5", "3.12.2025", "4\u20135 December"])
def test_what_is_no_single_number_is_left_alone(text):
    assert figure(said(text), "en-GB") is None


def test_a_small_mark_after_a_number_is_none_of_its_figures():
    small = SETTING.ink(SETTING.style("furniture"))
    run = [Stretch(text=text, ink=ink, language="en-GB", place=("x", 0)) for text, ink in (("4.88", INK), ("1", small))]
    found = figure(split(run), "en-GB")
    assert found
    assert found.tail > width(".88")


def test_a_number_may_change_its_look_before_its_mark():
    run = [Stretch(text=text, ink=INK, language="en-GB", place=("x", text)) for text in ("68", ".7", "2")]
    assert figure(split(run), "en-GB") == pytest.approx(figure(said("68.72"), "en-GB"))


def test_no_numbers_have_no_tail():
    assert longest_tail([None]) == 0.0


NUMBERS = ("2.8 (p)", "–", "14.88", "103", "not known")


def ends() -> dict[str, float]:
    """Return where the part before the decimal mark ends, by cell."""
    data = table(("Year", "Total, US$ billion"), *[("2022-23", number) for number in NUMBERS])
    data = data.__class__(
        columns=(Column(), Column(align="end")),
        header=data.header,
        groups=(RowGroup(rows=tuple(row("2022-23", number) for number in NUMBERS)),),
        caption=words("Trade"),
    )
    (page,) = laid_out(document(data)).pages
    lines = {
        "".join(run.text for run in piece.runs).strip(): piece for piece in page.pieces if isinstance(piece, TextLine)
    }
    return {number: lines[number].runs[0].x + width(number.partition(".")[0]) for number in NUMBERS} | {
        "edge": lines["not known"].runs[-1].x + lines["not known"].runs[-1].width,
        "mark": lines["2.8 (p)"].runs[-1].x + lines["2.8 (p)"].runs[-1].width,
    }


def test_the_decimal_marks_of_a_column_stand_in_one_line():
    found = ends()
    at = [found[number] for number in ("2.8 (p)", "–", "14.88", "103")]
    assert at == pytest.approx([at[0]] * 4)
    assert found["edge"] == pytest.approx(found["mark"])


def marks(*numbers, **column):
    drawn = table(("Year", "Amount"), *(("2030", each) for each in numbers))
    aligned = replace(drawn, columns=(Column(), Column(align="end", **column)))
    return laid_out(document(aligned)).marks.get((1,))


def test_a_layout_says_where_marks_stand_in_one_line():
    year, amount = marks("4.88", "61.4")
    assert year is None
    assert amount > 0


def test_numbers_that_end_alike_are_left_to_end_alike():
    assert marks("4.8", "61.4") is None
    assert marks("4", "61") is None


def test_is_figure():
    assert all(is_figure(text, "en-GB") for text in ("68.72", "2.8 (p)", "–", "US$\u00a058.9\u00a0billion"))
    assert not any(is_figure(text, "en-GB") for text in ("not known", "2024-25", ""))
