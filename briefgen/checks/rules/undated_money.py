"""Flag an amount of money of which nothing says for which time it holds.

One that is derived is as old as what it is derived from.

Why: prices and rates move; an amount without its year cannot be compared with another.
Example: a figure of 2.1 billion USD with neither `period` nor `as_of`.
Instead: write `period:`, or `as_of:` for a state at a moment.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for id_, figure in subject.pack.registers.figures.items():
        if figure.currency and not (figure.period or figure.as_of or figure.derived):
            yield Finding(
                message=f"nothing says for which time the amount '{id_}' holds",
                span=subject.pack.positions.span(("figures", id_, "currency")),
                hint="write `period: …`, or `as_of: …` for a state at a moment",
            )


RULE: Final = PackRule(
    code="BG138", name="undated-money", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
