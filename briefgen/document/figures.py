"""What is shown rather than told: facts in large type, charts, images, and the strip on which a reader decides."""

from math import isfinite
from typing import Literal

from briefgen.document.inlines import Inline
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number in large type, and beneath it what it is, of which period, by which source."""

    value: tuple[Inline, ...]
    label: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStrip:
    """Two to four facts side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChoice:
    """A box to tick, with its word: Agree."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBlank:
    """A rule to write on, with its word: Signature."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBlock:
    """Where the reader decides and signs: boxes to tick on one line, rules to write on on the next."""

    choices: tuple[DecisionChoice, ...]
    blanks: tuple[DecisionBlank, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """The name of one series of values, for a key or a direct label."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartValue:
    """One value; raises `ValueError` for an amount that is no number, or infinite: nothing is so long."""

    amount: float | None
    """In the chart's unit; None leaves a gap."""
    children: tuple[Inline, ...] = ()
    """The value as printed beside its mark; empty where it is missing."""
    provisional: bool = False
    """Early, rounded or estimated: hatched, and named in the note."""

    def __post_init__(self) -> None:
        if self.amount is not None and not isfinite(self.amount):
            raise ValueError(f"{self.amount} cannot be drawn: give a number, or None where there is none")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartCategory:
    """One place on the axis: a year, a country."""

    children: tuple[Inline, ...]
    values: tuple[ChartValue, ...]
    """As many as the chart has series."""


ChartForm = Literal["column", "bar", "line", "stacked-column", "stacked-bar", "area"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An exhibit's cleared rows as a drawing. Every form that measures lengths has its base at zero."""

    form: ChartForm
    caption: tuple[Inline, ...] = ()
    unit: tuple[Inline, ...] = ()
    """What the values count, as printed above the axis."""
    series: tuple[ChartSeries, ...]
    """Four at most are told apart by tone: a fifth has the first one's. Content with more is refused."""
    categories: tuple[ChartCategory, ...]
    note: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    alternative_text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A raster image, upright, of eight bits a sample, grey or sRGB, without transparency."""

    coding: Literal["png", "jpeg"]
    """How `data` holds the pixels: a PNG that is not interlaced, or a baseline JPEG; nothing else is in it."""
    width: int
    height: int
    grey: bool = False
    data: bytes

    def __str__(self) -> str:
        return f"{self.width}×{self.height}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A map, a diagram or a photograph."""

    caption: tuple[Inline, ...] = ()
    pixels: Pixels
    note: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    alternative_text: str
    anchor: str | None = None
