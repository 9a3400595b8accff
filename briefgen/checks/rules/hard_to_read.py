"""Flag prose that is harder to read than its form allows.

The form sets limits for each language, under `readability:` in `audience.yaml`: words to a sentence, syllables to a word (in Hindi
written ones, aksharas) and a grade, all on average over the brief. A grade is about the years of school that a reader needs: a published
formula works it out from the length of sentences and of words, in English and in Russian. It is a rough measure, for it sees neither
the order of words nor their sense: a low grade does not make a text plain. Paragraphs, points and items in small print count; headings,
tables, quotations, notes on sources and lists do not. `briefgen readability PACK` shows the figures. It is an error where the form has
`plain_language: error`, as the public's has.

Why: a reader who is lost in a sentence takes from it what they expected to find.
Example: "Bilateral consultations regarding hydrocarbon procurement are anticipated", where the form allows grade 7.
Instead: make two sentences of a long one, and take the word that people say: "The two sides may talk about buying oil".
"""

from collections.abc import Iterator
from typing import Final

from briefgen.audience.form import Readability
from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.readability.figures import Figures
from briefgen.readability.formulas import formula_of
from briefgen.readability.sentences import Sentence

_SHOWN: Final = 3
_OF_HOUSE: Final = "all of it is fixed phrases and quotations: change the template, or the limit of its form"


def find(subject: Subject) -> Iterator[Finding]:
    limits = subject.form.readability_in(subject.document.metadata.language)
    read = subject.prose
    broken = tuple(over(read, limits)) if read.sentences else ()
    own = tuple(subject.own_sentences) if broken else ()
    for message in broken:
        hint = "begin with the hardest sentences, which are shown below" if own else _OF_HOUSE
        yield Finding(message=message, span=None, hint=hint, severity=subject.plain_language)
    for sentence in sorted(own, key=lambda each: -_hardness(each, read.language))[:_SHOWN]:
        yield Finding(
            message=f"'{sentence.short}' is among the hardest sentences: {_said(sentence, read.language)}",
            span=sentence.place,
            said=sentence.said,
            hint="make two sentences of it, or say it with shorter words",
            severity=Severity.WARNING,
        )


def _has_sentences(subject: Subject) -> bool:
    """Tell whether there are any: each counts for the averages of the whole brief, where these have limits."""
    limits = subject.form.readability_in(subject.document.metadata.language)
    averages = (limits.grade, limits.words_a_sentence, limits.word_length)
    return any(limit is not None for limit in averages) and bool(subject.prose.sentences)


def over(read: Figures, limits: Readability) -> Iterator[str]:
    """Yield what is to be said of each limit on average that prose is over."""
    if limits.grade is not None and read.grade is not None and read.grade > limits.grade:
        by = read.measure.replace(" grade", "", 1)
        yield f"the prose is of grade {read.grade:.1f} (years of school, by {by}), over its limit of {limits.grade:g}"
    if limits.words_a_sentence is not None and read.words_a_sentence > limits.words_a_sentence:
        most = limits.words_a_sentence
        yield f"the prose has {read.words_a_sentence:.1f} words a sentence on average, over its limit of {most:g}"
    if limits.word_length is not None and read.word_length > limits.word_length:
        most = limits.word_length
        yield f"the prose has {read.word_length:.2f} {read.parts} a word on average, over its limit of {most:g}"


def _hardness(sentence: Sentence, language: str) -> float:
    formula = formula_of(language)
    return formula.grade(sentence.words, sentence.parts / sentence.words) if formula else sentence.words


def _said(sentence: Sentence, language: str) -> str:
    parts = Figures(language=language, sentences=(sentence,))
    counted = f"{sentence.words} words, {sentence.parts} {parts.parts}"
    return counted if parts.grade is None else f"grade {parts.grade:.1f}, {counted}"


RULE: Final = Rule(
    code="BG410", name="hard-to-read", severity=Severity.WARNING, find=find, bearing=_has_sentences, page=__doc__ or ""
)
