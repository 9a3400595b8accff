"""Where each value of a content file stands, so that every problem can be shown at its line."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.scalars import on_one_line

Location = tuple[str | int, ...]
"""A path of keys and indices to a value."""


class ValuePlace(NamedTuple):
    """Where a value begins and, for text, where each of its source lines lies. A file has thousands: a tuple is soon made."""

    path: Path
    line: int
    column: int
    end_column: int | None = None
    breaks: tuple[tuple[int, int, int], ...] = ()
    """(offset in the text, line, column) for each source line of a text value, ascending; empty where unknown."""
    breaks_on_one_line: tuple[tuple[int, int, int], ...] = ()
    """Those of the text on one line, where that is another one."""

    def of(self, words: str) -> "ValuePlace":
        """Return the place of *words*, which are the text, be it on one line: then no white space stands round them or parts lines."""
        if self.breaks_on_one_line and on_one_line(words) == words:
            return self._replace(breaks=self.breaks_on_one_line)
        return self

    def span(self) -> Span:
        return Span(path=self.path, line=self.line, column=self.column, end_column=self.end_column)

    def within(self, at: int, end: int | None = None) -> Span:
        """Return the place of the characters `at` to `end` of the text."""
        offset, line, column = (0, self.line, self.column)
        for start in self.breaks:
            if start[0] <= at:
                offset, line, column = start
        first = column + at - offset
        return Span(
            path=self.path,
            line=line,
            column=first,
            end_column=None if end is None else max(first + end - at, first + 1),
        )


@dataclass(frozen=True, slots=True)
class Positions:
    """The places of many values by location. A value that has none answers with its nearest container."""

    places: Mapping[Location, ValuePlace] = field(default_factory=dict)

    def place(self, location: Location) -> ValuePlace | None:
        for length in range(len(location), 0, -1):
            if (found := self.places.get(location[:length])) is not None:
                return found
        return self.places.get(())

    def span(self, location: Location) -> Span | None:
        place = self.place(location)
        return None if place is None else place.span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Plain data (dict, list, str, int, float, bool, None, date) with the place of each key's value."""

    data: Any
    positions: Positions
    keys: Mapping[Location, ValuePlace] = field(default_factory=dict)
    """The place of each mapping key itself, for unknown and duplicate keys."""

    def at(self, location: Location) -> "Located":
        """Return what stands at *location*, which must be there; what lies below keeps its place, the whole has none."""
        data = self.data
        for step in location:
            data = data[step]
        places = _below(location, self.positions.places)
        return Located(data=data, positions=Positions(places=places), keys=_below(location, self.keys))


def _below(location: Location, places: Mapping[Location, ValuePlace]) -> dict[Location, ValuePlace]:
    depth = len(location)
    return {found[depth:]: place for found, place in places.items() if len(found) > depth and found[:depth] == location}


def parted(places: Mapping[Location, ValuePlace], location: Location) -> dict[str | int, dict[Location, ValuePlace]]:
    """Return the places within each member of what stands at *location*, all in one pass: by its name or number, from it."""
    depth = len(location)
    members: defaultdict[str | int, dict[Location, ValuePlace]] = defaultdict(dict)
    for found, place in places.items():
        if len(found) > depth and found[:depth] == location:
            members[found[depth]][found[depth + 1 :]] = place
    return members
