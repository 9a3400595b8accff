"""Flag a range of numbers that is written with a dash in an English sentence.

A financial year such as 2024-25, whose second number is the next year, is a name and stays; so do a month (2024-04), tables,
titles and names. Two years that are further apart are a range, as a figure's period of 2029-35 is: it prints as "2029 to 2035".
Source: the style of UK government, which writes "500 to 900" outside tables.

Why: a screen reader says "500 900", or "500 minus 900".
Example: "between 500-900 tonnes", "on 4-5 December".
Instead: write "500 to 900", "4 to 5 December", "2029 to 2035".
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.regex import regex

_RANGE: Final = re.compile(r"(?<![\w.,/–-])(\d[\d,.]*)(?:[–-])(\d[\d,.]*\d|\d)(?![\w/–-]|[.,]\d)(%)?")
_YEAR: Final = regex(r"(?:1[5-9]|20)\d\d")
_SECOND_YEAR: Final = regex(r"\d\d|(?:1[5-9]|20)\d\d")
_SHORT: Final = 2
_CENTURY: Final = 100
_MONTHS: Final = 12


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _RANGE, "en"):
        low, high = match.found[1], match.found[2]
        if _YEAR.fullmatch(low):
            high = _last_year(int(low), high)
        if high:
            yield Finding(
                message=f"'{match.words}' in {match.text.whose} is a range with a dash",
                span=match.span,
                hint=f"write {low} to {high}",
            )


def _last_year(first: int, written: str) -> str:
    """Return the year that a range of years ends in; nothing where the two are a financial year, a month or no years."""
    if not _SECOND_YEAR.fullmatch(written):
        return ""
    last = int(written) if len(written) > _SHORT else first - first % _CENTURY + int(written)
    is_short = len(written) == _SHORT
    if is_short and ((first + 1) % _CENTURY == int(written) or int(written) <= max(first % _CENTURY, _MONTHS)):
        return ""
    return str(last) if last > first else ""


RULE: Final = PackRule(
    code="BG419", name="dash-for-a-range", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
