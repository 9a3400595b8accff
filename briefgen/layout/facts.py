"""Fact strips: a few numbers in large type side by side, each over what it is."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.document.figures import Fact, FactStrip
from briefgen.frozen import dataclass
from briefgen.layout.galley import Galley, Strip
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import SetLine, natural_width, set_lines
from briefgen.layout.model import Fill, Piece, Place
from briefgen.layout.rows import stacked
from briefgen.layout.setting import Setting

NO_BREAK: Final = str.maketrans("\u00a0\u202f", "  ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    x: float
    value: tuple[SetLine, ...]
    label: tuple[SetLine, ...]


def fact_strip(block: FactStrip, place: Place, setting: Setting) -> Galley:
    theme = setting.theme.facts
    width = (setting.width + theme.gap) / len(block.facts) - theme.gap
    columns = [
        _column(fact, (*place, "facts", index), setting.x + index * (width + theme.gap), width, setting)
        for index, fact in enumerate(block.facts)
    ]
    strip = Strip(
        place=place,
        height=_head(setting) + _highest(columns) + max(_height(column.label) for column in columns),
        pieces=tuple(piece for column in columns for piece in _painted(column, columns, width, setting)),
        lines=max(len(column.value) + len(column.label) for column in columns),
    )
    return Galley(strips=(strip,), before=theme.before, after=theme.after)


def _column(fact: Fact, place: Place, x: float, width: float, setting: Setting) -> _Column:
    large, small = setting.style("fact-value"), setting.style("fact-label")
    value = stretches(fact.value, (*place, "value"), setting, large)
    label = stretches(fact.label, (*place, "label"), setting, small)
    return _Column(
        x=x,
        value=set_lines(_fitting(value, width), x=x, width=width, style=large),
        label=set_lines(label, x=x, width=width, style=small),
    )


def _fitting(value: Sequence[Stretch], width: float) -> Sequence[Stretch]:
    """Return a number that may break between value and unit where the column is too narrow for both."""
    if natural_width(value) <= width:
        return value
    return [stretch._replace(text=stretch.text.translate(NO_BREAK), solid=False) for stretch in value]


def _painted(column: _Column, columns: Sequence[_Column], width: float, setting: Setting) -> Iterator[Piece]:
    theme = setting.theme.facts
    yield Fill(x=column.x, y=0.0, width=width, height=theme.rule, colour=theme.rule_colour)
    yield from stacked(column.value, _head(setting))
    yield from stacked(column.label, _head(setting) + _highest(columns))


def _head(setting: Setting) -> float:
    return setting.theme.facts.rule + setting.theme.facts.padding


def _highest(columns: Sequence[_Column]) -> float:
    """Return the height of the values, below which the labels begin level."""
    return max(_height(column.value) for column in columns)


def _height(lines: Sequence[SetLine]) -> float:
    return sum(line.height for line in lines)
