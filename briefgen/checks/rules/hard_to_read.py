"""Flag English prose that is harder to read than its form allows.

The grade is Flesch's and Kincaid's: 0.39 times the words of a sentence, and 11.8 times the syllables of a word, both on
average, less 15.59. It counts the prose of paragraphs and list items alone, with syllables by letters. It is a proxy: it
sees long sentences and long words, and neither order nor sense; a low grade does not make a text plain.

Why: a reader who is lost in a sentence takes from it what they expected to find.
Example: "Bilateral consultations regarding hydrocarbon procurement are anticipated", where grade 7 is promised.
Instead: make two sentences of a long one, and take the word that people say: "The two sides may talk about buying oil".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.checks.prose import prose
from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.checks.syllables import syllables
from briefgen.diagnostics import Severity, Span
from briefgen.document.document import Document
from briefgen.document.nodes import Paragraph
from briefgen.document.origins import DerivedOrigin, ItemOrigin, PhraseOrigin
from briefgen.document.places import origins, place_of
from briefgen.document.sentences import sentences
from briefgen.document.words import runs, words_in

_IN_PHRASES: Final = frozenset({"pack", "sources", "organisations"})
"""Of what a fixed phrase is filled with: the day, who publishes it, where it comes from."""
_SHOWN: Final = 3
_QUOTED: Final = 60
"""Characters that a message quotes of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    words: int
    syllables: int
    place: Span | None
    is_of_house: bool = False
    """Whether it is a fixed phrase, which counts for the grade, and which no author of a pack can mend."""


def find(subject: Subject) -> Iterator[Finding]:
    promised = subject.form.readability
    if promised is None or not subject.document.metadata.language.startswith("en"):
        return
    read = tuple(read_sentences(subject.document))
    if not read or (reached := grade(read)) <= promised.grade:
        return
    yield Finding(
        message=f"the prose is of grade {reached:.1f} by Flesch and Kincaid, over its limit of {promised.grade:g}",
        span=None,
        hint="shorten the hardest sentences first; they are shown below",
        severity=Severity(promised.severity),
    )
    own = (each for each in read if not each.is_of_house)
    for sentence in sorted(own, key=lambda each: -grade((each,)))[:_SHOWN]:
        yield Finding(
            message=f"'{_short(sentence.text)}' is of grade {grade((sentence,)):.1f}: {sentence.words} words, "
            f"{sentence.syllables} syllables",
            span=sentence.place,
            hint="make two sentences of it, or say it with shorter words",
            severity=Severity.WARNING,
        )


def grade(read: tuple[Sentence, ...]) -> float:
    """Return the grade of sentences, at least one of which has words."""
    words = sum(sentence.words for sentence in read)
    return 0.39 * words / len(read) + 11.8 * sum(sentence.syllables for sentence in read) / words - 15.59


def read_sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of the prose, citations left out."""
    for paragraph in prose(document):
        place = place_of(paragraph)
        is_of_house = _is_of_house(paragraph)
        for text in (text for run in runs(paragraph, sources=False) for text in sentences(run)):
            if words := words_in(text):
                counted = sum(map(syllables, text.split()))
                yield Sentence(text=text, words=words, syllables=counted, place=place, is_of_house=is_of_house)


def _is_of_house(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a fixed phrase, with nothing in its places but what the head and the sources say."""
    from_ = tuple(origins(paragraph))
    authored = (one for one in from_ if not isinstance(one, PhraseOrigin | DerivedOrigin))
    fills = all(isinstance(one, ItemOrigin) and one.register in _IN_PHRASES for one in authored)
    return fills and any(isinstance(one, PhraseOrigin) for one in from_)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"


RULE: Final = Rule(code="BG410", name="hard-to-read", severity=Severity.ERROR, find=find, page=__doc__ or "")
