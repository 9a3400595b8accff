"""Flag a space before a comma, a full stop or another mark that ends words.

Only in English, Hindi and Russian; French sets a space before some marks.

Why: the mark may come to stand at the beginning of a line.
Example: "The talks go on , it is said ."
Instead: take the space out. `briefgen check --fix-words` does so.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import NO_WORDS
from briefgen.diagnostics import Severity
from briefgen.document.languages import LETTER

_SPACED: Final = re.compile(rf"(?:(?<={LETTER})|(?<=[{NO_WORDS})”’»]))( +)(?=[,;:!?।)](?:\s|\Z)|\.(?:\s|\Z))")


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _SPACED, "en", "hi", "ru"):
        mark = match.text.said[match.found.end()]
        yield Finding(
            message=f"a space stands before '{mark}' in {match.text.whose}",
            span=match.span,
            hint="take the space out",
            edits=match.edits(""),
        )


RULE: Final = PackRule(
    code="BG416", name="space-before-mark", severity=Severity.WARNING, find=find, page=__doc__ or "", fixable=True
)
