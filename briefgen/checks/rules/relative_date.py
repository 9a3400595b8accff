"""Flag a day or a time that says something else on the day a brief is read.

Lines to say and answers are passed over: they are spoken on a day that the speaker knows; so are the words of people quoted.

Why: a brief is read on another day than it was written, and again weeks later.
Example: "The two sides met last week."
Instead: write the date, as in "on 4 May 2031", or refer to it: `{date:talks}`.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.diagnostics import Severity
from briefgen.document.usage import any_of

_SPOKEN: Final = frozenset({"line", "question"})


def find(subject: PackSubject) -> Iterator[Finding]:
    for language, usage in subject.usages.items():
        if usage.relative_dates:
            pattern = re.compile(any_of(usage.relative_dates), re.IGNORECASE)
            for match in matches(subject, pattern, language):
                if not _is_spoken(match.text):
                    yield Finding(
                        message=f"'{match.words}' in {match.text.whose} says another day to whoever reads it later",
                        span=match.span,
                        hint="write the date, or refer to it as {date:…}",
                    )


def _is_spoken(text: Wording) -> bool:
    return text.field == "spoken" or (text.item is not None and text.item.item.kind in _SPOKEN)


RULE: Final = PackRule(
    code="BG131", name="relative-date", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
