"""A figure of the register as it is printed: value, currency or unit, scale. Its period is a form of its own."""

from decimal import Decimal
from typing import Final

from briefgen.gate.registered import ClearedFigure, Conversion
from briefgen.gate.shown import ClearedColumn
from briefgen.locale.model import Locale
from briefgen.locale.scales import Told, told

NO_BREAK: Final = "\u00a0"
PER_CENT: Final = frozenset({"%", "percent", "per cent"})


def figure_text(figure: ClearedFigure, locale: Locale) -> str:
    """Return "US$ 68.7 billion", "about 1.5%", "60 to 70 million tonnes"; spaces inside never break.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    amounts = tuple(amount for amount in (figure.value, figure.low, figure.high) if amount is not None)
    as_told = told(figure.scale, figure.currency, amounts, locale)
    text = _numbers(figure, as_told, locale)
    counts = None if figure.approximate or figure.value is None else as_told.number(figure.value, figure.precision)
    if as_told.scale is not None:
        scale = locale.phrase(f"scale-{as_told.scale}", counts)
        text = locale.phrase("figure-scaled", number=text, scale=scale)
    if figure.currency is not None:
        # Behind a scale the number does not decide how the currency is declined: 2 млрд юаней.
        text = locale.money(text, figure.currency, counts=None if figure.scale else counts)
    if figure.unit in PER_CENT:
        text = locale.phrase("figure-per-cent", number=text)
    elif figure.unit:
        text = locale.phrase("figure-unit", number=text, unit=figure.unit)
    if (bound := _bound(figure)) is not None:
        text = locale.phrase(bound, number=text)
    if figure.approximate:
        text = locale.phrase("figure-about", number=text)
    return text.replace(" ", NO_BREAK)


def rate_texts(figure: ClearedFigure, conversion: Conversion, locale: Locale) -> tuple[str, str]:
    """Return one unit of the source's currency, and what it is in the figure's: "US$ 1", "₹84.20"."""
    one = locale.money(locale.number(Decimal(1)), conversion.currency)
    rate = locale.money(locale.number(conversion.rate, currency=figure.currency), figure.currency or "")
    return one.replace(" ", NO_BREAK), rate.replace(" ", NO_BREAK)


def unit_text(column: ClearedColumn, locale: Locale) -> str:
    """Return what a column of numbers counts: "US$ billion", "million tonnes", "%"; empty where it is nothing.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    unit = "%" if column.unit in PER_CENT else column.unit or ""
    scale = "" if column.scale is None else locale.phrase(f"scale-{column.scale}")
    if column.currency is not None:
        scale = _money_unit(scale, column.currency, locale)
    return locale.phrase("figure-unit", number=scale, unit=unit) if scale and unit else unit or scale


def _money_unit(scale: str, currency: str, locale: Locale) -> str:
    """Return "US$ billion" or "млн руб.": the scale stands where the amount would, with a space between."""
    name = locale.currency(currency)
    if scale and locale.money(scale, currency).startswith(scale):
        return locale.money(scale, currency)
    return locale.phrase("figure-unit", number=name, unit=scale) if scale else name


def _numbers(figure: ClearedFigure, as_told: Told, locale: Locale) -> str:
    given = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    precision = as_told.precision(figure.precision)
    numbers = (as_told.number(number, figure.precision) for number in given if number is not None)
    match [locale.number(number, precision=precision, currency=figure.currency) for number in numbers]:
        case [low, high]:
            return locale.phrase("figure-range", low=low, high=high)
        case [number]:
            return number
        case _:
            return locale.phrase("empty-cell")


def _bound(figure: ClearedFigure) -> str | None:
    """Return the phrase for a figure of which only one end is known."""
    if figure.value is not None or (figure.low is None) == (figure.high is None):
        return None
    return "figure-at-least" if figure.high is None else "figure-at-most"
