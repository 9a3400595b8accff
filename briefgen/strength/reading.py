"""Read how strong a sentence is: what its writer asserts by the main predicate, and by which words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from briefgen.document.sentences import sentences
from briefgen.frozen import dataclass
from briefgen.strength.clauses import Clause, Form, forms_in, main_clauses
from briefgen.strength.levels import STRENGTH, WEAKEST_FIRST, Level
from briefgen.strength.lexicon import Lexicon
from briefgen.strength.patterns import Forms
from briefgen.strength.tokens import COMMA, Token, parts, tokenise

Standing = Literal["asserted", "attributed", "denied", "asked", "open"]
"""Whose a sentence is: the writer's own, somebody else's, a denial, a question, or nothing that could be graded."""
_ASKS: Final = "?؟"
_LONGEST_ASIDE: Final = 9
"""Words of an attribution that stands at the end: ", the two ministries have said"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one sentence says, and how strongly."""

    sentence: str
    at: int
    """Where the sentence begins in the text."""
    standing: Standing
    level: Level | None = None
    """None where the writer asserts nothing that the lexicon can grade."""
    start: int = 0
    end: int = 0
    """Offsets in the text of the words that say so."""
    words: str = ""

    @property
    def strength(self) -> int:
        """Return the place on the ladder; 0 where nothing is asserted."""
        return 0 if self.level is None else STRENGTH[self.level]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of a text, with their offsets in it."""

    words: str
    start: int
    end: int


@lru_cache(maxsize=4_096)
def read(text: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return a reading of every sentence of *text*."""
    return tuple(_read_sentence(sentence, at, lexicon) for sentence, at in placed_sentences(text))


def placed_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield the sentences, each with its offset."""
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at)
        yield sentence, at
        at += len(sentence)


@lru_cache(maxsize=4_096)
def certainties(text: str, lexicon: Lexicon) -> tuple[Words, ...]:
    """Return the words by which the writer claims certainty, one of a clause; a denial or another's claim is none."""
    return tuple(_claimed(text, lexicon))


def _claimed(text: str, lexicon: Lexicon) -> Iterator[Words]:
    for sentence, at in placed_sentences(text):
        if not _is_question(sentence):
            for part in parts(tokenise(sentence)):
                for clause in main_clauses(part, lexicon):
                    yield from _certain(clause, sentence, at, lexicon)


def affirmed(text: str, question: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield a reading of each sentence of *text* that only says yes: as strong as the *question* would be as a statement."""
    asked = question.rstrip().rstrip(_ASKS)
    said = max(read(asked, lexicon), key=lambda reading: reading.strength, default=None)
    if said is None or said.level is None:
        return
    for sentence, at in placed_sentences(text):
        words = tuple(token for token in tokenise(sentence) if token.is_word)
        if any(found.start == 0 and found.end == len(words) for found in lexicon.affirmations.find(words)):
            first, last = words[0].start, words[-1].end
            yield Reading(
                sentence=sentence,
                at=at,
                standing="asserted",
                level=said.level,
                start=at + first,
                end=at + last,
                words=sentence[first:last],
            )


def _certain(clause: Clause, sentence: str, at: int, lexicon: Lexicon) -> Iterator[Words]:
    others = forms_in(clause.tokens, lexicon)
    for found in lexicon.certain.find(clause.tokens):
        before = [form.meaning for form in others if form.found.start < found.end]
        if "negation" not in before and "attribution" not in before:
            first, last = clause.tokens[found.start].start, clause.tokens[found.end - 1].end
            yield Words(words=sentence[first:last], start=at + first, end=at + last)
            return


def words_of(text: str, *kinds: Forms) -> Iterator[str]:
    """Yield the words of *text* that are one of some forms, wherever they stand."""
    tokens = tokenise(text)
    for forms in kinds:
        for found in forms.find(tokens):
            yield text[tokens[found.start].start : tokens[found.end - 1].end]


def _is_question(sentence: str) -> bool:
    return sentence.rstrip("\"'”’»)]").endswith(tuple(_ASKS))


def _read_sentence(sentence: str, at: int, lexicon: Lexicon) -> Reading:
    if _is_question(sentence):
        return Reading(sentence=sentence, at=at, standing="asked")
    readings = [reading for part in parts(tokenise(sentence)) for reading in _read_part(part, sentence, at, lexicon)]
    open_ = Reading(sentence=sentence, at=at, standing="open")
    return max(readings, key=lambda each: (each.strength, each.standing != "open"), default=open_)


def _read_part(part: tuple[Token, ...], sentence: str, at: int, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield a reading of each main clause; an attribution holds for what follows it, and as an aside for all of it."""
    if any(token.text in lexicon.clauses.conditions for token in part):
        yield Reading(sentence=sentence, at=at, standing="open")
        return
    clauses = main_clauses(part, lexicon)
    attributed = any(_is_aside(clause, lexicon) for clause in clauses)
    for clause in clauses:
        forms = forms_in(clause.tokens, lexicon)
        attributed = attributed or any(form.meaning == "attribution" for form in forms)
        if attributed:
            yield Reading(sentence=sentence, at=at, standing="attributed")
        else:
            yield _read_clause(clause, forms, sentence, at, lexicon)


def _is_aside(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause ends in an attribution that speaks of all before it: ", the ministry has announced"."""
    commas = [index for index, token in enumerate(clause.tokens) if token.text == COMMA]
    if not commas or len(clause.tokens) - commas[-1] > _LONGEST_ASIDE:
        return False
    aside = clause.tokens[commas[-1] + 1 :]
    return any(form.meaning == "attribution" for form in forms_in(aside, lexicon))


def _read_clause(clause: Clause, forms: Sequence[Form], sentence: str, at: int, lexicon: Lexicon) -> Reading:
    if _is_denied(clause, forms):
        return Reading(sentence=sentence, at=at, standing="denied")
    told = _at_the_end(clause, forms) if lexicon.verb_final else forms
    if not any(form.meaning == "unasserted" for form in told):
        for level in WEAKEST_FIRST:
            for form in told:
                if form.meaning == level:
                    first, last = _extent(clause.tokens, form, lexicon)
                    return Reading(
                        sentence=sentence,
                        at=at,
                        standing="asserted",
                        level=level,
                        start=at + first,
                        end=at + last,
                        words=sentence[first:last],
                    )
    return Reading(sentence=sentence, at=at, standing="open")


def _is_denied(clause: Clause, forms: Sequence[Form]) -> bool:
    """Tell whether a negation speaks of the predicate: not one behind it and a comma, as in "likely, not certain"."""
    said = 0
    for form in forms:
        if form.meaning == "negation":
            between = clause.tokens[said : form.found.start]
            return not said or COMMA not in {token.text for token in between}
        said = said or form.found.end
    return False


def _at_the_end(clause: Clause, forms: Sequence[Form]) -> tuple[Form, ...]:
    """Return the forms that close a clause whose verb stands last."""
    last = max((index for index, token in enumerate(clause.tokens) if token.is_word), default=-1) + 1
    return tuple(form for form in forms if form.found.end == last)


def _extent(tokens: Sequence[Token], form: Form, lexicon: Lexicon) -> tuple[int, int]:
    """Return the offsets of a form, with the verb behind it where it ends in a word that only opens a verb phrase."""
    end = form.found.end
    while end < len(tokens) and tokens[end].is_word and tokens[end - 1].text in lexicon.clauses.opens:
        end += 1
    return tokens[form.found.start].start, tokens[end - 1].end
