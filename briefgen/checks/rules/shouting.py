"""Flag several words in capitals.

Why: words lose their shape in capitals and are slow to read; some screen readers spell them out.
Example: "DO NOT QUOTE THIS LINE".
Instead: write small letters, and `**strong**` for what must not be missed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 3
"""Words in a row; two abbreviations side by side, or several in a list, are no shouting."""


def find(subject: PackSubject) -> Iterator[Finding]:
    for text in subject.wordings.printed:
        for start, end in () if text.is_verbatim or text.said.upper() == text.said.lower() else _loud(text.said):
            yield Finding(
                message=f"'{text.said[start:end]}' in {text.whose} is in capitals",
                span=text.span(start, end),
                hint="write small letters, and **strong** for what must not be missed",
            )


@lru_cache(maxsize=4_096)
def _loud(said: str) -> tuple[tuple[int, int], ...]:
    """Return where several words of two letters or more are in capitals, with nothing but spaces between them."""
    return tuple(_runs(said))


def _runs(said: str) -> Iterator[tuple[int, int]]:
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(said):
        goes_on = bool(run) and not said[run[-1].end() : word.start()].strip()
        if not (word[0].isupper() and len(word[0]) > 1 and (goes_on or not run)):
            yield from _told(run)
            run = []
        if word[0].isupper() and len(word[0]) > 1:
            run.append(word)
    yield from _told(run)


def _told(run: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    if len(run) >= _ENOUGH:
        yield run[0].start(), run[-1].end()


RULE: Final = PackRule(
    code="BG318", name="shouting", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
