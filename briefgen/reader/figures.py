"""A figure of the register as it is printed: value, currency or unit, scale. Its period is a form of its own."""

from decimal import Decimal
from typing import Final

from briefgen.gate.records import ClearedFigure
from briefgen.locale.model import Locale

NO_BREAK: Final = "\u00a0"
PER_CENT: Final = frozenset({"%", "percent", "per cent"})


def figure_text(figure: ClearedFigure, locale: Locale) -> str:
    """Return "US$68.7 billion", "about 1.5%", "60 to 70 million tonnes"; spaces inside never break.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    text = _amount(figure, locale)
    if figure.scale is not None:
        text = locale.phrase("figure-scaled", number=text, scale=locale.phrase(f"scale-{figure.scale}"))
    if figure.unit in PER_CENT:
        text = locale.phrase("figure-per-cent", number=text)
    elif figure.unit:
        text = locale.phrase("figure-unit", number=text, unit=figure.unit)
    if figure.approximate:
        text = locale.phrase("figure-about", number=text)
    return text.replace(" ", NO_BREAK)


def _amount(figure: ClearedFigure, locale: Locale) -> str:
    if figure.value is not None:
        return _number(figure.value, figure, locale)
    bounds = [_number(bound, figure, locale) for bound in (figure.low, figure.high) if bound is not None]
    match bounds:
        case [low, high]:
            return locale.phrase("figure-range", low=low, high=high)
        case [bound]:
            return locale.phrase("figure-at-least" if figure.high is None else "figure-at-most", number=bound)
        case _:
            return locale.phrase("empty-cell")


def _number(number: Decimal, figure: ClearedFigure, locale: Locale) -> str:
    if figure.currency is not None:
        return locale.money(number, figure.currency, precision=figure.precision)
    return locale.number(number, precision=figure.precision)
