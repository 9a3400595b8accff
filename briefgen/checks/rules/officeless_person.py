"""Flag a person who is named and of whom nothing says what they are.

Why: a reader weighs a statement by who made it; a bare name tells nothing to those who do not know it.
Example: `{person:ana-verin}`, whose entry has a name and no `office`.
Instead: write `office:` on the entry; the brief prints it where the template asks for it.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for id_, person in subject.pack.registers.people.items():
        if not person.office and not person.organisation:
            yield Finding(
                message=f"nothing says what '{person.name}' is",
                span=subject.pack.positions.span(("people", id_, "name")),
                hint="write `office: …` on the entry",
            )


RULE: Final = PackRule(
    code="BG137", name="officeless-person", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
