"""Formulas that give prose a grade: years at school after which somebody is said to read it.

Each is a proxy and no more: it sees long sentences and long words, and neither order nor sense. ISO 24495-1 sets none.
"""

from collections.abc import Mapping
from typing import Final

from briefgen.document.languages import primary
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A weighted sum of the words of a sentence and the syllables of a word, both on average."""

    name: str
    source: str
    of_sentence: float
    of_word: float
    constant: float

    def grade(self, words_a_sentence: float, syllables_a_word: float) -> float:
        return self.of_sentence * words_a_sentence + self.of_word * syllables_a_word + self.constant


FORMULAS: Final[Mapping[str, Formula]] = {
    "en": Formula(
        name="Flesch–Kincaid grade",
        source="J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel,"
        " Naval Technical Training Command, 1975",
        of_sentence=0.39,
        of_word=11.8,
        constant=-15.59,
    ),
    "ru": Formula(
        name="Flesch–Kincaid grade for Russian (Solovyev, Ivanov, Solnyshkina)",
        source="V. Solovyev, V. Ivanov and M. Solnyshkina, Assessment of reading difficulty levels in Russian academic"
        " texts: Approaches and metrics, Journal of Intelligent & Fuzzy Systems 34, 2018, from school books of the"
        " forms 5 to 11",
        of_sentence=0.36,
        of_word=5.76,
        constant=-11.97,
    ),
}
"""Language without country → its formula. The Russian one is fitted to Russian school books anew, with weights of its own."""
NONE: Final = "words a sentence, aksharas a word"
"""What stands in the place of a formula in Hindi: no published formula is in common use there. Sinha, Sharma, Dasgupta and
Basu (New Readability Measures for Bangla and Hindi Texts, COLING 2012) found that English ones do not fit, and that the
length of words tells most; so it is told as it is.
"""


def formula_of(language: str) -> Formula | None:
    """Return the formula of a language's prose; None where it has none."""
    return FORMULAS.get(primary(language))


def measure_of(language: str) -> str:
    """Return what prose in a language is measured by."""
    formula = formula_of(language)
    if formula is not None:
        return formula.name
    return NONE if primary(language) == "hi" else "words a sentence"
