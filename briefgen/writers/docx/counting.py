"""Which numbers Word counts by itself, and where each count starts.

What is printed is what the tree says, always: a heading's number that Word's counting would not give stays words.
"""

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Final, NamedTuple

from briefgen.document.nodes import BoxKind
from briefgen.frozen import dataclass
from briefgen.writers.docx.pieces import CountKind, Flow, WordParagraph, WordTable
from briefgen.writers.docx.stylenames import ANNEX, FIRST_SERIES, NO_NUMBER_NUM, Column

HEADING_LEVELS: Final = 3
NOT_NUMBERED: Final = (NO_NUMBER_NUM, 0)


class Look(NamedTuple):
    """What numbers of one look share: their form, where they stand, how wide the widest is."""

    kind: CountKind
    box: BoxKind | None
    width: float
    columns: tuple[Column, ...] = ()
    runs_in: bool = False
    """Whether words run on behind them, wherever the theme has them stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers that follow on one another, from `start`."""

    num: int
    look: Look
    level: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A flow in which each paragraph that Word numbers has its `num`: `numId` and level."""

    flow: Flow
    series: tuple[Series, ...]
    headings: bool
    """Whether Word numbers headings: their styles are linked to a numbering."""
    annexes: bool
    """Whether Word gives annexes their letters."""


def number(flow: Flow) -> Numbered:
    """Leave the counting to Word wherever it comes to what the tree says."""
    headings, annexes = counted_headings(flow), counted_annexes(flow)
    series, nums = _series(flow)
    items: list[WordParagraph | WordTable] = []
    for index, item in enumerate(flow):
        if isinstance(item, WordTable):
            items.append(item)
        elif item.outline is None:
            items.append(item._replace(num=nums[index]) if index in nums else item)
        else:
            agreed = annexes if item.style == ANNEX else headings
            items.append(_outlined(item, counted=index in agreed) if agreed else item)
    return Numbered(flow=tuple(items), series=series, headings=bool(headings), annexes=bool(annexes))


def _outlined(heading: WordParagraph, *, counted: bool) -> WordParagraph:
    """Return a heading whose style is numbered; its number stays words where the style would give it another."""
    return heading._replace(numeral="") if counted else heading._replace(num=NOT_NUMBERED)


def _series(flow: Flow) -> tuple[tuple[Series, ...], Mapping[int, tuple[int, int]]]:
    """Return every series, and `num` for each counted paragraph, by its index.

    A list opens a series; so does a number that does not follow on the one before. Bullets count nothing: one series has all
    of one look.
    """
    found: list[Series] = []
    nums: dict[int, tuple[int, int]] = {}
    running: dict[tuple[Look, int], tuple[Series, int]] = {}
    for index, item in enumerate(flow):
        if isinstance(item, WordTable) or item.counted is None:
            continue
        count = item.counted
        look = Look(kind=count.kind, box=count.box, columns=count.columns, width=count.width, runs_in=item.runs_in)
        series, expected = running.get((look, count.level), (None, None))
        if series is None or (count.kind != "bullet" and (count.opens or count.value != expected)):
            series = Series(num=FIRST_SERIES + len(found), look=look, level=count.level, start=count.value)
            found.append(series)
        running[look, count.level] = (series, count.value + 1)
        nums[index] = (series.num, count.level)
    return tuple(found), nums


def counted_headings(flow: Flow) -> frozenset[int]:
    """Return the indices of the headings whose number is what Word's own outline numbering gives: 1, 1.1, 1.2, 2."""
    counters = [0] * HEADING_LEVELS
    agreed: set[int] = set()
    for index, item in enumerate(flow):
        if isinstance(item, WordTable) or item.outline is None or item.style == ANNEX or not item.numeral:
            continue
        level = item.outline
        trial = [*counters[:level], counters[level] + 1, *[0] * (HEADING_LEVELS - level - 1)]
        if ".".join(map(str, trial[: level + 1])) == item.numeral:
            counters = trial
            agreed.add(index)
    return frozenset(agreed)


def counted_annexes(flow: Flow) -> frozenset[int]:
    """Return the indices of the annexes whose letter is what Word gives them: A, B, C."""
    lettered = [
        (index, item.numeral)
        for index, item in enumerate(flow)
        if isinstance(item, WordParagraph) and item.style == ANNEX and item.numeral
    ]
    return frozenset(
        index for (index, letter), counted in zip(lettered, ascii_uppercase, strict=False) if letter == counted
    )
