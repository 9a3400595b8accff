"""A figure of the register as it is printed: value, currency or unit, scale. Its period is a form of its own."""

from typing import Final

from briefgen.gate.registered import ClearedFigure
from briefgen.gate.shown import ClearedColumn
from briefgen.locale.model import Locale

NO_BREAK: Final = "\u00a0"
PER_CENT: Final = frozenset({"%", "percent", "per cent"})


def figure_text(figure: ClearedFigure, locale: Locale) -> str:
    """Return "US$ 68.7 billion", "about 1.5%", "60 to 70 million tonnes"; spaces inside never break.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    text = _numbers(figure, locale)
    counts = None if figure.approximate else figure.value
    if figure.scale is not None:
        scale = locale.phrase(f"scale-{figure.scale}", counts)
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


def unit_text(column: ClearedColumn, locale: Locale) -> str:
    """Return what a column of numbers counts: "US$ billion", "million tonnes", "%"; empty where it is nothing.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    unit = "%" if column.unit in PER_CENT else column.unit or ""
    scale = "" if column.scale is None else locale.phrase(f"scale-{column.scale}")
    if column.currency is not None:
        currency = locale.currency(column.currency)
        scale = locale.phrase("figure-unit", number=currency, unit=scale) if scale else currency
    return locale.phrase("figure-unit", number=scale, unit=unit) if scale and unit else unit or scale


def _numbers(figure: ClearedFigure, locale: Locale) -> str:
    given = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    match [locale.number(number, precision=figure.precision) for number in given if number is not None]:
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
