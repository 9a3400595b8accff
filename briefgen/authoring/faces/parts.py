"""A file of sections and items, apart from the face it is written in: what each of them says itself, and the author's comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from briefgen.content.written import WrittenHeading, WrittenItem
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

Words = tuple[str, ...]
"""The lines of one comment, without the signs of either face."""
Comments = tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    written: WrittenHeading | WrittenItem
    before: Comments = ()
    inside: Mapping[Location, Comments] = field(default_factory=dict)
    """Field of an item → what stands in front of it."""
    below: Comments = ()
    """Under an item's last line, indented as its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    parts: tuple[Part, ...] = ()
    after: Comments = ()
    """At the file's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    line: int
    column: int
    """From 1."""
    alone: bool
    """Whether it stands on lines of its own; otherwise it goes with what stands in front of it."""
    lines: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a comment may stand in front of."""

    line: int
    part: int
    fields: int | None
    """The column from which on a comment belongs to the item, from 1; None for a heading."""
    location: Location | None = None
    """Of a field; None for the part itself."""


def joined(faces: Iterable[Face]) -> Face:
    """Return the parts of several faces, one after the other."""
    parts: list[Part] = []
    waiting: Comments = ()
    for face in faces:
        first, *others = face.parts or (None,)
        if first is not None:
            parts += [replace(first, before=waiting + first.before), *others]
            waiting = ()
        waiting += face.after
    return Face(parts=tuple(parts), after=waiting)


def with_comments(
    written: Sequence[WrittenHeading | WrittenItem], comments: Iterable[Comment], anchors: Iterable[Anchor]
) -> Face:
    """Return the parts, each with the comments in front of it, of its fields, and below it."""
    ordered = sorted(anchors, key=lambda anchor: anchor.line)
    parts = [Part(written=each) for each in written]
    after: Comments = ()
    for comment in comments:
        above = next((anchor for anchor in reversed(ordered) if anchor.line <= comment.line), None)
        under = next((anchor for anchor in ordered if anchor.line > comment.line), None)
        if not comment.alone:
            under = above
        elif above is not None and _is_below(comment, above, under):
            parts[above.part] = replace(parts[above.part], below=(*parts[above.part].below, comment.lines))
            continue
        if under is None:
            after += (comment.lines,)
        else:
            parts[under.part] = _with(parts[under.part], under.location, comment.lines)
    return Face(parts=tuple(parts), after=after)


def _is_below(comment: Comment, above: Anchor, under: Anchor | None) -> bool:
    """Tell whether a comment is the last of the item above it: it is indented as its fields are, and none of them follows."""
    last = under is None or under.part != above.part
    return last and above.fields is not None and comment.column >= above.fields


def _with(part: Part, location: Location | None, words: Words) -> Part:
    if location is None:
        return replace(part, before=(*part.before, words))
    return replace(part, inside={**part.inside, location: (*part.inside.get(location, ()), words)})


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
