from decimal import Decimal

import pytest
from support.briefs import locale
from support.cleared import figure

from briefgen.reader.figures import figure_text


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"value": "12"}, "12"),
        ({"value": "1234.50"}, "1,234.50"),
        ({"value": "68.7", "currency": "USD", "scale": "billion"}, "US$ 68.7 billion"),
        ({"value": "5", "currency": "INR", "scale": "crore"}, "₹5 crore"),
        ({"value": "5", "currency": "RUB", "scale": "trillion"}, "RUB 5 trillion"),
        ({"value": "7.25", "unit": "%"}, "7.25%"),
        ({"value": "7", "unit": "per cent"}, "7%"),
        ({"value": "3", "unit": "tonnes", "scale": "million"}, "3 million tonnes"),
        ({"value": "68.74", "precision": Decimal("0.1")}, "68.7"),
        ({"value": "61", "approximate": True}, "about 61"),
        ({"low": Decimal(60), "high": Decimal(70), "unit": "ships"}, "60 to 70 ships"),
        ({"low": Decimal(60)}, "at least 60"),
        ({"high": Decimal(70), "currency": "USD"}, "at most US$ 70"),
        ({}, "–"),
    ],
)
def test_a_figure_as_printed(fields, printed):
    assert figure_text(figure("x", **fields), locale()) == printed.replace(" ", "\u00a0")
