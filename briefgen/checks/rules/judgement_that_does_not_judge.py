"""Flag words in a judgement that seem to judge and do not.

Why: "may", "possible" and "cannot be ruled out" hold of nearly everything; who reads them takes from them what suits.
Example: "The talks might fail" as a judgement.
Instead: say how likely, by a word of the scale: "It is unlikely that the talks fail."
"""

from collections.abc import Iterator

from briefgen.checks.judged import found, is_reason, likelihoods, of_language
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry, wording, judgement, scale in likelihoods(subject):
        if is_reason(wording):
            continue
        for match in found(of_language(scale.avoid, wording.language), wording.marked.source):
            # "May" with a capital, within a sentence, is the month.
            if match.group()[:1].isupper() and match.start() > 0:
                continue
            yield Finding(
                message=f"'{match.group()}' judges nothing, and '{entry.id}' is a judgement",
                span=wording.span(match.start(), match.end()),
                hint=f"say how likely, as its band does: {judgement.band}",
            )


RULE = PackRule(
    code="BG546",
    name="judgement-that-does-not-judge",
    severity=Severity.ERROR,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
