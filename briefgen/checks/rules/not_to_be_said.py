"""Flag a published brief that prints what nobody decided to say.

Why: what is for background, for answering if asked, or to be avoided must not reach the public; the gate keeps it back,
and this rule looks once more, at the words that are printed.
Example: an item of use `background` in a press note.
Instead: mark the item `.say` and let somebody agree to it with `ok:`, or leave it out of the published briefs.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import span_of


def find(subject: Subject) -> Iterator[Finding]:
    if not subject.cleared.published:
        return
    said = (origin for origin in subject.origins if isinstance(origin, ItemOrigin) and origin.register == "items")
    for item, origin in {origin.item: origin for origin in said}.items():
        cleared = subject.cleared.items.get(item)
        if cleared is None or cleared.use != "say":
            use = "not cleared" if cleared is None else f"for use '{cleared.use}'"
            yield Finding(
                message=f"'{item}' is printed in a published brief, though it is {use}",
                span=span_of(origin),
                hint="mark it `.say` and let somebody agree to it with `ok:`, or keep published readers out",
            )


RULE: Final = Rule(
    code="BG593", name="not-to-be-said", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
