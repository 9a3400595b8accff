"""Flag a range of numbers that is written with a dash in an English sentence.

Years such as 2024-25 are names and stay; so do tables, titles and names.
Source: the style of UK government, which writes "500 to 900" outside tables.

Why: a screen reader says "500 900", or "500 minus 900".
Example: "between 500-900 tonnes", "on 4-5 December".
Instead: write "500 to 900", "4 to 5 December".
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity

_RANGE: Final = re.compile(r"(?<![\w.,/–-])(\d[\d,.]*)(?:[–-])(\d[\d,.]*\d|\d)(?![\w/–-]|[.,]\d)(%)?")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _RANGE, "en"):
        low, high = match.found[1], match.found[2]
        if not _YEAR.fullmatch(low):
            yield Finding(
                message=f"'{match.words}' in {match.text.whose} is a range with a dash",
                span=match.span,
                hint=f"write {low} to {high}",
            )


RULE: Final = PackRule(
    code="BG419", name="dash-for-a-range", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
