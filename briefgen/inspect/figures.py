"""Numbers of a file that the pack no longer has: found again by the words around them, and compared with what it says now.

The brief is composed anew from the pack. Where the file has the same words around another number, that one is stale, or was
changed by hand. A number whose words were changed as well is not found; nor is one in a place that the brief no longer has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.document import Document
from briefgen.document.figures import Chart, ChartValue
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.inspect.content import DrawnValues, FileContent
from briefgen.inspect.findings import STALE, error
from briefgen.inspect.numbers import NumberedLine, Token, is_number, numbered_lines
from briefgen.leak.words import tokens

_AROUND: Final = 4
"""Words on each side by which a number is found."""
_LEAST: Final = 3
"""Words that there have to be."""
_HALF: Final = 0.5
_FEW: Final = 2
"""Values of a chart that have to stand in their order for another one to be in its place between them."""
_HINT: Final = "build the brief anew, or, where the file is right, change the number in the pack"
_ANY: Final = ""
"""Stands for any number in a pattern."""
Pattern = tuple[tuple[Token, ...], int]
"""Words in a row, and which of them is the number looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stale:
    said: str
    """Empty where it is not known which number of the file stands in its place."""
    now: str
    origin: ItemOrigin


def stale_figures(content: FileContent, document: Document, root: Path) -> Iterator[Diagnostic]:
    """Compare the file with *document*, the brief as the pack makes it now; *root* is the content folder."""
    found = [*_in_text(content.lines, document), *_in_charts(content, document)]
    told = {(each.now, _place(each)) for each in found if each.said}
    once = {(each.said, each.now, _place(each)): each for each in reversed(found)}
    for each in reversed([*once.values()]):
        if not each.said and (each.now, _place(each)) in told:
            continue
        span = Span(path=root / each.origin.path, line=each.origin.line)
        at = f"{Path(each.origin.path).name}:{each.origin.line}"
        lacks = f"a chart of the file does not say {each.now}, as the pack now does"
        message = f"the file says {each.said}, and the pack now says {each.now}" if each.said else lacks
        yield error(STALE, f"{message} ({at})", _HINT, span=span)


def _place(stale: _Stale) -> tuple[str, int]:
    """Return where a number stands in the pack: two exhibits may show one."""
    return stale.origin.path, stale.origin.line


# --- in the text -------------------------------------------------------------------------------------------------


def _in_text(lines: Sequence[str], document: Document) -> Iterator[_Stale]:
    """Yield the numbers that the file has in a place where the brief has another, and nowhere has this one."""
    file = _Indexed([word for line in lines for word in tokens(line)])
    whole = [*numbered_lines(document)]
    now = _Indexed([word for line in whole for word in line.words])
    for line in whole:
        for at, origin in enumerate(line.origins):
            if origin is not None:
                for pattern in _patterns(line, at):
                    if numbers := file.numbers(pattern):
                        right = now.numbers(pattern)
                        yield from (
                            _Stale(said=said, now=line.words[at], origin=origin) for said in sorted(numbers - right)
                        )
                        break


def _patterns(line: NumberedLine, at: int) -> Iterator[Pattern]:
    """Yield the words around a number, then those before it alone, then those behind it."""
    before = _masked(line, max(at - _AROUND, 0), at)
    behind = _masked(line, at + 1, at + 1 + _AROUND)
    for left, right in ((before, behind), (before, ()), ((), behind)):
        if sum(word != _ANY for word in (*left, *right)) >= _LEAST:
            yield (*left, _ANY, *right), len(left)


def _masked(line: NumberedLine, start: int, end: int) -> tuple[Token, ...]:
    pairs = zip(line.words[start:end], line.origins[start:end], strict=True)
    return tuple(_ANY if origin is not None else word for word, origin in pairs)


