"""Flag a translation of other words than stand there now, or that has changed since somebody reviewed it.

Why: what its reader is told is no longer what the pack says, and a review holds for the words that were read, not for those that
came after. Its brief is a DRAFT, and `briefgen check --release` refuses it. A figure that changes behind `{figure:…}` is no
other word: both languages print the new one.
Example: `The sluice opens on Monday.` with `hi-IN.of:` from when it said Friday.
Instead: let somebody read both side by side, and `briefgen translate review PACK --language hi-IN --by … --on … ID`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.translations import in_language, review_command
from briefgen.content.reviewed import Translated
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for one in subject.signed:
        if one.standing == "stale":
            hint = f"read it beside its source, then {review_command(subject.pack, one)}"
            yield Finding(message=f"{in_language(one)} {_changed(one)}", span=one.span, hint=hint)


def _changed(one: Translated) -> str:
    assert one.translation is not None
    of, review = one.translation.of, one.translation.review
    if of not in (None, one.of):
        return "is of other words than stand beside it now: what it translates has changed since it was made"
    assert review is not None, "what nobody has reviewed is stale by what it is of"
    source = "it" if of else "it, or what it translates,"
    return f"is not what {review.by} reviewed on {review.on.isoformat()}: {source} has changed since"


RULE: Final = PackRule(code="BG260", name="stale-translation", severity=Severity.WARNING, find=find, page=__doc__ or "")
