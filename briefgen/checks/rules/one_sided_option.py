"""Flag an option that has points for it and none against, or the reverse.

Why: whoever decides asks what it costs, and an option that costs nothing has not been thought through.
Example: three `pros`, and no `cons`.
Instead: write both; where there is truly nothing to say on one side, say that.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in subject.pack.items:
        item = entry.item
        if item.kind == "option" and bool(item.pros) != bool(item.cons):
            has, lacks = ("for", "against") if item.pros else ("against", "for")
            yield Finding(
                message=f"the option '{entry.id}' has points {has} it and none {lacks}",
                span=entry.text_span,
                hint=f"write `- {'cons' if item.pros else 'pros'}: …`",
            )


RULE: Final = PackRule(
    code="BG133", name="one-sided-option", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
