"""Flag something not known of which nothing says why, or when to look again.

Why: "not known" by itself leaves a reader to wonder whether anybody has looked.
Example: "Who will sign", under `{.gaps}`, and nothing below it.
Instead: say what was looked at (`- why: the programme names nobody`), or when there will be more (`- check_on: 2031-06-02`).
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in subject.pack.items:
        item = entry.item
        if item.kind == "gap" and item.why is None and item.check_on is None:
            yield Finding(
                message=f"nothing says why '{entry.id}' is not known, or when to look again",
                span=entry.text_span,
                hint="write `- why: …` or `- check_on: …` under it",
            )


RULE: Final = PackRule(
    code="BG132", name="unexplained-gap", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
