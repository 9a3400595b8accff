"""What a chart may hold."""

from math import inf, nan

import pytest

from briefgen.document.figures import ChartValue


@pytest.mark.parametrize("amount", [nan, inf, -inf])
def test_an_amount_that_cannot_be_drawn_is_refused(amount):
    with pytest.raises(ValueError, match="cannot be drawn"):
        ChartValue(amount=amount)


def test_a_value_that_is_missing_is_not():
    assert ChartValue(amount=None).amount is None
