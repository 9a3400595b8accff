"""Which parts of a run's words run against their paragraph: Word turns a run as a whole, so that each is one of its own."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from unicodedata import bidirectional

from briefgen.layout.bidi import RIGHT_TO_LEFT, levels


def by_direction(text: str, *, right_to_left: bool) -> Iterable[tuple[str, bool]]:
    """Return the text in parts, each with whether it runs from right to left; `right_to_left` is the paragraph's own way.

    Numbers go with what is around them.
    """
    if not right_to_left and (text.isascii() or not RIGHT_TO_LEFT.search(text)):
        return ((text, False),)
    return _directed(text, right_to_left=right_to_left)


def _directed(text: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    directed = (
        (part, level % 2 == 1 or (level > 0 and not _has_letters(part)))
        for level, part in _by_level(text, right_to_left=right_to_left)
    )
    for turned, run in groupby(directed, key=itemgetter(1)):
        yield "".join([part for part, _ in run]), turned


def _by_level(text: str, *, right_to_left: bool) -> Iterator[tuple[int, str]]:
    for level, run in groupby(zip(text, levels(text, int(right_to_left)), strict=True), key=itemgetter(1)):
        yield level, "".join([character for character, _ in run])


def _has_letters(text: str) -> bool:
    """Say whether anything in it runs from left to right of itself, as numbers do not."""
    return any(bidirectional(character) == "L" for character in text)
