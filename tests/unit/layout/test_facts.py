import pytest
from support.blocks import facts, lines_of, said
from support.documents import document
from support.layout import house_theme, laid_out

from briefgen.layout.model import Fill

PAIRS = (("US$\u00a068.7\u00a0billion", "goods trade"), ("35%", "of crude oil imports, " * 6), ("2030", "target"))


def read(layout):
    return [said(line) for _, line in lines_of(layout, "blocks", 1)]


def of(layout, index, field):
    return [line for _, line in lines_of(layout, "blocks", 1, "facts", index, field)]


def test_a_fact_is_read_before_the_next():
    strip = facts(("68.7", "billion dollars"), ("35%", "of imports"))
    assert read(laid_out(document(strip))) == ["68.7", "billion dollars", "35%", "of imports"]


def test_values_and_labels_are_level():
    layout = laid_out(document(facts(*PAIRS, ("1", "one"))))
    for field in ("value", "label"):
        assert len({round(of(layout, index, field)[0].baseline, 3) for index in range(4)}) == 1


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns_are_equally_wide_and_fill_the_measure(count):
    layout, page = laid_out(document(facts(*[("1", "one")] * count))), house_theme().page
    rules = [piece for piece in layout.pages[0].pieces if isinstance(piece, Fill)]
    assert len({round(rule.width, 3) for rule in rules}) == 1
    assert rules[-1].x + rules[-1].width == pytest.approx(page.width - page.right)


def test_a_value_too_wide_for_its_column_breaks_between_number_and_unit():
    values = of(laid_out(document(facts(*PAIRS, ("1", "one")))), 0, "value")
    assert [said(line) for line in values] == ["US$ 68.7", "billion"]
