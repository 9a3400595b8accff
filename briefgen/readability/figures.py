"""How hard a brief's prose is to read, in figures; each is a proxy and no more."""

from collections.abc import Sequence
from functools import cached_property

from briefgen.document.document import Document
from briefgen.document.languages import primary
from briefgen.frozen import dataclass
from briefgen.readability.formulas import formula_of, measure_of
from briefgen.readability.sentences import Sentence, Sentences, read_sentences


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one brief's prose. Those on average are 0 where it has no sentence."""

    language: str
    sentences: tuple[Sentence, ...]

    @property
    def measure(self) -> str:
        """By what it is measured: the formula, where its language has one."""
        return measure_of(self.language)

    @cached_property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.sentences)

    @cached_property
    def grade(self) -> float | None:
        """By the language's formula; None where it has none, or nothing is there to read."""
        formula = formula_of(self.language)
        if formula is None or not self.sentences:
            return None
        return formula.grade(self.words_a_sentence, self.word_length)

    @cached_property
    def words_a_sentence(self) -> float:
        """On average."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @cached_property
    def word_length(self) -> float:
        """Syllables of a word, in Hindi aksharas, on average."""
        return sum(sentence.parts for sentence in self.sentences) / self.words if self.words else 0.0

    @property
    def parts(self) -> str:
        """What words are counted in."""
        return "aksharas" if primary(self.language) == "hi" else "syllables"

    def longest(self, most: int) -> Sequence[Sentence]:
        """Return the longest sentences, at most so many, the longest first."""
        return sorted(self.sentences, key=lambda sentence: -sentence.words)[:most]


def figures_of(document: Document, sentences: Sentences | None = None) -> Figures:
    """Return the figures of a brief's prose in its own language; *sentences* knows those of paragraphs that were read before."""
    return Figures(language=document.metadata.language, sentences=tuple(read_sentences(document, sentences)))
