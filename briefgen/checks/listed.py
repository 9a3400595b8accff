"""What of a text stands in a long list of patterns, found fast: most of them are nowhere in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from briefgen.content.patterns import ANY_ENDING, compiled

Found = tuple[re.Match[str], str]
"""Where a pattern is, and what the list says of it."""
_Near = Sequence[tuple[str, str, str]]
"""How a pattern begins, the pattern, and what the list says of it."""
_MOST: Final = 4096
"""Texts that are remembered. Briefs of one pack share most of theirs."""


class Listed:
    """The patterns of a list with what the list says of each, and what was found of them so far."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._begun = [
            (pattern.partition(ANY_ENDING)[0].casefold(), pattern, said) for pattern, said in entries.items()
        ]
        self._found: dict[str, tuple[Found, ...]] = {}

    def of(self, texts: Sequence[str]) -> Sequence[tuple[Found, ...]]:
        """Return what is found in each text, in its order; nothing that stands within another."""
        # Another thread may be about to read what it has found: it is forgotten, and not taken away.
        known = self._found = self._found if len(self._found) <= _MOST else {}
        new = [text for text in texts if text not in known]
        whole = _small("\n".join(new))
        near = [one for one in self._begun if one[0] in whole] if new else []
        known.update((text, tuple(_found(text, near))) for text in new)
        return [known[text] for text in texts]


def _found(text: str, possible: _Near) -> Iterator[Found]:
    small = _small(text)
    near = ((pattern, said) for begins, pattern, said in possible if begins in small)
    every = ((found, said) for pattern, said in near for found in _pattern(pattern).finditer(text))
    end = 0
    for found, said in sorted(every, key=lambda one: (one[0].start(), -one[0].end())):
        if found.start() >= end:
            end = found.end()
            yield found, said


def _small(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return compiled((written,))[written]
