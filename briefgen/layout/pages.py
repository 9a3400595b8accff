"""The page breaker: a galley to pages.

Each page takes bands of strips as long as they fit, with the notes that they call, and ends at the best break
(`layout.breaks`). One pass: what stands on a page hangs on nothing that comes after it, and every page takes a strip,
or part of a note, at least.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.frozen import dataclass
from briefgen.layout.bands import Band, Placed, balanced, columns_of, filled, reach
from briefgen.layout.breaks import Choice
from briefgen.layout.feet import Claim, Foot, NoteAtFoot, parted, set_at_foot
from briefgen.layout.galley import FootNote, Reluctance, Strip
from briefgen.layout.heights import TOLERANCE, bottoms, extent
from briefgen.layout.lowering import drawing_after, lowered
from briefgen.layout.model import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The part of a page that text and notes stand in."""

    height: float
    foot: Foot


Areas = Mapping[bool, Area]
"""Of upright and of landscape pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfStrips:
    """`y` and `top` count from the upper edge of the text area."""

    fills: tuple[Fill, ...]
    """Backgrounds and outlines of boxes, the outer ones first; the rule above the notes."""
    placed: tuple[Placed, ...]
    notes: tuple[NoteAtFoot, ...] = ()
    height: float
    """Of what is taken: strips and notes, without what is blank between them."""
    landscape: bool = False
    begins_anew: bool = False
    """Whether it begins there however much room the page before it has."""


def paginate(strips: Sequence[Strip], areas: Areas) -> tuple[PageOfStrips, ...]:
    """Cut a galley into pages; there is at least one."""
    runs = _runs(strips)
    pages: list[PageOfStrips] = []
    start, owed = 0, tuple[FootNote, ...]()
    while start < len(strips) or owed or not pages:
        landscape = strips[min(start, len(strips) - 1)].bed.landscape if strips else False
        strips, filling = _filled(strips, start, runs, owed, areas[landscape])
        begins_anew = 0 < start < len(strips) and _parts(strips[start - 1], strips[start])
        page, owed = filling.page()
        is_special = landscape or begins_anew
        pages.append(replace(page, landscape=landscape, begins_anew=begins_anew) if is_special else page)
        start = filling.choice.end
    return tuple(pages)


def _parts(above: Strip, below: Strip) -> bool:
    """Tell whether a page has to end between two strips."""
    return below.new_page or below.bed.landscape != above.bed.landscape


def _filled(
    strips: Sequence[Strip], start: int, runs: Sequence[int], owed: tuple[FootNote, ...], area: Area
) -> tuple[Sequence[Strip], "_Filling"]:
    """Fill a page; where a drawing that follows would leave much of it blank, with the drawing as much lower, if it can be."""
    filling = _Filling(strips, start, runs, owed, area)
    filling.fill()
    end = filling.choice.end
    drawing = drawing_after(strips, end)
    changed = lowered(strips, end, drawing, filling.used(), area.height) if drawing is not None else None
    if drawing is None or changed is None:
        return strips, filling
    fuller = _Filling(changed, start, runs, owed, area)
    fuller.fill()
    return (changed, fuller) if fuller.choice.end > drawing else (strips, filling)


def _runs(strips: Sequence[Strip]) -> Sequence[int]:
    """Return for each strip where the run that it is in ends: strips on one bed, without a page break that is asked for."""
    stops = [len(strips)] * len(strips)
    for index in range(len(strips) - 2, -1, -1):
        below = strips[index + 1]
        goes_on = (below.bed is strips[index].bed or below.bed == strips[index].bed) and not below.new_page
        stops[index] = stops[index + 1] if goes_on else index + 1
    return stops


class _Filling:
    """A page as it fills: its bands so far, what its notes claim, the best of the breaks that have been met."""

    def __init__(
        self, strips: Sequence[Strip], start: int, runs: Sequence[int], owed: tuple[FootNote, ...], area: Area
    ) -> None:
        self.choice = Choice(area.height, start)
        self._strips = strips
        self._start = start
        self._runs = runs
        self._owed = owed
        self._area = area
        self._claim = Claim(area.foot)
        self._claim.carried(owed)
        self._bands: list[Band] = []

    def fill(self) -> None:
        start, bottom = self._start, 0.0
        while start < len(self._strips):
            stop = self._runs[start]
            top = bottom + (self._strips[start].gap if self._bands else 0.0)
            band = self._abreast if self._strips[start].bed.step else self._in_line
            ended = band(start, stop, top)
            if ended is None or self._is_last(stop):
                break
            start, bottom = stop, ended
        if self.choice.end == self._start < len(self._strips) and not self._owed:
            self._take_one()

    def _take_one(self) -> None:
        """Take a strip that is higher than a page, or is so with its notes."""
        end = self._start + 1
        self._bands = [Band(start=self._start, ends=(end,), top=0.0)]
        self._claim = self._claim.with_(self._strips[self._start : end])
        self.choice.force(end)

    def _is_last(self, end: int) -> bool:
        """Say whether the page has to end there."""
        if end == len(self._strips):
            return True
        return _parts(self._strips[end - 1], self._strips[end])

    def _in_line(self, start: int, stop: int, top: float) -> float | None:
        """Take a run in one column; return where it ends, or nothing where not all of it fits.

        No more text follows a line whose note has to be parted than must: the note has what room is left.
        """
        strips, claim, limit = self._strips, self._claim, self._area.height + TOLERANCE
        self._bands.append(Band(start=start, ends=(stop,), top=top))
        for end, bottom in bottoms(strips, start, stop):
            if strips[end - 1].notes:
                claim.called(strips[end - 1].notes)
            if top + bottom + claim.least > limit:
                return None
            if end < stop:
                self.choice.offer(end, strips[end].reluctance, top + bottom + claim.whole)
                if claim.whole and top + bottom + claim.whole > limit and not strips[end].reluctance:
                    return None
        self._close(stop, top + bottom)
        return top + bottom

    def _abreast(self, start: int, stop: int, top: float) -> float | None:
        """Take a run in two columns: balanced where all of it fits, else as full as they can be."""
        room = self._area.height - top
        if reach(self._strips, start, stop, 2 * room) == stop:
            whole = self._claim.with_(self._strips[start:stop])
            if found := balanced(self._strips, start, stop, room - whole.least):
                split, height = found
                self._bands.append(Band(start=start, ends=(split, stop), top=top))
                self._claim = whole
                self._close(stop, top + height)
                return top + height
        self._fill_columns(start, stop, top, room)
        return None

    def _fill_columns(self, start: int, stop: int, top: float, room: float) -> None:
        """Take what two columns hold above the notes that it calls; with more notes they hold less."""
        claimed = self._claim.least
        while True:
            left, right = filled(self._strips, start, stop, room - claimed)
            claim = self._claim.with_(self._strips[start:right])
            if claim.wanted(room) <= claimed + TOLERANCE:
                break
            claimed = claim.wanted(room)
        self._claim = claim
        if right > start:
            self._bands.append(Band(start=start, ends=(left, right), top=top))
            breaks = (self._strips[end].reluctance for end in (left, right) if end < stop)
            height = max(extent(self._strips[start:left]), extent(self._strips[left:right]))
            self.choice.offer(right, max(breaks, default=Reluctance.NONE), top + height + claim.whole)

    def _close(self, stop: int, bottom: float) -> None:
        """Offer the end of a run that fits as a whole."""
        if self._is_last(stop):
            self.choice.force(stop)
        else:
            self.choice.offer(stop, self._strips[stop].reluctance, bottom + self._claim.whole)

    def used(self) -> float:
        """Return what is taken of the page down to the best break, with the notes that are called above it."""
        columns = [column for band in self._kept() for column in columns_of(band, self._strips)]
        claim = Claim(self._area.foot)
        claim.called(self._notes())
        return max((column.bottom for column in columns[-2:]), default=0.0) + claim.whole

    # --- what it becomes ---------------------------------------------------------------------------------------------

    def page(self) -> tuple[PageOfStrips, tuple[FootNote, ...]]:
        """Return the page up to the best break, and the notes that go on to the next."""
        columns = [column for band in self._kept() for column in columns_of(band, self._strips)]
        bottom = max((column.bottom for column in columns[-2:]), default=0.0)
        fills = tuple(fill for column in columns for fill in column.fills)
        placed = tuple(each for column in columns for each in column.placed)
        notes = self._notes()
        if not notes:
            return PageOfStrips(fills=fills, placed=placed, height=bottom), ()
        room = self._area.height - bottom
        here, over = parted(notes, self._area.foot, room, forced=not placed)
        foot = set_at_foot(here, self._area.foot, self._area.height, goes_on=bool(self._owed))
        height = bottom + foot.height
        return PageOfStrips(fills=(*fills, *foot.fills), placed=placed, notes=foot.notes, height=height), over

    def _kept(self) -> Iterator[Band]:
        """Yield the bands down to the best break."""
        end = self.choice.end
        for band in self._bands:
            if band.start < end:
                yield band if band.end <= end else replace(band, ends=(end,))

    def _notes(self) -> tuple[FootNote, ...]:
        if not self._claim.whole:
            return ()
        strips = self._strips[self._start : self.choice.end]
        own = tuple(note for strip in strips for note in strip.notes)
        return (*self._owed, *(sorted(own, key=_as_read) if any(strip.facing for strip in strips) else own))


def _as_read(note: FootNote) -> tuple[int, ...]:
    """Return where a note is called in reading order, which of two languages side by side is not that of the lines."""
    return tuple(part for part in note.place if isinstance(part, int))
