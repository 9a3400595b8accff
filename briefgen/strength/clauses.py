"""What the writer of a sentence asserts: its main clauses, without those that depend on another.

In a language whose verb stands in the middle, a clause that begins a sentence or follows a comma depends until the next
comma; one that follows what is said or expected ("it is said that …") depends to the end; one within the subject ("the
agreement that was signed will …") depends until the main predicate. Main clauses part at a coordinator that opens a new
predicate. In a language whose verb stands last, a clause ends where a predicate does.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from briefgen.frozen import dataclass
from briefgen.strength.levels import Level
from briefgen.strength.lexicon import Lexicon
from briefgen.strength.patterns import Forms, Found
from briefgen.strength.tokens import COMMA, Token

_NEXT: Final = 4
"""Tokens behind a coordinator in which a verb phrase opens at once: a comma or two, an adverb, and its first word."""

Meaning = Level | Literal["overlooked", "negation", "attribution", "unasserted"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the lexicon that stands among some tokens, and what it means there."""

    found: Found
    meaning: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Tokens of one main clause."""

    tokens: tuple[Token, ...]
    joined: bool
    """Whether a coordinator joins it to the one before."""


@lru_cache(maxsize=4096)
def forms_in(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Form, ...]:
    """Return the forms among *tokens*, from left to right; what is a part of a longer one means nothing by itself.

    Nor does one that ends as something overlooked does: "was signed as expected" is not "was … expected".
    A plain fact takes in nothing: "has announced" leaves "announced that" somebody else's, and "has probably gone" likely.
    """
    kinds: tuple[tuple[Meaning, Forms], ...] = (
        ("overlooked", lexicon.overlooked),
        ("negation", lexicon.negations),
        ("attribution", lexicon.attributed),
        ("unasserted", lexicon.unasserted),
        *lexicon.levels.items(),
    )
    overlooked = {found.end: found.start for found in lexicon.overlooked.find(tokens)}
    every = [
        Form(found, meaning)
        for meaning, forms in kinds
        for found in forms.find(tokens)
        if overlooked.get(found.end, 0) <= found.start
    ]
    covering: defaultdict[int, list[Found]] = defaultdict(list)
    for form in every:
        if form.meaning not in {"done", "stated"}:
            for index in range(form.found.start, form.found.end):
                covering[index].append(form.found)
    whole = [form for form in every if not any(map(form.found.within, covering[form.found.start]))]
    return tuple(sorted((form for form in whole if form.meaning != "overlooked"), key=lambda form: form.found.start))


def main_clauses(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Return the main clauses of what stands between two stops."""
    predicates = tuple(form.found for form in forms_in(tokens, lexicon) if form.meaning != "negation")
    kept = _independent(tokens, predicates, lexicon)
    starts = _starts_verb_final(kept, lexicon) if lexicon.verb_final else _starts_verb_middle(kept, lexicon)
    bounds = (0, *starts, len(kept))
    return tuple(Clause(tokens=kept[start:end], joined=start > 0) for start, end in pairwise(bounds))


