"""Timelines: dates in a side column, a line with a dot for each, what happens beside it.

Line and dots have a place of their own, `line`, so that a writer can tell them from what decorates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.document.nodes import Timeline, TimelineEntry
from briefgen.layout.galley import Galley, Reluctance, Strip, baseline_of, no_lone_galleys, stack, unparted
from briefgen.layout.heights import extent
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import set_lines
from briefgen.layout.model import Fill, Marker, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Flow, Setting
from briefgen.layout.side import beside, side_column

LINE: Final = "line"


def timeline(block: Timeline, place: Place, setting: Setting, flow: Flow) -> Galley:
    theme = setting.theme.timeline
    places = [(*place, "entries", index) for index in range(len(block.entries))]
    whens = [_when(entry, own, setting) for entry, own in zip(block.entries, places, strict=True)]
    column = side_column(whens, theme.column, setting)
    inner = replace(setting.inset(column + 2 * theme.gap + theme.dot), body="timeline", item="timeline")
    dates = replace(setting, width=column)
    galleys = [
        _entry(when, flow(entry.blocks, (*own, "blocks"), inner), own, dates)
        for entry, when, own in zip(block.entries, whens, places, strict=True)
    ]
    spaced = stack(galley._replace(before=theme.between, after=theme.between) for galley in no_lone_galleys(galleys))
    middle = setting.x + column + theme.gap + theme.dot / 2
    strips = tuple(_lined(_gapless(spaced.strips), place, places, middle, setting))
    line = Galley(strips=strips, before=theme.between, after=theme.after)
    return stack([_caption(block, place, setting), line])._replace(before=theme.before)


def _caption(block: Timeline, place: Place, setting: Setting) -> Galley:
    style, own = setting.style("caption"), (*place, "caption")
    words = paragraph(stretches(block.caption, own, setting, style), own, setting, style)
    return words._replace(keep_with_next=True)


def _when(entry: TimelineEntry, place: Place, setting: Setting) -> tuple[Stretch, ...]:
    return stretches(entry.when, (*place, "when"), setting, setting.style("timeline-when"))


def _entry(when: Sequence[Stretch], words: Galley, place: Place, dates: Setting) -> Galley:
    lines = set_lines(when, x=dates.x, width=dates.width, style=dates.style("timeline-when"))
    galley = beside(lines, words, place)
    kept = extent(galley.strips) <= dates.height
    return galley._replace(strips=unparted(galley.strips, Reluctance.NEVER) if kept else galley.strips)


def _gapless(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Return strips that hold the space below them, through which the line goes on."""
    gaps = (*(strip.gap for strip in strips[1:]), 0.0)
    return tuple(strip._replace(gap=0.0, height=strip.height + gap) for strip, gap in zip(strips, gaps, strict=True))


def _lined(
    strips: Sequence[Strip], whole: Place, places: Sequence[Place], x: float, setting: Setting
) -> Iterator[Strip]:
    """Yield strips with the line, which begins at the first entry's dot and ends at the last one's."""
    begun: Place = ()
    for strip in strips:
        entry = strip.place[: len(places[0])]
        dot = _dot_level(strip, setting) if entry != begun else None
        begun = entry
        top = dot if dot is not None and entry == places[0] else 0.0
        bottom = strip.height if entry != places[-1] else dot or 0.0
        line = (replace(piece, place=(*whole, LINE)) for piece in _drawn(top, bottom, dot, x, setting))
        yield strip._replace(pieces=(*line, *strip.pieces))


def _dot_level(strip: Strip, setting: Setting) -> float:
    """Return the middle of the first line's capitals."""
    style = setting.style("timeline")
    capitals = setting.ink(style).face.cap_height * style.size / 1000
    return (baseline_of(strip) or style.line) - capitals / 2


def _drawn(top: float, bottom: float, dot: float | None, x: float, setting: Setting) -> Iterator[Fill | Marker]:
    theme = setting.theme.timeline
    if bottom > top:
        yield Fill(x=x - theme.line / 2, y=top, width=theme.line, height=bottom - top, colour=theme.colour)
    if dot is not None:
        yield Marker(
            form="disc", x=x, y=dot, size=theme.dot, colour=theme.colour, ground=theme.colour, weight=theme.line
        )
