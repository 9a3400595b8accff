"""Flag a claim that is printed without what must go with it.

Why: a caveat is there so that its claim is not misread, and one side of a conflict alone reads as the whole truth.
Example: a template that prints claims and loops over neither `claim.caveats` nor `claim.conflicts`.
Instead: print both under the claim, as `partials/claims.md.j2` does.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import span_of
from briefgen.gate.records import ClearedItem


def find(subject: Subject) -> Iterator[Finding]:
    items = subject.cleared.items
    printed = subject.printed
    for item, origin in printed.items():
        for lost, what in _company(items[item]) if item in items else ():
            if lost in items and lost not in printed:
                yield Finding(
                    message=f"'{item}' is printed without {what} '{lost}'",
                    span=span_of(origin),
                    hint="print it under the claim: loop over claim.caveats and claim.conflicts in the template",
                )


def _company(item: ClearedItem) -> Iterator[tuple[str, str]]:
    yield from ((need, "its caveat") for need in item.needs)
    yield from ((other, "what it conflicts with,") for other in item.conflicts_with)


RULE: Final = Rule(
    code="BG592", name="lost-company", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
