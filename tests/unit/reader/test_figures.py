from decimal import Decimal

import pytest
from support.briefs import locale
from support.cleared import figure

from briefgen.locale.load import load_locale
from briefgen.reader.figures import figure_text
from briefgen.resources import templates_root


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"value": "12"}, "12"),
        ({"value": "1234.50"}, "1,234.50"),
        ({"value": "68.7", "currency": "USD", "scale": "billion"}, "US$ 68.7 billion"),
        ({"value": "5", "currency": "INR", "scale": "crore"}, "₹50 million"),
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


@pytest.mark.parametrize(
    ("tag", "fields", "printed"),
    [
        ("en-IN", {"value": "5", "currency": "INR", "scale": "crore"}, "₹5 crore"),
        ("en-IN", {"value": "68.7", "currency": "INR", "scale": "billion"}, "₹6,870 crore"),
        ("en-IN", {"value": "4", "currency": "INR", "scale": "million"}, "₹40 lakh"),
        ("en-IN", {"value": "1.2", "currency": "INR", "scale": "trillion"}, "₹1,20,000 crore"),
        ("en-IN", {"value": "68.7", "currency": "USD", "scale": "billion"}, "US$ 68.7 billion"),
        ("en-IN", {"value": "350", "currency": "USD", "scale": "crore"}, "US$ 3.5 billion"),
        ("en-IN", {"value": "1234567", "currency": "USD"}, "US$ 1,234,567"),
        ("en-IN", {"value": "1234567", "currency": "INR"}, "₹12,34,567"),
        ("en-IN", {"value": "1234567", "unit": "ships"}, "12,34,567 ships"),
        ("en-IN", {"value": "6", "unit": "tonnes", "scale": "million"}, "6 million tonnes"),
        ("hi-IN", {"value": "68.7", "currency": "INR", "scale": "billion"}, "6,870 करोड़ रुपये"),
        ("en-US", {"value": "23100", "currency": "INR", "scale": "crore"}, "₹231 billion"),
        ("en-GB", {"value": "12", "currency": "INR", "scale": "lakh"}, "₹1.2 million"),
        ("en-GB", {"value": "3", "currency": "INR", "scale": "lakh"}, "₹300 thousand"),
        ("ru-RU", {"value": "15", "currency": "INR", "scale": "crore"}, "150 млн инд. рупий"),
        (
            "en-IN",
            {"low": Decimal("0.5"), "high": Decimal(2), "currency": "INR", "scale": "billion"},
            "₹50 to 200 crore",
        ),
        ("en-IN", {"value": "1.26", "precision": Decimal("0.1"), "currency": "INR", "scale": "billion"}, "₹130 crore"),
    ],
)
def test_rupees_are_told_in_lakh_and_crore_in_india_alone(tag, fields, printed):
    assert figure_text(figure("x", **fields), load_locale(tag, (templates_root(),))) == printed.replace(" ", "\u00a0")
