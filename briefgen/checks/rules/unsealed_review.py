"""Flag a review that does not say of which words.

Why: without their hash nobody can tell whether the words, or what they translate, have changed since: the review would hold for
whatever is written there.
Example: `- hi-IN.review: A. Name, 2031-05-02`.
Instead: `briefgen translate review PACK --language hi-IN --by "A. Name" --on 2031-05-02 ID` writes the same with the hash.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.translations import in_language, review_command
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for one in subject.signed:
        review = one.translation.review if one.translation else None
        if review is not None and one.unsealed and one.standing == "reviewed":
            hint = f"if the words are those that were read, {review_command(subject.pack, one, review)}"
            message = f"{in_language(one)} was reviewed, and no hash says in which words"
            yield Finding(message=message, span=one.span, hint=hint)


RULE: Final = PackRule(code="BG261", name="unsealed-review", severity=Severity.WARNING, find=find, page=__doc__ or "")
