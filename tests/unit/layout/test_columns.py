import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.columns import Need, column_widths


def need(least, natural, weight=None):
    return Need(least=least, natural=natural, weight=weight)


@pytest.mark.parametrize(
    ("needs", "widths"),
    [
        ([need(10, 20), need(10, 60)], [100, 300]),
        ([need(50, 100), need(50, 700)], [50 + 150 / 7, 50 + 1950 / 7]),
        ([need(300, 300), need(500, 500)], [150, 250]),
        ([need(10, 50, 2), need(10, 50, 1), need(10, 100)], [200, 100, 100]),
        ([need(150, 150, 1), need(10, 150, 3)], [150, 250]),
        ([need(150, 150, 1), need(110, 150, 2), need(10, 150, 3), need(60, 60)], [150, 110, 80, 60]),
        ([need(0, 0), need(0, 0)], [200, 200]),
    ],
)
def test_the_width_is_shared_by_need(needs, widths):
    assert column_widths(needs, 400) == pytest.approx(widths)


_size = st.floats(1, 300)
_needs = st.lists(
    st.builds(
        lambda least, more, weight: need(least, least + more, weight), _size, _size, st.sampled_from([None, 1, 3])
    ),
    min_size=1,
    max_size=6,
)


@given(_needs)
def test_all_of_the_width_is_used_and_no_more(needs):
    assert sum(column_widths(needs, 450)) == pytest.approx(450)


@given(_needs)
def test_every_column_holds_its_longest_word_where_all_can(needs):
    if sum(each.least for each in needs) <= 450:
        widths = column_widths(needs, 450)
        assert all(width >= each.least - 0.001 for width, each in zip(widths, needs, strict=True))
