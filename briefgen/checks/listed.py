"""What of a text stands in a long list of patterns, found fast: most of them are nowhere in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from briefgen.content.patterns import ANY_ENDING, compiled


class Listed:
    """The patterns of a list that can be in some texts at all, with what the list says of each."""

    def __init__(self, entries: Mapping[str, str], texts: Iterable[str]) -> None:
        whole = _small("\n".join(texts))
        begun = ((pattern.partition(ANY_ENDING)[0].casefold(), pattern, said) for pattern, said in entries.items())
        self._near = [one for one in begun if one[0] in whole]

    def of(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield what is found with what the list says of it, in the order of the text; nothing that stands within another."""
        small = _small(text)
        near = ((pattern, said) for begins, pattern, said in self._near if begins in small)
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