def _independent(tokens: tuple[Token, ...], predicates: tuple[Found, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Leave out the clauses that depend on another; a comma stands in their place, behind a "that" which a form may need."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _dependent_end(tokens, at, predicates, lexicon)
        if end > at:
            if tokens[at].text in lexicon.clauses.complementisers and not lexicon.verb_final:
                kept.append(tokens[at])
            kept.append(Token(COMMA, tokens[at].start, tokens[at].start, is_word=False))
            at = end
        else:
            kept.append(tokens[at])
            at += 1
    return tuple(kept)


def _dependent_end(tokens: tuple[Token, ...], at: int, predicates: tuple[Found, ...], lexicon: Lexicon) -> int:
    """Return where the dependent clause ends that begins at *at*; *at* itself where none does."""
    word = tokens[at].text
    if word in lexicon.clauses.asides and at and tokens[at - 1].text == COMMA:
        return _closing_comma(tokens, at)
    complement = word in lexicon.clauses.complementisers
    if any(found.start == at for found in predicates):
        return at
    if not tokens[at].is_word or not (complement or lexicon.dependent.takes(word, frozenset())):
        return at
    if complement and at == 0 and not lexicon.verb_final:
        return at
    ruled = bool(predicates) and predicates[0].start < at
    if complement and ruled:
        return len(tokens)
    apart = at == 0 or COMMA in {token.text for token in tokens[max(0, at - 2) : at]}
    if ruled and not apart:
        return len(tokens)
    comma = next((index for index in range(at, len(tokens)) if tokens[index].text == COMMA), len(tokens))
    return comma if ruled or lexicon.verb_final else min(comma, _second_predicate(tokens, at, predicates, lexicon))


def _closing_comma(tokens: Sequence[Token], at: int) -> int:
    """Return where an aside ends that begins at *at*; *at* itself where no comma closes it."""
    return next((index for index in range(at, len(tokens)) if tokens[index].text == COMMA), at)


def _second_predicate(tokens: Sequence[Token], at: int, predicates: Sequence[Found], lexicon: Lexicon) -> int:
    """Return where a second verb phrase opens behind *at*: the main one, where a clause stands within the subject."""
    reach = _own_verb(tokens, at, predicates, lexicon)
    for found in predicates:
        if found.start <= at:
            continue
        if reach is not None and found.start >= reach and tokens[found.start].text in lexicon.clauses.opens:
            between = tokens[reach : found.start]
            if not any(token.text in lexicon.clauses.coordinators for token in between):
                return found.start
        # What opens a verb phrase and no more ("would") goes on at once in the same one ("be signed").
        is_begun = tokens[found.end - 1].text in lexicon.clauses.opens
        reach = max(found.end + is_begun, reach or 0)
    return len(tokens)


def _own_verb(tokens: Sequence[Token], at: int, predicates: Sequence[Found], lexicon: Lexicon) -> int | None:
    """Return what is behind the verb of a relative clause whose subject the relative is, and which is no form of the lexicon:
    "people who *live* there will pay". None where it has none; "the deal that ministers will sign" has a subject of its own.

    What may be subject or object is taken for the subject where the next word agrees in number with the noun before, as a verb
    does ("measures that help farmers", "a measure that helps farmers"), and more stands behind it.
    """
    own = at + 1
    if own >= len(tokens) or not tokens[own].is_word or any(found.start == own for found in predicates):
        return None
    word, clauses = tokens[own].text, lexicon.clauses
    if tokens[at].text in clauses.doers:
        return own + 1
    others = (*clauses.determiners, *clauses.pronouns, *clauses.coordinators)
    if at == 0 or tokens[at].text not in clauses.relatives or word in others:
        return None
    is_verb = word in clauses.opens or tokens[at - 1].text.endswith("s") != word.endswith("s")
    return own + 2 if is_verb else None


def _starts_verb_middle(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """Return where a coordinator opens a clause: a verb phrase or a pronoun follows, or a comma and later a verb phrase."""
    coordinators, opens = frozenset(lexicon.clauses.coordinators), frozenset(lexicon.clauses.opens)
    opening = opens | frozenset(lexicon.clauses.pronouns)
    last = max((index for index, token in enumerate(tokens) if token.text in opens), default=-1)
    return tuple(
        index
        for index, token in enumerate(tokens)
        if index > 0
        and token.text in coordinators
        and (
            (tokens[index - 1].text == COMMA and index < last)
            or _opens_at_once(tokens[index + 1 : index + 1 + _NEXT], opening)
        )
    )


def _opens_at_once(after: Sequence[Token], opening: frozenset[str]) -> bool:
    words = [token.text for token in after if token.is_word][:2]
    if len(words) > 1 and words[0].endswith("ly"):
        return words[1] in opening
    return any(word in opening for word in words[:1])


def _starts_verb_final(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[int, ...]:
    ends = {form.found.end for form in forms_in(tokens, lexicon) if form.meaning != "negation"}
    return tuple(
        index
        for index, token in enumerate(tokens)
        if index in ends and (token.text == COMMA or token.text in lexicon.clauses.coordinators)
    )
