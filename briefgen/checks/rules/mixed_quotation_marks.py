"""Flag a pack that writes quotation marks or apostrophes both straight and curly, in one language.

Why: most are typed and some are pasted; side by side they look like a fault of the printer.
Example: `the "special" partnership` in one item, `the “old” one` in another.
Instead: take one kind, everywhere.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.diagnostics import Severity

_KINDS: Final = (("quotation mark", re.compile('["“”]'), '"'), ("apostrophe", re.compile("['’]"), "'"))
Place = tuple[Wording, int]


def find(subject: PackSubject) -> Iterator[Finding]:
    for name, kind, straight in _KINDS:
        found: dict[str, tuple[list[Place], list[Place]]] = {}
        for text in subject.wordings.printed:
            marks = found.setdefault(text.language, ([], []))
            for mark in kind.finditer(text.said):
                marks[mark[0] != straight].append((text, mark.start()))
        for language, marks in found.items():
            if all(marks):
                fewer, more = sorted(marks, key=len)
                text, at = fewer[0]
                yield Finding(
                    message=f"the {name} {text.said[at]} stands in {language} {len(fewer)} times, and its other form {len(more)} times",
                    span=text.span(at, at + 1),
                    hint="take one kind everywhere",
                )


RULE: Final = PackRule(
    code="BG422",
    name="mixed-quotation-marks",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
