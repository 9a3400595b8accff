"""Flag a recommendation of which nothing says who decides it.

Why: "a decision is needed" without a name goes round the house until it is late.
Example: "Agree to the loan", without `decider:`.
Instead: name the person or organisation: `- decider: energy-minister`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    if subject.pack.front.ask != "decide":
        return
    for entry in subject.pack.items:
        if entry.item.kind == "recommendation" and entry.item.decider is None:
            yield Finding(
                message=f"nothing says who decides '{entry.id}'",
                span=entry.text_span,
                hint="write `- decider: …` with a person or organisation of the registers",
            )


RULE: Final = PackRule(
    code="BG135", name="nobody-decides", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
