"""What values are drawn as: bars in the tones of their series, hatched where a value is provisional."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefgen.layout.chart_plan import Plan
from briefgen.layout.chart_words import Area, Words
from briefgen.layout.model import Fill, Hatch, Piece, Polyline
from briefgen.theme.blockstyles import ChartTone
from briefgen.theme.colours import contrast

DISCERNIBLE: Final = 2.5
"""The least contrast of a tone that stands on the paper without an outline."""


def bar(plan: Plan, area: Area, series: int, *, provisional: bool) -> Iterator[Piece]:
    """Yield the bar that fills an area."""
    tone = plan.tone(series)
    dark = stands_out(tone, plan.setting.theme.paper)
    ground = plan.setting.theme.paper if provisional and dark else tone.fill
    yield _fill(plan, area, ground)
    if provisional:
        yield _hatch(plan, area, tone.fill) if dark else _hatch(plan, area, tone.outline, plan.theme.hatch_light)
    if provisional or not dark:
        yield _outline(plan, area, tone.fill if dark else tone.outline)


def swatch(plan: Plan, area: Area, series: int) -> Iterator[Piece]:
    """Yield what tells a series in the key."""
    yield from bar(plan, area, series, provisional=False)


def line_colour(plan: Plan, series: int) -> str:
    """Return the colour of a series' line, which has no ground to stand on but the paper."""
    tone = plan.tone(series)
    return tone.fill if stands_out(tone, plan.setting.theme.paper) else tone.outline


def area_outline(
    plan: Plan, series: int, below: Sequence[tuple[float, float]], above: Sequence[tuple[float, float]]
) -> Iterator[Piece]:
    """Yield what parts an area from the one below it: a line of the paper's colour, or its outline where it is light."""
    tone, paper = plan.tone(series), plan.setting.theme.paper
    if not stands_out(tone, paper):
        points = (*above, *reversed(below), above[0])
        yield Polyline(points=points, colour=tone.outline, weight=plan.theme.outline, place=plan.place)
    elif series:
        yield Polyline(points=tuple(below), colour=paper, weight=plan.theme.hair, place=plan.place)


class Hatching(NamedTuple):
    colour: str
    distance: float
    """Of one line from the next, from left to right."""
    weight: float


def area_hatching(plan: Plan, series: int) -> Hatching:
    """Return the hatching on an area's own tone: a light one stays the lighter."""
    tone, paper = plan.tone(series), plan.setting.theme.paper
    if stands_out(tone, paper):
        return Hatching(paper, plan.theme.hatch, plan.theme.hatch_width)
    light = plan.theme.hatch_light
    return Hatching(tone.outline, plan.theme.hatch / light, plan.theme.hatch_width * light)


def stands_out(tone: ChartTone, paper: str) -> bool:
    """Tell whether a tone needs no outline on *paper*."""
    return contrast(tone.fill, paper) >= DISCERNIBLE


def _fill(plan: Plan, area: Area, colour: str) -> Fill:
    width, height = area.right - area.left, area.bottom - area.top
    return Fill(x=area.left, y=area.top, width=width, height=height, colour=colour, place=plan.place)


def _hatch(plan: Plan, area: Area, colour: str, thin: float = 1.0) -> Hatch:
    return Hatch(
        x=area.left,
        y=area.top,
        width=area.right - area.left,
        height=area.bottom - area.top,
        colour=colour,
        distance=plan.theme.hatch / thin,
        weight=plan.theme.hatch_width * thin,
        place=plan.place,
    )


def _outline(plan: Plan, area: Area, colour: str) -> Polyline:
    inner = plan.theme.outline / 2
    left, right = area.left + inner, max(area.right - inner, area.left + inner)
    top, bottom = area.top + inner, max(area.bottom - inner, area.top + inner)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Polyline(points=corners, colour=colour, weight=plan.theme.outline, place=plan.place)


def on_bar(plan: Plan, words: Words, area: Area, series: int, *, provisional: bool) -> tuple[Piece, ...]:
    """Return words in the middle of a bar, in the ink that is read best on it; on hatching, on a clear ground."""
    tone, paper = plan.tone(series), plan.setting.theme.paper
    ground = paper if provisional else tone.fill
    ink = max((words.style.colour, paper), key=lambda colour: contrast(colour, ground))
    pieces = words.inked(ink).over(area)
    return (_cleared(plan, words, area), *pieces) if provisional else pieces


def _cleared(plan: Plan, words: Words, area: Area) -> Fill:
    clear, paper = plan.theme.knock_out, plan.setting.theme.paper
    middle, half = (area.left + area.right) / 2, words.width / 2 + clear
    height = words.style.size + clear
    return Fill(x=middle - half, y=area.middle - height / 2, width=2 * half, height=height, colour=paper)
