"""Flag a judgement that is printed in another scale than the audience's.

Why: two scales share words and not ranges. Where its range lies in no single band of the audience's scale, or its word is typed
into the text, a judgement keeps its own, and the reader has two tables to mind.
Example: an audience with `yardstick: icd-203`, and a judgement "realistic possibility" by PHIA, 40 to 50 per cent.
Instead: write `{likelihood:id}` where the word stands, and `judgement.range: 46-50`, if that is what its author means.
"""

from collections.abc import Iterator

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import span_of


def find(subject: Subject) -> Iterator[Finding]:
    wanted = subject.form.yardstick
    printed = subject.printed
    for name, item in subject.cleared.items.items():
        if wanted is None or item.judgement is None or name not in printed:
            continue
        scale = subject.cleared.yardsticks[item.judgement.scale]
        if scale.kind == "likelihood" and scale.name != wanted:
            yield Finding(
                message=f"'{name}' stays in the scale '{scale.name}', and this brief's is '{wanted}'",
                span=span_of(item.text.origin),
                hint=f"write {{likelihood:{name}}} for its word, and a judgement.range that lies in one band of '{wanted}'",
            )


RULE = Rule(
    code="BG547", name="foreign-likelihood", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
