"""Flag alternative text that is longer than anybody can listen to at a stretch.

The limit is 120 words, about a minute of speech; a chart's figures stand in its data table, which is read cell by cell.

Why: a listener cannot skim it, nor go back a line in it.
Example: a map described town by town.
Instead: say the message and the shape; what is more goes into the text, or into a table.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.rules.alternative_text_announces import FIELD
from briefgen.diagnostics import Severity
from briefgen.document.words import words_in

_MOST: Final = 120


def find(subject: PackSubject) -> Iterator[Finding]:
    for text in subject.wordings.printed:
        if text.field == FIELD and (words := words_in(text.said)) > _MOST:
            yield Finding(
                message=f"the alternative text of {text.whose} has {words} words, over {_MOST}",
                span=text.span(0, 1),
                hint="say the message and the shape, and put the rest into the text or a table",
            )


RULE: Final = PackRule(
    code="BG315",
    name="long-alternative-text",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
