"""Flag a sentence that says how likely something is and how confident its author is.

Why: a reader takes "highly likely, with low confidence" for one statement, and either half for the whole of it.
Example: "It is likely, with moderate confidence, that talks go on."
Instead: say the likelihood in the sentence, and the confidence in `judgement.confidence`: the brief prints it apart.
"""

from collections.abc import Iterator

from briefgen.checks.judged import found, likelihoods, of_language
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.document.sentences import sentences

_REFERENCE = "{likelihood:"


def find(subject: PackSubject) -> Iterator[Finding]:
    for wording, _, scale in likelihoods(subject):
        confidence = of_language(scale.confidence, wording.language)
        likely = scale.words_in(wording.language)
        at = 0
        for sentence in sentences(wording.marked.source):
            at = wording.marked.source.find(sentence, at)
            sure = next(found(confidence, sentence), None)
            if sure is not None and (_REFERENCE in sentence or next(found(likely, sentence), None) is not None):
                yield Finding(
                    message=f"'{sure.group()}' stands in one sentence with a likelihood",
                    span=wording.span(subject.pack, at + sure.start(), at + sure.end()),
                    hint="take it out: judgement.confidence says it, and is printed apart",
                )


RULE = PackRule(
    code="BG541",
    name="likelihood-with-confidence",
    severity=Severity.ERROR,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
