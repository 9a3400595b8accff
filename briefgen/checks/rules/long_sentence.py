"""Flag a sentence of the prose that has more words than its form allows in its language.

The limit is `longest_sentence` of `readability:` in `audience.yaml`. It is an error where the form has `plain_language: error`, as that of the public.

Why: readers lose a long sentence before its end, and take its first half for the whole.
Example: a sentence of 31 words, where 25 are the most.
Instead: make two of it; mostly there is an "and", a "which" or a comma where the second begins.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity


def find(subject: Subject) -> Iterator[Finding]:
    most = subject.form.readability_in(subject.document.metadata.language).longest_sentence
    for sentence in subject.own_sentences if most else ():
        if most and sentence.words > most:
            yield Finding(
                message=f"'{sentence.short}' has {sentence.words} words, {sentence.words - most} over the limit of {most}",
                span=sentence.place,
                said=sentence.said,
                hint="make two sentences of it",
                severity=subject.plain_language,
            )


RULE: Final = Rule(
    code="BG430",
    name="long-sentence",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
    overrulable=True,
)
