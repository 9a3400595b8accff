"""Flag a claim or a line whose last sentence has no full stop.

Why: where it is printed among others, two sentences run together; a screen reader does not pause.
Example: "The talks go on"
Instead: end it with a full stop. What is no sentence is a `short:` or a `clause:`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import NO_WORDS
from briefgen.content.vocabulary import CLAIMS
from briefgen.diagnostics import Severity
from briefgen.document.sentences import ENDS

_KINDS: Final = CLAIMS | {"message", "line", "recommendation", "risk"}
_FIELDS: Final = frozenset({"text", "plain", "spoken"})
_ENDS: Final = (*ENDS, ":")
_BEHIND: Final = " \"'”’»)" + NO_WORDS


def find(subject: PackSubject) -> Iterator[Finding]:
    for text in subject.wordings.printed:
        if text.item is None or text.item.item.kind not in _KINDS or text.field not in _FIELDS or text.is_verbatim:
            continue
        said = text.said.rstrip(_BEHIND)
        if said and not said.endswith(_ENDS):
            yield Finding(
                message=f"{text.whose} ends without a full stop",
                span=text.span(len(said) - 1, len(said)),
                hint="end it with a full stop; what is no sentence is a `short:` or a `clause:`",
            )


RULE: Final = PackRule(
    code="BG424",
    name="sentence-without-end",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
