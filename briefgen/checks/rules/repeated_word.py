"""Flag a word that stands twice in a row.

Words that a language doubles are data (`templates/usage/`): English "had had", all but postpositions and joiners in Hindi.

Why: it is a slip of typing that spelling checkers pass over, and readers stumble.
Example: "The the talks go on."
Instead: take one of them out.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.document.languages import LETTER
from briefgen.document.usage import Usage

_TWICE: Final = re.compile(rf"(?<!{LETTER})(?<!['’-])([^\W\d_]{LETTER}*)[ \n]+\1(?!{LETTER})(?!['’-])", re.IGNORECASE)


def find(subject: PackSubject) -> Iterator[Finding]:
    known = subject.usages
    for match in matches(subject, _TWICE):
        word = match.found[1]
        if _is_slip(word.casefold(), known.get(match.text.language.split("-")[0])):
            yield Finding(
                message=f"'{word}' stands twice in a row in {match.text.whose}",
                span=match.span,
                hint="take one of them out",
            )


def _is_slip(word: str, usage: Usage | None) -> bool:
    if usage is None:
        return False
    return word not in usage.doubled if usage.only_doubled is None else word in usage.only_doubled


RULE: Final = PackRule(
    code="BG414", name="repeated-word", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
