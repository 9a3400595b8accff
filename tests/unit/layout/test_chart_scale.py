import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.chart_scale import MOST, scale_of

amounts = st.lists(st.floats(-1e9, 1e9).filter(lambda each: each == 0 or abs(each) > 1e-6), max_size=8)


@pytest.mark.parametrize(
    ("held", "ticks"),
    [
        ((7.5, 68.7), (0, 20, 40, 60, 80)),
        ((44.2,), (0, 10, 20, 30, 40, 50)),
        ((-58.9, 63.8), (-60, -40, -20, 0, 20, 40, 60, 80)),
        ((-2.7, 5.9), (-4, -2, 0, 2, 4, 6)),
        ((0.3,), (0, 0.1, 0.2, 0.3)),
        ((-3.0,), (-3, -2, -1, 0)),
        ((100.0,), (0, 20, 40, 60, 80, 100)),
    ],
)
def test_ticks_are_round(held, ticks):
    assert scale_of(held).ticks == pytest.approx(ticks)


@pytest.mark.parametrize("held", [(), (0.0,)])
def test_nothing_still_has_an_axis(held):
    assert scale_of(held).ticks == (0, 1)


@given(amounts)
def test_what_measures_lengths_begins_at_zero_and_holds_all(held):
    scale = scale_of(held)
    assert scale.low <= 0 <= scale.high
    assert all(-1e-6 <= scale.share(amount) <= 1 + 1e-6 for amount in held)


@given(amounts)
def test_ticks_are_few_rise_and_are_told_apart(held):
    scale = scale_of(held)
    assert 2 <= len(scale.ticks) <= MOST + 1
    printed = [f"{tick:.{scale.decimals}f}" for tick in scale.ticks]
    assert len(set(printed)) == len(printed)
    assert sorted(scale.ticks) == list(scale.ticks)


def test_values_close_together_begin_at_zero_too():
    assert scale_of((1.0e6, 1.2e6)).low == 0
