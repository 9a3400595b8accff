"""Words that begin as a misspelt field does: printed, they would be a statement that nobody made."""

import re
from functools import cache
from typing import Final

from briefgen.content.fields import begins_as_field
from briefgen.content.paths import field_names
from briefgen.regex import regex

_LABEL: Final = regex(r"([A-Za-z]+(?:[ _-][A-Za-z]+)?(?:\.[A-Za-z]+)?) ?:(?=\s|$)")
_LETTERS: Final = 6
"""Letters of a field's name from which one wrong letter is taken for a slip: shorter ones are near too many words."""
_MANY: Final = 9
"""Letters from which two are."""
_ORDINARY: Final = frozenset({"certainly", "decided", "decides", "headers", "leaders", "option", "optional"})
"""Words that are as near to a field's name, and are meant as they stand."""


def meant_as_field(words: str) -> tuple[str, str] | None:
    """Return what *words* begin with and the field that it must be meant as: but for its case, for blanks or hyphens in it,
    or for a letter or two, it is that field's name. None where it is one as it stands, or none at all.
    """
    match = _LABEL.match(words)
    if match is None or begins_as_field(words) is not None:
        return None
    written = match.group(1)
    plain = re.sub(r"[ -]", "_", written.casefold())
    if plain in _names():
        return written, plain
    if plain in _ORDINARY:
        return None
    near = next((name for name in _names() if _is_near(plain, name)), None)
    return None if near is None else (written, near)


@cache
def _names() -> tuple[str, ...]:
    return field_names()


def _is_near(written: str, name: str) -> bool:
    if len(name) < _LETTERS:
        return False
    most = 1 if len(name) < _MANY else 2
    return abs(len(written) - len(name)) <= most and _distance(written, name) <= most


def _distance(one: str, other: str) -> int:
    """Return how many letters are to be put in, taken out, changed or swapped with the next to make one of the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (sign != wanted))
            if row > 1 and column > 1 and (sign, one[row - 2]) == (other[column - 2], wanted):
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]
