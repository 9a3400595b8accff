"""Flag a sentence that says how likely something is and how confident its author is.

It is looked for in every wording of every item and of every answer, a judgement or not, in each language for which a scale of
the pack has words of both; a pack that names no scales is held against all of likelihood.
Why: a reader takes "highly likely, with low confidence" for one statement, and either half for the whole of it.
Example: "It is likely, with moderate confidence, that talks go on."
Instead: say the likelihood in the sentence, and the confidence in `judgement.confidence`: the brief prints it apart.
"""

from collections.abc import Iterable, Iterator

from briefgen.checks.judged import found, of_language
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.content.yardsticks import Yardstick
from briefgen.diagnostics import Severity
from briefgen.document.sentences import sentences

_REFERENCE = "{likelihood:"
_Words = tuple[tuple[str, ...], tuple[str, ...]]


def find(subject: PackSubject) -> Iterator[Finding]:
    scales = tuple(scale for scale in subject.policy.yardsticks.values() if scale.kind == "likelihood")
    chosen = tuple(scale for scale in scales if scale.name in subject.pack.front.scales) or scales
    known: dict[tuple[str, str], _Words] = {}
    for entry, wording in subject.wordings.of_items(subject.pack.items):
        judgement = entry.item.judgement
        own = tuple(scale for scale in scales if judgement is not None and scale.name == judgement.scale)
        key = (own[0].name if own else "", wording.language)
        if key not in known:
            known[key] = _words(own or chosen, wording.language)
        yield from _in_one_sentence(wording, *known[key])


def _words(scales: tuple[Yardstick, ...], language: str) -> _Words:
    """Return the words of confidence and of likelihood that the scales have in a language."""
    confidence = _each(of_language(scale.confidence, language) for scale in scales)
    return confidence, _each(scale.words_in(language) for scale in scales)


def _in_one_sentence(wording: Wording, confidence: tuple[str, ...], likely: tuple[str, ...]) -> Iterator[Finding]:
    at = 0
    for sentence in sentences(wording.marked.source):
        at = wording.marked.source.find(sentence, at)
        sure = next(found(confidence, sentence), None)
        if sure is not None and (_REFERENCE in sentence or next(found(likely, sentence), None) is not None):
            yield Finding(
                message=f"'{sure.group()}' stands in one sentence with a likelihood",
                span=wording.span(at + sure.start(), at + sure.end()),
                hint="take it out: judgement.confidence says it, and is printed apart",
            )


def _each(words: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({word for several in words for word in several}))


RULE = PackRule(
    code="BG541",
    name="likelihood-with-confidence",
    severity=Severity.ERROR,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
