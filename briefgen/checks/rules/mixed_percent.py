"""Flag a pack that writes percentages behind figures both as a sign and as a word.

Why: one brief prints both, and readers wonder whether the difference means something.
Example: "36%" in one item, and "5 per cent" in another.
Instead: take the one that the house takes, everywhere.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import Match, matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.document.usage import any_of

_SIGN: Final = re.compile(r"\d[ \u00a0\u202f]?%")


def find(subject: PackSubject) -> Iterator[Finding]:
    for language, usage in subject.usages.items():
        if not usage.percent_words:
            continue
        signs = [*matches(subject, _SIGN, language)]
        if not signs:
            continue
        words = [*matches(subject, re.compile(rf"\d[ \u00a0\u202f]{any_of(usage.percent_words)}"), language)]
        fewer, more = sorted((signs, words), key=len)
        if fewer:
            yield _finding(fewer[0], more[0], len(fewer), len(more))


def _finding(odd: Match, usual: Match, few: int, many: int) -> Finding:
    return Finding(
        message=f"'{odd.words}' is written so {_times(few)}, and '{usual.words}' so {_times(many)}",
        span=odd.span,
        hint="write percentages in one way",
    )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


RULE: Final = PackRule(
    code="BG418", name="mixed-percent", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
