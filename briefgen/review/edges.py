"""Heads and feet of pages against what was sent there: a few short lines at each place, without bookmarks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.review.edits import plain
from briefgen.review.likeness import bag, likeness
from briefgen.review.model import Addition, Edge, Passage
from briefgen.review.passages import passage_of
from briefgen.review.returned.model import EdgePart
from briefgen.review.units import Unit, units
from briefgen.writers.docx.anchors import Anchor

_Lines = Sequence[Anchor]


def compare_edges(sent: Sequence[Anchor], parts: Sequence[EdgePart]) -> tuple[Edge, ...]:
    """Return what was changed at head and foot of pages, by place; nothing of a document of which no such lines are recorded.

    A place that no section names is no loss where its edge stands elsewhere: programs drop what no page shows.
    """
    wanted = _by_place(sent)
    edges = [
        _edge(place, units(part.blocks), sets)
        for part in parts
        for place in part.places
        if (sets := wanted.get(place)) is not None
    ]
    standing = {_edge_of(place) for part in parts for place in part.places}
    gone = {_edge_of(place): place for place in reversed(tuple(wanted)) if _edge_of(place) not in standing}
    edges += [_edge(place, (), wanted[place]) for place in gone.values()]
    return tuple(_joined(each for each in edges if each.passages or each.additions))


def _by_place(sent: Sequence[Anchor]) -> dict[str, tuple[_Lines, ...]]:
    """Return the lines of each part that was sent, by its place; an anchor is called `header.first.<part>.<line>`."""
    parts: dict[str, dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for line in sent:
        edge, kind, part, _ = line.name.split(".")
        parts[f"{edge}.{kind}"][part].append(line)
    return {place: tuple(map(tuple, held.values())) for place, held in parts.items()}


def _edge_of(place: str) -> str:
    return place.partition(".")[0]


def _edge(place: str, found: Sequence[Unit], sets: Sequence[_Lines]) -> Edge:
    """Compare the lines found at a place with those of the part, of all that were sent there, that they are most like."""
    lines = max(sets, key=lambda each: _likeness(each, found))
    pairs = dict(_pairs(lines, found))
    passages = (passage_of((line,), _held(found, pairs.get(number)), frozenset()) for number, line in enumerate(lines))
    return Edge(
        places=(place,),
        passages=tuple(each for each in passages if each.touched),
        additions=tuple(_additions(found, frozenset(pairs.values()), lines, {new: old for old, new in pairs.items()})),
    )


def _likeness(lines: _Lines, found: Sequence[Unit]) -> float:
    return likeness(bag(" ".join(each.text for each in lines)), bag(" ".join(each.accepted for each in found)))


def _pairs(lines: _Lines, found: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield which line is which: those of the same words, and then the others in their order, for nothing else can stand there."""
    left = list(range(len(found)))
    unpaired = []
    for number, line in enumerate(lines):
        same = next((each for each in left if plain(found[each].original) == plain(line.text)), None)
        if same is None:
            unpaired.append(number)
        else:
            left.remove(same)
            yield number, same
    for number in unpaired:
        liked = max(left, key=lambda each: _alike(lines[number], found[each]), default=None)
        if liked is not None and (len(unpaired) == len(left) == 1 or _alike(lines[number], found[liked])):
            left.remove(liked)
            yield number, liked


def _alike(line: Anchor, unit: Unit) -> float:
    return max(likeness(bag(line.text), bag(said)) for said in (unit.original, unit.accepted))


def _held(found: Sequence[Unit], number: int | None) -> tuple[Unit, ...]:
    return () if number is None else (found[number],)


def _additions(
    found: Sequence[Unit], taken: frozenset[int], lines: _Lines, owners: Mapping[int, int]
) -> Iterator[Addition]:
    follows: Anchor | None = None
    for number, unit in enumerate(found):
        if number in taken:
            follows = lines[owners[number]]
        elif unit.accepted.strip():
            by = next(iter(unit.hands), None) if unit.added else None
            yield Addition(text=unit.accepted, follows=follows, by=by, hidden=unit.hidden)


def _joined(edges: Iterator[Edge]) -> Iterator[Edge]:
    """Yield the edges, those at which the same was done as one."""
    alike: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for each in edges:
        alike[
            _edge_of(each.places[0]),
            *map(_told, each.passages),
            *((one.text, one.by, one.hidden) for one in each.additions),
        ].append(each)
    for first, *others in alike.values():
        places = dict.fromkeys((*first.places, *(place for each in others for place in each.places)))
        yield Edge(places=tuple(places), passages=first.passages, additions=first.additions)


def _told(passage: Passage) -> tuple[object, ...]:
    return passage.fate, passage.before, passage.after, passage.changes
