"""Flag something to be done of which nothing says by when.

Why: a promise without a day is a wish, and nobody can ask after it.
Example: a commitment "to send the draft terms", without `due:`; an action with `who` and without `by`.
Instead: write `- due: 2031-06-02`, or `- action.by: 2031-06-02`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in subject.pack.items:
        item = entry.item
        promised = item.kind == "commitment" and item.due is None and item.when is None
        if promised or (item.action is not None and item.action.by is None and item.due is None):
            yield Finding(
                message=f"nothing says by when '{entry.id}' is to be done",
                span=entry.text_span,
                hint=f"write `- {'due' if promised else 'action.by'}: …`, as 2031-06-02",
            )


RULE: Final = PackRule(
    code="BG140", name="undated-action", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
