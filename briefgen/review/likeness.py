"""How alike two texts are, and which of some texts were which of others before somebody edited them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ALIKE: Final = 0.45
"""From here on a text in its place may be an edit of the other one."""
MOVED: Final = 0.6
"""From here on one in another place may be."""
CLEARER: Final = 0.1
"""By so much a match has to be better than the second best, where its place does not speak for it."""
TAIL: Final = 0.8
"""The share of a text's words that stand in the other one, of which it may then be a part."""
_TOKEN: Final = re.compile(r"\w+")


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
    """Old text → new text, by their places."""
    doubtful: frozenset[int] = frozenset()
    """New texts that may be one of several old ones, or of none: nobody is to guess."""


def match(old: Sequence[str], new: Sequence[str]) -> Matches:
    """Find for each new text the old one that it is an edit of: in their order first, then in any.

    What is not clearly one is left alone, for a wrong match is worse than none.
    """
    likes = _likes([bag(text) for text in old], [bag(text) for text in new])
    pairs = dict(_in_order(likes, len(old), len(new)))
    doubtful = set()
    left = {(row, column): like for (row, column), like in likes.items() if row not in pairs}
    taken = set(pairs.values())
    for (row, column), like in sorted(left.items(), key=lambda each: (-each[1], each[0])):
        if row in pairs or column in taken or like < MOVED:
            continue
        rivals = [
            other
            for (one, two), other in left.items()
            if (one == row) != (two == column) and one not in pairs and two not in taken
        ]
        if rivals and max(rivals) > like - CLEARER:
            doubtful.add(column)
            continue
        pairs[row] = column
        taken.add(column)
    near = {column for (_, column), like in left.items() if like >= ALIKE and column not in taken}
    return Matches(pairs=pairs, doubtful=frozenset((doubtful | near) - taken))


def _likes(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Mapping[tuple[int, int], float]:
    """Return the pairs that are alike enough, with how much they are."""
    holders: dict[str, list[int]] = {}
    for column, words in enumerate(new):
        for word in words:
            holders.setdefault(word, []).append(column)
    found: dict[tuple[int, int], float] = {}
    for row, words in enumerate(old):
        shared: Counter[int] = Counter()
        for word, count in words.items():
            for column in holders.get(word, ()):
                shared[column] += min(count, new[column][word])
        for column, common in shared.items():
            like = 2 * common / (words.total() + new[column].total())
            if like >= ALIKE:
                found[row, column] = like
    return found


def _in_order(likes: Mapping[tuple[int, int], float], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs in ascending order of both that are most alike in sum."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        mine, below = best[row], best[row + 1]
        for column in range(columns - 1, -1, -1):
            like = likes.get((row, column), 0.0)
            mine[column] = max(below[column], mine[column + 1], below[column + 1] + like if like else 0.0)
    row = column = 0
    while row < rows and column < columns:
        like = likes.get((row, column), 0.0)
        if like and best[row][column] == best[row + 1][column + 1] + like:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


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
