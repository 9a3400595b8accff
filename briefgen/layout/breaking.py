"""Words to lines, over the whole paragraph (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981).

For text that is ragged at its end: what a line leaves of the measure counts by its square, so that two lines that are a
little short are better than one that is very short beside a full one. A paragraph never gets more lines than it needs where
each line takes what fits, as Word sets it: its length is the same. That bounds the search as well: a line begins between
where it must for the rest to fit, and where first fit begins it. Paragraphs that come out even by first fit are left as
they are. So it takes a twentieth of a layout's time, and leaves hardly a last line of one short word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from briefgen.layout.hyphens import divisions, head, tail
from briefgen.layout.words import Word, cut

Line = tuple[Word, ...]

TOLERANCE: Final = 0.001
"""Points; sums of widths are not exact."""
EVEN: Final = 0.08
"""Of the measure: lines that leave no more than that are even, and are not tried in another way."""
SHORT_END: Final = 0.15
"""Of the measure: a last line that is shorter looks lost."""
SHORT_END_COST: Final = 0.2**2
"""As much as a line that leaves a fifth of the measure."""
HYPHEN_COST: Final = 0.2**2
"""Likewise: a word is divided where a line would else leave more."""
NOWHERE: Final = (float("inf"), 0)
"""A place that no line can end at, for no two lines in a row end in a hyphen."""


class _Place(NamedTuple):
    """Between two lines: after so many words of a run, and so many characters of the next."""

    words: int
    characters: int


class _Run(NamedTuple):
    """Words up to a break that the tree asks for, none wider than the measure, and the places where lines may end.

    `starts` and `ends` count from the beginning of the run, in points: where a line begins that begins at a place, and
    where the ink of a line ends that ends there. Both grow from place to place. `costs` are those of a line's end there.
    """

    words: Line
    width: float
    """The measure."""
    starts: Sequence[float]
    ends: Sequence[float]
    costs: Sequence[float]
    places: Sequence[_Place] = ()
    """Where words are divided; empty where each place is after as many words as its index says."""

    @property
    def last(self) -> int:
        return len(self.ends) - 1

    def divides(self, place: int) -> bool:
        return bool(self.places) and self.places[place].characters > 0

    def reach(self, start: int) -> int:
        """Return where a line ends at the latest that begins at a place."""
        return max(bisect_right(self.ends, self.starts[start] + self.width + TOLERANCE) - 1, start + 1)

    def furthest(self, end: int) -> int:
        """Return where a line begins at the earliest that ends at a place."""
        return min(bisect_left(self.starts, self.ends[end] - self.width - TOLERANCE), end - 1)

    def slack(self, start: int, end: int) -> float:
        """Return what a line leaves, as a share of the measure."""
        return (self.width - self.ends[end] + self.starts[start]) / self.width


Breaks = Sequence[int]
"""The places where lines begin, and that of the end."""


class _Window(NamedTuple):
    """The places where a line may begin, from the first on, by what the lines before cost at least."""

    first: int
    costs: Sequence[float]


def first_fit(sequence: Iterable[Word], width: float) -> tuple[Line, ...]:
    """Put each word on the line if it fits, else on the next."""
    return tuple(line for run in _runs(sequence, width) for line in _cut(run, _first(run)))


def total_fit(
    sequence: Iterable[Word], width: float, *, balance: bool = False, hyphenate: bool = False
) -> tuple[Line, ...]:
    """Put words on as few lines as they need, as even as they can be; a last line may be short, yet not very.

    With `balance` the last line is to be as long as the others. Words are divided only where that makes lines more even,
    or fewer.
    """
    runs = _runs(sequence, width)
    return tuple(line for run in runs for line in _evened(run, balance=balance, hyphenate=hyphenate))


def line_width(line: Line) -> float:
    return sum([word.width for word in line[:-1]]) + line[-1].ink_width


def longest_part(sequence: Iterable[Word]) -> float:
    """Return the width of the longest word, or of words that had better not be parted, which a narrow column keeps whole."""
    longest = used = 0.0
    for word in sequence:
        longest = max(longest, used + word.ink_width)
        used = used + word.width if word.penalty else 0.0
    return longest


def _runs(sequence: Iterable[Word], width: float) -> Iterator[_Run]:
    words: list[Word] = []
    for word in sequence:
        words += (word,) if word.ink_width <= width + TOLERANCE else cut(word, width)
        if word.ends_line:
            yield _run(tuple(words), width)
            words = []
    if words:
        yield _run(tuple(words), width)


def _run(words: Line, width: float) -> _Run:
    starts = list(accumulate([word.width for word in words], initial=0.0))
    ends = [0.0, *[start + word.ink_width for start, word in zip(starts, words, strict=False)]]
    return _Run(words, width, starts, ends, [0.0, *[word.penalty for word in words]])


def _divided(run: _Run) -> _Run:
    """Return the run with places in words as well; the last word is left whole."""
    starts, ends, costs, places = [0.0], [0.0], [0.0], [_Place(0, 0)]
    for index, word in enumerate(run.words):
        for at in divisions(word) if _may_divide(run.words, index) else ():
            starts.append(run.starts[index + 1] - tail(word, at).width)
            ends.append(run.starts[index] + head(word, at).ink_width)
            costs.append(HYPHEN_COST)
            places.append(_Place(index, at))
        starts.append(run.starts[index + 1])
        ends.append(run.ends[index + 1])
        costs.append(word.penalty)
        places.append(_Place(index + 1, 0))
    return _Run(run.words, run.width, starts, ends, costs, places)


def _may_divide(words: Line, index: int) -> bool:
    """Say whether a word is neither the last nor part of a compound or an address, between which a line may end."""
    around = words[max(index - 1, 0) : index + 1]
    return index + 1 < len(words) and all(word.boxes[-1].shaped.text.endswith(" ") for word in around)


def _cut(run: _Run, breaks: Breaks) -> Iterator[Line]:
    if not run.places:
        return (run.words[start:end] for start, end in pairwise(breaks))
    return (_part(run.words, run.places[start], run.places[end]) for start, end in pairwise(breaks))


def _part(words: Line, start: _Place, end: _Place) -> Line:
    """Return the words between two places, of which not both are in words."""
    part = words[start.words : end.words]
    if start.characters:
        return (tail(words[start.words], start.characters), *part[1:])
    return (*part, head(words[end.words], end.characters)) if end.characters else part


def _first(run: _Run) -> Breaks:
    """Return the breaks of lines that each take what fits: none can begin later."""
    breaks = [0]
    while breaks[-1] < run.last:
        breaks.append(run.reach(breaks[-1]))
    return breaks


def _evened(run: _Run, *, balance: bool, hyphenate: bool) -> Iterator[Line]:
    first = _first(run)
    if _is_even(run, first, balance=balance):
        return _cut(run, first)
    if not hyphenate:
        return _cut(run, _best(run, first, balance=balance)[1])
    divided = _divided(run)
    reach = _first(divided)
    tried = (_latest(divided, reach, lines=lines) for lines in range(len(reach) - 1, len(first)))
    return _cut(divided, min(_best(divided, latest, balance=balance) for latest in tried)[1])


def _is_even(run: _Run, breaks: Breaks, *, balance: bool) -> bool:
    """Say whether lines need not be tried in another way; a single line cannot be."""
    *lines, last = pairwise(breaks)
    if lines and run.slack(*last) > (EVEN if balance else 1 - SHORT_END):
        return False
    return all(run.slack(start, end) <= EVEN and not run.costs[end] for start, end in lines)


def _best(run: _Run, latest: Breaks, *, balance: bool) -> tuple[float, Breaks]:
    """Return the breaks that cost least, and what they cost: of as many lines as `latest` has, where they begin at last."""
    earliest = _earliest(run, latest)
    costs, befores = [0.0], list[list[int]]()
    for line in range(1, len(latest)):
        window = _Window(earliest[line - 1], costs)
        cheapest = _cheapest if balance or line < len(latest) - 1 else _cheapest_end
        found = [cheapest(run, window, place) for place in range(earliest[line], latest[line] + 1)]
        costs = [cost for cost, _ in found]
        befores.append([before for _, before in found])
    if costs[-1] == NOWHERE[0]:
        return NOWHERE[0], latest
    breaks = [latest[-1]]
    for first, before in zip(reversed(earliest[1:]), reversed(befores), strict=True):
        breaks.append(before[breaks[-1] - first])
    return costs[-1], breaks[::-1]


def _latest(run: _Run, reach: Breaks, *, lines: int) -> Breaks:
    """Return the last places where so many lines can begin, of which `reach` needs fewer or as many."""
    ends = [*reach, *[run.last] * lines]
    return [min(ends[line], run.last - (lines - line)) for line in range(lines + 1)]


def _earliest(run: _Run, latest: Breaks) -> Breaks:
    """Return the first places where lines can begin: what follows would not fit in as many lines before them."""
    found = [latest[-1]]
    for line in range(len(latest) - 2, 0, -1):
        found.append(max(run.furthest(found[-1]), line))
    return [0, *reversed(found)]


def _cheapest(run: _Run, window: _Window, end: int) -> tuple[float, int]:
    """Return what the lines up to a place cost at least, and where the last of them begins then."""
    room, own = run.width - run.ends[end], run.costs[end]
    before = _beginnings(run, window, end)
    return min(
        [(cost + ((room + run.starts[start]) / run.width) ** 2 + own, start) for start, cost in before], default=NOWHERE
    )


def _cheapest_end(run: _Run, window: _Window, end: int) -> tuple[float, int]:
    """Return the same for the last line, of which only shortness counts."""
    least = run.ends[end] - SHORT_END * run.width
    before = _beginnings(run, window, end)
    return min(
        [(cost + (SHORT_END_COST if run.starts[start] > least else 0.0), start) for start, cost in before],
        default=NOWHERE,
    )


def _beginnings(run: _Run, window: _Window, end: int) -> Iterable[tuple[int, float]]:
    """Return the places where a line up to that end may begin, with the cost of the lines before."""
    first = max(run.furthest(end), window.first)
    before = zip(range(first, end), window.costs[first - window.first :], strict=False)
    return ((at, cost) for at, cost in before if not run.divides(at)) if run.divides(end) else before
