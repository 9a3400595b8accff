"""A chart as its drawing needs it: amounts by series, words set, tones chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from babel import Locale as Cldr
from babel.numbers import format_decimal

from briefgen.document.figures import Chart, ChartValue
from briefgen.document.inlines import Inline
from briefgen.frozen import dataclass
from briefgen.layout.chart_scale import Scale
from briefgen.layout.chart_words import Area, Words
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.model import Piece, Place
from briefgen.layout.setting import Setting
from briefgen.locale.model import MINUS
from briefgen.theme.blockstyles import ChartStyle, ChartTone

LEAST_PLOT: Final = 0.5
"""Of the height that the theme gives: what names below it leave to the area of the values."""
MISSING: Final = "–"
"""Stands where a value is missing, so that it is not taken for zero."""

Lettering = Mapping[Place, tuple[Piece, ...]]
"""Words as placed, by the place of their node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The marks and the words of a chart; `y` counts from its upper edge."""

    height: float
    marks: tuple[Piece, ...]
    lettering: Lettering
    area: Area
    """That the marks stand in."""
    scale: Scale
    filled: float = 0.0
    """The share of a category's place that bars or columns take."""
    named: bool = False
    """Whether the names of the series stand beside the area."""
    below: float | None = None
    """How much of the height values take that have no room at their marks; None where all have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    chart: Chart
    place: Place
    setting: Setting
    unit: Words
    series: tuple[Words, ...]
    labels: tuple[Words, ...]
    values: tuple[tuple[Words, ...], ...]
    """By category, then by series."""
    height: float
    """Of the drawing that is aimed at."""
    least: float
    """Of the area that values are drawn in, where names stand below it: where they take more, the drawing grows."""
    wide_names: bool = False
    """Whether names have more of the width than looks well, so that they take fewer lines."""

    def lower(self, excess: float) -> "Plan":
        """Return a plan for a drawing that is lower by so much, as far as its marks can be read."""
        return replace(self, height=self.height - excess, least=min(self.least, self.theme.least))

    @property
    def theme(self) -> ChartStyle:
        return self.setting.theme.chart

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return self.setting.style("chart-label").line

    @property
    def sign(self) -> float:
        """The width of a series' sign, and of the gap between it and the name."""
        return self.theme.swatch + self.theme.swatch_gap

    @property
    def amounts(self) -> tuple[float, ...]:
        return tuple(value.amount for _, _, value in self.cells() if value.amount is not None)

    @property
    def has_gaps(self) -> bool:
        """Whether a value is missing."""
        return any(value.amount is None for _, _, value in self.cells())

    def cells(self) -> Iterator[tuple[int, int, ChartValue]]:
        """Yield every value with the index of its category and that of its series."""
        for category, held in enumerate(self.chart.categories):
            for series, value in enumerate(held.values):
                yield category, series, value

    def tone(self, series: int) -> ChartTone:
        return self.theme.tones[series % len(self.theme.tones)]

    def decoration(self, text: str) -> Words:
        """Return words that are none of the chart's own: a tick's number, a dash for what is missing."""
        style = self.setting.style("chart-label")
        stretch = Stretch(text=text, ink=self.setting.ink(style), language=self.setting.language, place=None)
        return Words(place=(), run=(stretch,), style=style)

    def ticks(self, scale: Scale) -> tuple[Words, ...]:
        return tuple(self.decoration(_number(tick, scale.decimals, self.setting.language)) for tick in scale.ticks)

    def ordered(self) -> Iterator[Words]:
        """Yield all words in reading order: the unit, the series, and then category by category."""
        yield self.unit
        yield from self.series
        for label, values in zip(self.labels, self.values, strict=True):
            yield label
            yield from values


def plan_of(chart: Chart, place: Place, setting: Setting) -> Plan:
    def words(children: Sequence[Inline], *field: str | int) -> Words:
        return _words(children, (*place, *field), setting)

    return Plan(
        chart=chart,
        place=place,
        setting=setting,
        height=setting.theme.chart.height,
        least=LEAST_PLOT * setting.theme.chart.height,
        unit=words(chart.unit, "unit"),
        series=tuple(words(each.children, "series", index, "children") for index, each in enumerate(chart.series)),
        labels=tuple(
            words(each.children, "categories", index, "children") for index, each in enumerate(chart.categories)
        ),
        values=tuple(
            tuple(
                words(value.children, "categories", index, "values", series, "children")
                for series, value in enumerate(category.values)
            )
            for index, category in enumerate(chart.categories)
        ),
    )


def _words(children: Sequence[Inline], place: Place, setting: Setting) -> Words:
    """Set the words with a space at their end, which parts them from the next when the chart is read as text."""
    style = setting.style("chart-label")
    run = stretches(children, place, setting, style)
    space = (Stretch(text=" ", ink=run[-1].ink, language=setting.language, place=place),) if run else ()
    return Words(place=place, run=(*run, *space), style=style)


def _number(amount: float, decimals: int, language: str) -> str:
    cldr = Cldr.parse(language, sep="-")
    whole = cldr.decimal_formats[None].pattern.split(".")[0]
    pattern = f"{whole}.{'0' * decimals}" if decimals else whole
    return str(format_decimal(amount, pattern, locale=cldr)).replace("-", MINUS)