class _Indexed:
    """Words in a row, found by any of them."""

    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self._places: defaultdict[Token, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self._places[word].append(at)

    def numbers(self, pattern: Pattern) -> frozenset[Token]:
        """Return the numbers that stand where the pattern has the one looked for."""
        words, wanted = pattern
        known = [(at, word) for at, word in enumerate(words) if word != _ANY]
        first, rarest = min(known, key=lambda each: len(self._places.get(each[1], ())))
        starts = (place - first for place in self._places.get(rarest, ()))
        return frozenset(self._words[start + wanted] for start in starts if self._fits(words, start))

    def _fits(self, words: tuple[Token, ...], start: int) -> bool:
        if start < 0 or start + len(words) > len(self._words):
            return False
        return all(
            is_number(self._words[start + at]) if word == _ANY else self._words[start + at] == word
            for at, word in enumerate(words)
        )


# --- in charts ---------------------------------------------------------------------------------------------------


def _in_charts(content: FileContent, document: Document) -> Iterator[_Stale]:
    left = [*content.charts]
    for chart in (node for node in walk(document) if isinstance(node, Chart)):
        alike = [each for each in left if _is_same(each, chart)]
        if alike:
            drawn = min(alike, key=lambda each: len([*_in_drawn(each, chart)]))
            left.remove(drawn)
            yield from _in_drawn(drawn, chart)
        elif not content.charts:
            yield from _in_labels(content.lines, chart)


def _is_same(drawn: DrawnValues, chart: Chart) -> bool:
    """Tell whether a chart of the file is this one: it has at least half of its categories, and as many series."""
    names = {_name(each) for each in drawn.categories}
    own = [_name(inline_text(each.children)) for each in chart.categories]
    return len(drawn.series) == len(chart.series) and sum(name in names for name in own) >= _HALF * len(own)


def _in_drawn(drawn: DrawnValues, chart: Chart) -> Iterator[_Stale]:
    places = {_name(name): at for at, name in enumerate(drawn.categories)}
    in_order = _series(drawn, chart)
    for category in chart.categories:
        at = places.get(_name(inline_text(category.children)))
        for series, value in zip(in_order, category.values, strict=True):
            origin = _origin(value)
            if at is None or origin is None or value.amount is None or at not in series:
                continue
            if abs(series[at] - value.amount) > abs(value.amount) * 1e-9:
                yield _Stale(said=f"{series[at]:g}", now=f"{value.amount:g}", origin=origin)


def _series(drawn: DrawnValues, chart: Chart) -> list[Mapping[int, float]]:
    """Return the series in the order of the chart's: by their names, for a form may draw them the other way round."""
    by_name = {_name(name): series for name, series in zip(drawn.names, drawn.series, strict=True)}
    names = [_name(inline_text(each.children)) for each in chart.series]
    return [by_name[name] for name in names] if set(names) == by_name.keys() else [*drawn.series]


def _in_labels(lines: Sequence[str], chart: Chart) -> Iterator[_Stale]:
    """Compare the numbers beside the marks with those of the page that has the chart's title.

    Where they stand in the same order, but for some, those are the ones in their place; else it is told what is not there.
    """
    title = tokens(inline_text(chart.caption))
    values = [(number, origin) for each in _in_order(chart) if (number := _number(each)) and (origin := _origin(each))]
    for words in map(tokens, lines):
        numbers = [word for word in words if is_number(word)]
        lacking = [each for each in values if each[0] not in numbers]
        if lacking and title and _stands(title, words):
            instead = _instead([number for number, _ in values], numbers)
            yield from (_Stale(said=instead.get(number, ""), now=number, origin=origin) for number, origin in lacking)


def _stands(few: Sequence[Token], words: Sequence[Token]) -> bool:
    return any(words[at : at + len(few)] == few for at, word in enumerate(words) if word == few[0])


def _instead(own: Sequence[Token], numbers: Sequence[Token]) -> dict[Token, Token]:
    """Return what takes the place of numbers of a chart, where most of the others stand there in their order."""
    matcher = SequenceMatcher(None, own, numbers, autojunk=False)
    blocks = matcher.get_opcodes()
    if sum(end - start for tag, start, end, _, _ in blocks if tag == "equal") < max(_HALF * len(own), _FEW):
        return {}
    return {
        was: now
        for tag, start, end, first, last in blocks
        if tag == "replace" and end - start == last - first
        for was, now in zip(own[start:end], numbers[first:last], strict=True)
    }


def _in_order(chart: Chart) -> Iterator[ChartValue]:
    for index in range(len(chart.series)):
        yield from (category.values[index] for category in chart.categories)


def _number(value: ChartValue) -> str:
    return next((word for word in tokens(inline_text(value.children)) if is_number(word)), "")


def _origin(value: ChartValue) -> ItemOrigin | None:
    origins = (getattr(inline, "origin", None) for inline in value.children)
    return next((origin for origin in origins if isinstance(origin, ItemOrigin)), None)


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
