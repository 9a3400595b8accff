"""A file of sections and items, apart from the face it is written in: what each of them says itself, and the author's comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.content.written import WrittenHeading, WrittenItem
from briefgen.located.positions import Location

Comments = tuple[str, ...]
"""Lines, without the signs of either face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    written: WrittenHeading | WrittenItem
    before: Comments = ()
    inside: Mapping[Location, Comments] = field(default_factory=dict)
    """Field of an item → what stands in front of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    parts: tuple[Part, ...] = ()
    after: Comments = ()
    """At the file's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    line: int
    alone: bool
    """Whether it stands on lines of its own; otherwise it goes with what stands in front of it."""
    lines: Comments


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a comment may stand in front of."""

    line: int
    part: int
    location: Location | None = None
    """Of a field; None for the part itself."""


def joined(faces: Iterable[Face]) -> Face:
    """Return the parts of several faces, one after the other."""
    parts: list[Part] = []
    waiting: Comments = ()
    for face in faces:
        first, *others = face.parts or (None,)
        if first is not None:
            parts += [Part(written=first.written, before=waiting + first.before, inside=first.inside), *others]
            waiting = ()
        waiting += face.after
    return Face(parts=tuple(parts), after=waiting)


def with_comments(
    written: Sequence[WrittenHeading | WrittenItem], comments: Iterable[Comment], anchors: Iterable[Anchor]
) -> Face:
    """Return the parts, each with the comments in front of it and of its fields."""
    ordered = sorted(anchors, key=lambda anchor: anchor.line)
    found: list[dict[Location | None, Comments]] = [{} for _ in written]
    after: Comments = ()
    for comment in comments:
        anchor = _anchor(comment, ordered)
        if anchor is None:
            after += comment.lines
        else:
            held = found[anchor.part]
            held[anchor.location] = held.get(anchor.location, ()) + comment.lines
    parts = tuple(_part(*pair) for pair in zip(written, found, strict=True))
    return Face(parts=parts, after=after)


def _anchor(comment: Comment, ordered: Sequence[Anchor]) -> Anchor | None:
    if comment.alone:
        return next((anchor for anchor in ordered if anchor.line > comment.line), None)
    return next((anchor for anchor in reversed(ordered) if anchor.line <= comment.line), None)


def _part(written: WrittenHeading | WrittenItem, held: Mapping[Location | None, Comments]) -> Part:
    inside = {location: lines for location, lines in held.items() if location is not None}
    return Part(written=written, before=held.get(None, ()), inside=inside)


def placed(part: Part, spots: Sequence[Location]) -> tuple[Comments, Mapping[Location, Comments]]:
    """Return the comments in front of a part, and those in front of its *spots*, the fields that have lines of their own."""
    before = part.before
    found: dict[Location, Comments] = {}
    for location, lines in part.inside.items():
        spot = _spot(location, spots)
        if spot is None:
            before += lines
        else:
            found[spot] = found.get(spot, ()) + lines
    return before, found


def _spot(location: Location, spots: Sequence[Location]) -> Location | None:
    if location in spots:
        return location
    deeper = (spot for spot in spots if spot[: len(location)] == location)
    outer = (spot for spot in spots if location[: len(spot)] == spot)
    return next(deeper, None) or max(outer, key=len, default=None)


@dataclass(slots=True, kw_only=True)
class Node:
    """A heading with what stands under it; the outermost has none of its own."""

    part: Part | None
    level: int = 0
    items: list[Part] = field(default_factory=list)
    sections: list["Node"] = field(default_factory=list)


def tree(face: Face) -> Node:
    """Return the parts as they hold each other; a level that headings skip is none."""
    open_ = [Node(part=None)]
    for part in face.parts:
        if isinstance(part.written, WrittenItem):
            open_[-1].items.append(part)
            continue
        while open_[-1].level >= part.written.level:
            open_.pop()
        node = Node(part=part, level=part.written.level)
        open_[-1].sections.append(node)
        open_.append(node)
    return open_[0]


def leaves(data: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the path and value of each field that holds no others."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*at, name))
        else:
            yield (*at, name), value
