"""The language and the direction of our text, where they are not those that the letterhead's text has by itself."""

from collections.abc import Iterable
from typing import Final

from lxml.etree import _Element as Element

from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.languages import language_slot
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.tags import at, every, is_on, made, properties, put, val
from briefgen.writers.docx.reference.order import PARAGRAPH_ORDER, RUN_ORDER

_OFF: Final = {"val": "0"}


def speak(tops: Iterable[Element], language: str, house: StyleIndex) -> None:
    """Say of our words which language they are in, and of our paragraphs which way they run, where the default is another."""
    slot, tag = language_slot(language), language
    foreign = val(house.said(house.default, "rPr", "lang", slot), slot) != tag
    turned = is_right_to_left(language) != is_on(house.said(house.default, "pPr", "bidi"))
    for top in tops:
        if foreign:
            for run in every(top, "r"):
                _name(run, slot, tag)
        if turned:
            for paragraph in every(top, "p"):
                _turn(paragraph, on=is_right_to_left(language))


def _name(run: Element, slot: str, tag: str) -> None:
    if at(run, "rPr", "lang") is None:
        put(properties(run, "rPr"), made(run, "lang", **{slot: tag}), RUN_ORDER)


def _turn(paragraph: Element, *, on: bool) -> None:
    put(properties(paragraph, "pPr"), made(paragraph, "bidi", **({} if on else _OFF)), PARAGRAPH_ORDER)
