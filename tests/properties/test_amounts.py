"""What a language prints of a figure is read back as the number that was entered, whatever words it tells it in."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.cleared import figure

from briefgen.locale.load import load_locale
from briefgen.quantities.amounts import SCALES
from briefgen.quantities.read import read
from briefgen.quantities.vocabulary import load_vocabulary
from briefgen.reader.figures import figure_text
from briefgen.resources import templates_root

ROOTS = (templates_root(),)
AMOUNTS = st.integers(1, 10**6).map(lambda tenths: Decimal(tenths) / 10)


@pytest.mark.parametrize("tag", ["en-GB", "en-IN", "en-US", "hi-IN", "ru-RU"])
@settings(max_examples=40, deadline=None)
@given(AMOUNTS, st.sampled_from(["INR", "USD"]), st.sampled_from([None, *SCALES]))
def test_an_amount_is_read_back(tag, amount, currency, scale):
    printed = figure_text(figure("x", str(amount), currency=currency, scale=scale), load_locale(tag, ROOTS))
    (found,) = read(printed, load_vocabulary(tag, ROOTS)).quantities
    assert found.value == amount.scaleb(SCALES.get(scale, 0))
    assert found.unit == f"money:{currency}"
