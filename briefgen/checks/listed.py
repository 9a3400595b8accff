"""What of a text stands in a long list of patterns, found fast: most of them are nowhere in it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefgen.content.patterns import ANY_ENDING, compiled


class Listed:
    """Patterns, and what a list says of each."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = [
            (pattern.partition(ANY_ENDING)[0].casefold(), pattern, said) for pattern, said in entries.items()
        ]

    def of(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield what is found with what the list says of it, in the order of the text; nothing that stands within another."""
        small = " ".join(text.split()).casefold()
        near = [(pattern, said) for begins, pattern, said in self._entries if begins in small]
        all_ = [(found, said) for pattern, said in near for found in _pattern(pattern).finditer(text)]
        end = 0
        for found, said in sorted(all_, key=lambda one: (one[0].start(), -one[0].end())):
            if found.start() >= end:
                end = found.end()
                yield found, said


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return compiled((written,))[written]
