"""The notation in which a lexicon writes its forms, and how one is found among the words of a sentence.

A pattern is words in their order. `a|b` is either; `sign~` is every word that begins so, `~ed` every word that ends so;
`<be>` is any word of the lexicon's list of that name; `#` is a number, `_` one word of any kind, `*` up to four; a `.` at the end is the end
of the clause. Endings and beginnings never take a word of the lexicon's `lookalikes`, nor one with a hyphen.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Final

from briefgen.diagnostics import did_you_mean
from briefgen.frozen import dataclass
from briefgen.strength.tokens import Token

GAP: Final = "*"
ANY: Final = "_"
NUMBER: Final = "#"
END: Final = "."
MOST_BETWEEN: Final = 4
"""Words that a `*` may stand for."""
_CHOICE: Final = re.compile(r"~?[^\s|~<>*()\[\]{}\\+?^$]+~?|<[a-z][a-z-]*>")


class PatternFault(ValueError):  # noqa: N818 - the word the other rooms use
    """A pattern that cannot be read; `hint` says what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place of a pattern: a word it may be, or a gap, or the end."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    any: bool = False
    number: bool = False
    gap: bool = False
    end: bool = False

    def takes(self, word: str, lookalikes: frozenset[str]) -> bool:
        """Tell whether *word* may stand here."""
        if self.any or word in self.words or (self.number and word[0].isdigit()):
            return True
        if not (self.beginnings or self.endings) or "-" in word or word in lookalikes:
            return False
        return word.startswith(self.beginnings) or (word.endswith(self.endings) and word not in self.endings)

    def may_take(self, word: str) -> bool:
        """Tell whether *word* is spelt as one that may stand here, whether or not it is a lookalike."""
        is_spelt_so = word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings)
        return is_spelt_so or (self.number and word[0].isdigit())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    written: str
    steps: tuple[Step, ...]

    def ends(self, tokens: Sequence[Token], start: int, lookalikes: frozenset[str]) -> int | None:
        """Return the index behind the last token that it takes from *start* on; None where it does not stand there."""
        return _ends(self.steps, tokens, start, lookalikes)


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `start` to `end` are a form."""

    start: int
    end: int
    pattern: Pattern

    def within(self, other: "Found") -> bool:
        """Tell whether it is a part of a longer form."""
        return other.start <= self.start and self.end <= other.end and self.end - self.start < other.end - other.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Patterns that mean one thing, ready to be looked for."""

    lookalikes: frozenset[str]
    by_word: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    others: tuple[Pattern, ...] = ()
    """Those that do not begin with a word of their own."""
    opening: Step = Step()
    """What begins any of these: hardly a word does."""

    @classmethod
    def of(cls, written: Sequence[str], read: Callable[[str], Pattern], lookalikes: frozenset[str]) -> "Forms":
        """Read patterns. Raises what *read* raises."""
        by_word: defaultdict[str, list[Pattern]] = defaultdict(list)
        others: list[Pattern] = []
        for each in written:
            pattern = read(each)
            first = pattern.steps[0]
            if first.beginnings or first.endings or first.number:
                others.append(pattern)
            for word in first.words:
                by_word[word].append(pattern)
        kept = {word: tuple(patterns) for word, patterns in by_word.items()}
        opening = _either([pattern.steps[0] for pattern in others])
        return cls(lookalikes=lookalikes, by_word=kept, others=tuple(others), opening=opening)

    def find(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield every place where one of them stands, from left to right."""
        for start, token in enumerate(tokens):
            others = self.others if self.others and self.opening.may_take(token.text) else ()
            for pattern in (*self.by_word.get(token.text, ()), *others):
                if (end := pattern.ends(tokens, start, self.lookalikes)) is not None:
                    yield Found(start, end, pattern)


def _either(steps: Sequence[Step]) -> Step:
    """Return a step whose words are spelt as those of one of *steps*."""
    return Step(
        words=frozenset().union(*(step.words for step in steps)),
        beginnings=tuple({beginning for step in steps for beginning in step.beginnings}),
        endings=tuple({ending for step in steps for ending in step.endings}),
        number=any(step.number for step in steps),
    )


def pattern_reader(lists: Mapping[str, Sequence[str]]) -> Callable[[str], Pattern]:
    """Return what reads a lexicon's patterns, each and each of their parts once. It raises PatternFault."""
    step = cache(lambda part: read_step(part, lists))
    return cache(lambda written: _pattern(written, step))


def _pattern(written: str, step: Callable[[str], Step]) -> Pattern:
    steps = tuple(map(step, written.split()))
    if not steps or steps[0].gap or steps[0].end or steps[0].any:
        raise PatternFault(f"the form '{written}' begins with no word", "begin it with a word, as in `will * sign~`")
    if any(each.end for each in steps[:-1]) or steps[-1].gap:
        raise PatternFault(f"the form '{written}' goes on where nothing can", "end it with a word, or with `.`")
    return Pattern(written=written, steps=steps)


def read_step(part: str, lists: Mapping[str, Sequence[str]]) -> Step:
    """Read one place of a pattern. Raises PatternFault."""
    if part == GAP:
        return Step(gap=True)
    if part == END:
        return Step(end=True)
    if part == ANY:
        return Step(any=True)
    if part == NUMBER:
        return Step(number=True)
    words: set[str] = set()
    beginnings: list[str] = []
    endings: list[str] = []
    for choice in part.casefold().split("|"):
        if not choice or _CHOICE.fullmatch(choice) is None:
            raise PatternFault(f"'{part}' is no part of a form", "write a word, a|b, sign~, ~ed, <list>, #, _, * or .")
        if choice.startswith("<"):
            words.update(_listed(choice, lists))
        elif choice.endswith("~"):
            beginnings.append(choice[:-1])
        elif choice.startswith("~"):
            endings.append(choice[1:])
        else:
            words.add(choice)
    return Step(words=frozenset(words), beginnings=tuple(beginnings), endings=tuple(endings))


def _listed(choice: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    name = choice[1:-1]
    if name not in lists:
        otherwise = f"write it under `words:`; the lists are {', '.join(lists) or 'none'}"
        raise PatternFault(f"there is no list '{name}'", did_you_mean(name, lists, otherwise))
    yield from (word.casefold() for word in lists[name])


def _ends(steps: Sequence[Step], tokens: Sequence[Token], at: int, lookalikes: frozenset[str]) -> int | None:
    if not steps:
        return at
    step, rest = steps[0], steps[1:]
    if step.end:
        return at if at == len(tokens) or not tokens[at].is_word else None
    if step.gap:
        for skipped in range(MOST_BETWEEN + 1):
            if at + skipped > len(tokens) or any(not token.is_word for token in tokens[at : at + skipped]):
                return None
            if (end := _ends(rest, tokens, at + skipped, lookalikes)) is not None:
                return end
        return None
    if at < len(tokens) and tokens[at].is_word and step.takes(tokens[at].text, lookalikes):
        return _ends(rest, tokens, at + 1, lookalikes)
    return None
