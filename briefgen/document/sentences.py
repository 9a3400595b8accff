"""Sentences of a text, near enough to promise how long they are."""

import re
from collections.abc import Iterator
from typing import Final

_END: Final = re.compile(r"[.!?…।॥]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_])")
_NO_END: Final = re.compile(
    r"(?:^|[\s(“‘«\"'])"
    r"(?:(?:[^\W\d_]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|St|vs|cf|ca|pp|para|e\.g|i\.e|approx|им|стр)\.\s+\S|No\.\s+\d)$"
)
"""Initials and short forms, behind which a full stop ends nothing; "No." before a digit."""
_NEAR: Final = 40
"""Characters before an end in which such a form stands."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text. One that goes on in small letters is not over; neither is one after "Mr."."""
    start = 0
    for match in _END.finditer(text):
        if text[match.end()].islower() or _NO_END.search(text[max(start, match.end() - _NEAR) : match.end() + 1]):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if rest := text[start:].strip():
        yield rest
