"""Flag a day of the month with the ending of an ordinal, in English.

Source: the style of UK government, which writes "4 December"; it is also easier to search for.

Why: "4th December", "December 4th" and "4 December" side by side look as if three people wrote the brief.
Example: "They meet on 4th December."
Instead: write the number alone. `briefgen check --fix-words` does so.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import Match, matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Edit, Severity

_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_ORDINAL: Final = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)\s(?:{_MONTH})\b|\b(?:{_MONTH})\s(?P<second>\d{{1,2}})(?:st|nd|rd|th)\b"
)


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _ORDINAL, "en"):
        day = "first" if match.found["first"] else "second"
        yield Finding(
            message=f"'{match.words}' in {match.text.whose} has the ending of an ordinal",
            span=match.span,
            hint=f"write {match.found[day]} alone",
            edits=_without_ending(match, day),
        )


def _without_ending(match: Match, day: str) -> tuple[Edit, ...]:
    """Return what takes the two letters behind the number away."""
    end = match.found.end(day)
    return match.text.edits(end, end + 2, "")


RULE: Final = PackRule(
    code="BG417",
    name="ordinal-date",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    fixable=True,
    overrulable=True,
)
