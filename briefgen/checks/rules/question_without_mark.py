"""Flag a question that does not end in a question mark.

Why: a screen reader and a hurried speaker both read it as a statement.
Example: `Q: Will an agreement be signed`.
Instead: end it with "?"; a remark behind the question goes into the answer, or into `note:`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import NO_WORDS
from briefgen.diagnostics import Severity

_MARKS: Final = ("?", "\u061f", ";")
"""Of Latin, Cyrillic and Devanagari writing; of Arabic; of Greek."""
_BEHIND: Final = " \"'”’»)" + NO_WORDS


def find(subject: PackSubject) -> Iterator[Finding]:
    for text in subject.wordings.printed:
        asked = text.item is not None and text.item.item.kind == "question" and "answer" not in text.location
        said = text.said.rstrip(_BEHIND)
        if asked and text.is_sentences and text.field not in _NOT_ASKED and not said.endswith(_MARKS):
            yield Finding(
                message=f"the question {text.whose} does not end in a question mark",
                span=text.span(max(0, len(said) - 1), len(said)),
                hint="end it with ?",
            )


_NOT_ASKED: Final = frozenset({"answer_variants", "instead", "why", "clause"})
RULE: Final = PackRule(
    code="BG136",
    name="question-without-mark",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
