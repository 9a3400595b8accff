import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.colours import contrast, mix

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_as_wcag_counts_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_goes_both_ways(one, other):
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@pytest.mark.parametrize(("share", "mixed"), [(0, "#ffffff"), (1, "#12355b"), (0.06, "#f1f3f5")])
def test_mixing(share, mixed):
    assert mix("#12355b", "#ffffff", share) == mixed
