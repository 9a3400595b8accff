"""How alike two texts are, and which of some texts were which of others before somebody edited them."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from briefgen.frozen import dataclass
from briefgen.regex import regex

ALIKE: Final = 0.45
"""From here on a text in its place may be an edit of the other one."""
MOVED: Final = 0.8
"""From here on one in another place may be."""
CLEARER: Final = 0.1
"""By so much a match has to be better than the second best, where its place does not speak for it."""
_CERTAIN: Final = 2.0
"""What a pair that is known counts for in the order of all: more than any that is only alike."""
TAIL: Final = 0.8
"""The share of a text's words that stand in the other one, of which it may then be a part."""
MOST_PAIRS: Final = 100_000
"""Pairs of texts that are alike; where there are more, hardly any text is clearly one, and somebody may have meant harm."""
_TOKEN: Final = regex(r"\w+")


def bag(text: str) -> Counter[str]:
    """Return the words of a text with how often it has each."""
    return Counter(_TOKEN.findall(text.casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words of both that they share: 1 for the same words in any order, 0 for none."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def contained(part: Counter[str], whole: Counter[str]) -> float:
    """Return the share of the words of *part* that *whole* has."""
    return (part & whole).total() / part.total() if part.total() else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    pairs: Mapping[int, int]
    """Old text → new text, by their places, of those that were not known."""
    doubtful: frozenset[int] = frozenset()
    """New texts that may be one of several old ones, or of none: nobody is to guess."""


def match(old: Mapping[int, str], new: Mapping[int, str], known: Mapping[int, int]) -> Matches:
    """Find for each new text, by its place, the old one that it is an edit of: in their order first, then in any. Which is
    which is *known* of others: in its order is what stands between the same ones as before.

    What is not clearly one is left alone, for a wrong match is worse than none.
    """
    likes = _likes({row: bag(text) for row, text in old.items()}, {column: bag(text) for column, text in new.items()})
    if len(likes) > MOST_PAIRS:
        return Matches(pairs={}, doubtful=frozenset(column for _, column in likes))
    pairs = dict(each for each in _in_order({**likes, **dict.fromkeys(known.items(), _CERTAIN)}) if each in likes)
    doubtful = set()
    left = {(row, column): like for (row, column), like in likes.items() if row not in pairs}
    rivals = _Rivals(left)
    taken = set(pairs.values())
    for (row, column), like in sorted(left.items(), key=lambda each: (-each[1], each[0])):
        if row in pairs or column in taken or like < MOVED:
            continue
        if rivals.best(row, column, pairs, taken) > like - CLEARER:
            doubtful.add(column)
            continue
        pairs[row] = column
        taken.add(column)
    near = {column for (_, column), like in left.items() if like >= ALIKE and column not in taken}
    return Matches(pairs=pairs, doubtful=frozenset((doubtful | near) - taken))


class _Rivals:
    """What else a text may be, and what else may be it."""

    def __init__(self, left: Mapping[tuple[int, int], float]) -> None:
        self._of_row: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._of_column: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (row, column), like in left.items():
            self._of_row[row].append((like, column))
            self._of_column[column].append((like, row))
        for held in (*self._of_row.values(), *self._of_column.values()):
            held.sort(reverse=True)

    def best(self, row: int, column: int, pairs: Mapping[int, int], taken: Container[int]) -> float:
        """Return how alike the best other pair is of either one, both sides of which are free; 0 where there is none."""
        columns = (like for like, other in self._of_row[row] if other != column and other not in taken)
        rows = (like for like, other in self._of_column[column] if other != row and other not in pairs)
        return max(next(columns, 0.0), next(rows, 0.0))


def _likes(old: Mapping[int, Counter[str]], new: Mapping[int, Counter[str]]) -> Mapping[tuple[int, int], float]:
    """Return the pairs that are alike enough, with how much they are."""
    holders: dict[str, list[int]] = {}
    for column, words in new.items():
        for word in words:
            holders.setdefault(word, []).append(column)
    found: dict[tuple[int, int], float] = {}
    for row, words in old.items():
        shared: Counter[int] = Counter()
        for word, count in words.items():
            for column in holders.get(word, ()):
                shared[column] += min(count, new[column][word])
        for column, common in shared.items():
            like = 2 * common / (words.total() + new[column].total())
            if like >= ALIKE:
                found[row, column] = like
    return found


def _in_order(likes: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in ascending order of both that are most alike in sum.

    The best sum over all pairs before one is kept by column in a tree of maxima (Fenwick), for most texts are like few others.
    """
    columns = {column: place for place, column in enumerate(sorted({column for _, column in likes}), start=1)}
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (len(columns) + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(likes, key=lambda each: (each[0], -each[1])):  # of one row, none builds on another
        place = columns[pair[1]]
        total, before[pair] = _best_below(best, place)
        total += likes[pair]
        while place <= len(columns):
            if total > best[place][0]:
                best[place] = total, pair
            place += place & -place
    _, at = _best_below(best, len(columns) + 1)
    while at is not None:
        yield at
        at = before[at]


def _best_below(
    best: Sequence[tuple[float, tuple[int, int] | None]], place: int
) -> tuple[float, tuple[int, int] | None]:
    found: tuple[float, tuple[int, int] | None] = (0.0, None)
    place -= 1
    while place:
        found = max(found, best[place], key=lambda each: each[0])
        place -= place & -place
    return found


def out_of_order(places: Sequence[int]) -> frozenset[int]:
    """Return the indices of the fewest *places* without which the others ascend: what was moved."""
    lengths: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        reach = [(lengths[each], each) for each in range(index) if places[each] < place]
        length, previous = max(reach, default=(0, -1), key=lambda pair: (pair[0], -pair[1]))
        lengths.append(length + 1)
        before.append(previous)
    stay: set[int] = set()
    at = max(range(len(places)), key=lambda each: (lengths[each], -each), default=-1)
    while at >= 0:
        stay.add(at)
        at = before[at]
    return frozenset(range(len(places))) - stay
