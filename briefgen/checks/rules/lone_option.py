"""Flag a pack that puts up one option.

Why: a choice of one is no choice; whoever decides asks at least what happens if nothing is done.
Example: one bullet under `{.options}`.
Instead: write the other ways, "do nothing" among them, or make it a recommendation.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    options = [entry for entry in subject.pack.items if entry.item.kind == "option" and entry.item.state == "current"]
    if len(options) == 1:
        yield Finding(
            message=f"'{options[0].id}' is the only option",
            span=options[0].text_span,
            hint="write what else could be done, if only nothing, or make it a recommendation",
        )


RULE: Final = PackRule(
    code="BG134", name="lone-option", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
