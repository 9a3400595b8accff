"""Flag an item without an id.

Why: nothing can refer to it, and nobody can sign it off: what it is called for now changes with its words.
Example: `- The port is open. [@paper] {.reported}`.
Instead: write a name behind it, `^port-open`; in YAML `id: port-open`. `briefgen check --fix` does so, of its words.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.ids import missing_ids
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry, edit in missing_ids(subject.pack, subject.templates):
        yield Finding(
            message=f"this {entry.item.kind} has no id: nothing can refer to it, and nobody can sign it off",
            span=entry.text_span,
            hint="write ^ and a name of small letters behind it, or run briefgen check --fix",
            edits=() if edit is None else (edit,),
        )


RULE: Final = PackRule(
    code="BG151", name="item-without-id", severity=Severity.WARNING, find=find, page=__doc__ or "", fixable=True
)
