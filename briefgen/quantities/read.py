"""Read the numbers and dates of a text."""

from dataclasses import replace
from functools import lru_cache

from briefgen.quantities.dates import blanked, read_dates
from briefgen.quantities.model import Dated, Figures, Quantity
from briefgen.quantities.normal import normal
from briefgen.quantities.numbers import read_numbers
from briefgen.quantities.vocabulary import Vocabulary


@lru_cache(maxsize=4096)
def read(text: str, vocabulary: Vocabulary) -> Figures:
    """Return what *text*, in the vocabulary's language, counts and dates. Several rules ask for one text."""
    whole = normal(text)
    dates = read_dates(whole, vocabulary)
    quantities = read_numbers(blanked(whole.text, dates), vocabulary)
    return Figures(
        quantities=tuple(_placed(each, *whole.span(each.at, each.end)) for each in quantities),
        dates=tuple(_dated(each, *whole.span(each.at, each.end)) for each in dates),
    )


def _placed(quantity: Quantity, at: int, end: int) -> Quantity:
    return replace(quantity, at=at, end=end)


def _dated(date: Dated, at: int, end: int) -> Dated:
    return replace(date, at=at, end=end)
