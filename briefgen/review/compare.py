"""A document that came back against the one that was sent: our bookmarks first, where they are left, and then the words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefgen.build.baselines import Baseline
from briefgen.review.edits import edits, plain
from briefgen.review.likeness import TAIL, bag, contained, likeness, match, out_of_order
from briefgen.review.model import Addition, Change, Passage, Review, Tracking
from briefgen.review.returned.model import Comment, Hand, Returned
from briefgen.review.units import Unit, units
from briefgen.writers.docx.anchors import Anchor

STRANGER: Final = 0.25
"""Below it a bookmark stands before words that are not its own: it was left behind, and other words were typed at it."""
_FEW: Final = 3
"""Words of which so little is left after an edit that their likeness says nothing."""
_LINE: Final = "\n"


def compare(baseline: Baseline, returned: Returned) -> Review:
    """Find what became of every paragraph that was sent, and what is new."""
    found = tuple(sorted(units(returned.blocks), key=lambda unit: unit.first))
    claims = _Claims((*baseline.anchors, *baseline.notes), found)
    comments = _comments(returned, found)
    moved = claims.moved()
    passages = tuple(
        replace(_passage(group, held, moved), comments=_of(held, found, comments)) for group, held in claims.groups()
    )
    return Review(
        baseline=baseline,
        passages=passages,
        additions=tuple(_additions(claims, found, comments)),
        loose=tuple(each for each in returned.comments if not any(each in held for held in comments.values())),
        aside=returned.unread,
    )


@dataclass(slots=True)
class _Claims:
    """Which units are which anchors'."""

    anchors: tuple[Anchor, ...]
    units: tuple[Unit, ...]
    owners: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Unit → the anchors whose words it has, by their places; several where they were run together."""
    doubtful: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self._by_bookmarks()
        self._by_moves()
        self._split_by_tracked_ends()
        self._by_words()
        self._split_by_words()

    def groups(self) -> Iterator[tuple[tuple[Anchor, ...], tuple[Unit, ...]]]:
        """Yield each anchor, or those that were run together, with its units in order; none where it is gone."""
        held: dict[int, list[int]] = defaultdict(list)
        together: dict[int, tuple[int, ...]] = {}
        for unit, owners in sorted(self.owners.items()):
            held[owners[0]].append(unit)
            if len(owners) > 1:
                together[owners[0]] = owners
        inner = {each for owners in together.values() for each in owners[1:]}
        for place in range(len(self.anchors)):
            if place not in inner:
                names = together.get(place, (place,))
                yield (
                    tuple(self.anchors[each] for each in names),
                    tuple(self.units[each] for each in held[place]),
                )

    def moved(self) -> frozenset[Anchor]:
        """Return the anchors whose words stand in another order than they were sent."""
        standing = [(unit, owners[0]) for unit, owners in sorted(self.owners.items()) if not self.units[unit].gone]
        firsts = list(dict.fromkeys(owner for _, owner in standing))
        return frozenset(self.anchors[firsts[each]] for each in out_of_order(firsts))

    def _free(self) -> list[int]:
        """Return the anchors that no unit has, save those that are known to be gone."""
        taken = {owner for owners in self.owners.values() for owner in owners}
        return [place for place in range(len(self.anchors)) if place not in taken]

    def _loose(self) -> list[int]:
        return [place for place, unit in enumerate(self.units) if place not in self.owners]

    def _by_bookmarks(self) -> None:
        places = {anchor.name.casefold(): place for place, anchor in enumerate(self.anchors)}
        taken: set[int] = set()
        for number, unit in enumerate(self.units):
            own = [places[name] for name in unit.anchors if name in places and places[name] not in taken]
            own = [place for place in own if len(own) > 1 or not self._is_stranger(unit, place)]
            if own:
                self.owners[number] = tuple(sorted(own))
                taken.update(own)

    def _is_stranger(self, unit: Unit, place: int) -> bool:
        sent = bag(self.anchors[place].text)
        said = bag(unit.original), bag(unit.accepted)
        if sent.total() <= _FEW or not any(each.total() for each in said):
            return False
        return max(max(likeness(sent, each), contained(each, sent) * (each.total() > _FEW)) for each in said) < STRANGER

    def _by_moves(self) -> None:
        """Give what was moved, and tracked, to the anchor of the place that it was moved from: by the move's name, or, where a
        program keeps none, by the words.
        """
        gone = [number for number, unit in enumerate(self.units) if unit.gone and unit.moves and number in self.owners]
        named = {name: number for number in gone for name in self.units[number].moves if name}
        worded = {plain(self.units[number].original): number for number in gone}
        for number, unit in enumerate(self.units):
            if number in self.owners or not unit.moves or not unit.added:
                continue
            source = next((named[name] for name in unit.moves if name in named), worded.get(plain(unit.accepted)))
            if source in self.owners:
                self.owners[number] = self.owners.pop(source)

    def _split_by_tracked_ends(self) -> None:
        """Give what stands behind an end that was put in to the paragraph that it was a part of."""
        for number, (unit, following) in enumerate(zip(self.units, self.units[1:], strict=False)):
            if unit.parted and number in self.owners and number + 1 not in self.owners and not following.added:
                self.owners[number + 1] = self.owners[number][:1]

    def _by_words(self) -> None:
        free, loose = self._free(), self._loose()
        told = [self.units[each] for each in loose]
        old = [self.anchors[each].text for each in free]
        found = match(old, [unit.original if unit.original.strip() else unit.accepted for unit in told])
        for row, column in found.pairs.items():
            self.owners[loose[column]] = (free[row],)
        self.doubtful = frozenset(loose[each] for each in found.doubtful)

    def _split_by_words(self) -> None:
        """Give a paragraph whose words its neighbour has lost to that one: it was split, and nobody tracked it."""
        for number in self._loose():
            unit = self.units[number]
            if unit.gone or unit.added or unit.blocks[0].kind == "row":
                continue
            for beside in (number - 1, number + 1):
                owners = self.owners.get(beside)
                if owners is not None and self._has_lost(beside, owners[0], unit):
                    self.owners[number] = owners[:1]
                    self.doubtful -= {number}
                    break

    def _has_lost(self, unit: int, owner: int, part: Unit) -> bool:
        lost = bag(self.anchors[owner].text) - bag(self.units[unit].accepted)
        return contained(bag(part.accepted), lost) > TAIL


def _passage(anchors: tuple[Anchor, ...], held: tuple[Unit, ...], moved: frozenset[Anchor]) -> Passage:
    before = _LINE.join(anchor.text for anchor in anchors)
    if all(piece.kind == "entry" for anchor in anchors for piece in anchor.pieces):
        # The contents: pages are counted anew by whatever program, and headings are their own words' matter.
        return Passage(anchors=anchors, fate="unchanged", before=before)
    standing = tuple(unit for unit in held if not unit.gone)
    hands = tuple(dict.fromkeys(hand for unit in held for hand in unit.hands))
    if not standing or not any(unit.accepted.strip() for unit in standing):
        tracking: Tracking = "tracked" if held and held[0].gone else "untracked"
        emptied = not before.strip()
        return Passage(
            anchors=anchors, fate="unchanged" if emptied else "deleted", before=before, tracking=tracking, hands=hands
        )
    after = _LINE.join(unit.accepted for unit in standing)
    found = tuple(_changes(before, after, standing))
    was_moved = anchors[0] in moved
    tracked_move = any(unit.moves for unit in standing)
    return Passage(
        anchors=anchors,
        fate="edited" if found else "unchanged",
        before=before,
        after=after,
        changes=found,
        tracking=_tracking(found),
        hands=hands,
        moved="tracked" if tracked_move else "untracked" if was_moved else None,
        parts=len(standing),
        reformatted=tuple(dict.fromkeys(hand for unit in standing for hand in unit.reformatted)),
    )


def _tracking(changes: Sequence[Change]) -> Tracking | None:
    if not changes:
        return None
    tracked = {each.by is not None for each in changes}
    return "both" if len(tracked) > 1 else "tracked" if tracked == {True} else "untracked"


def _changes(before: str, after: str, standing: Sequence[Unit]) -> Iterator[Change]:
    hands = _hands(standing)
    for edit in edits(before, after):
        first, last = edit.new_start, edit.new_end
        touching = len(after[:first].rstrip()), len(after) - len(after[last:].lstrip())
        near = [by for start, end, by in hands if _bears((first, last), touching, (start, end))]
        yield Change(edit=edit, by=near[0] if near else None)


def _bears(edit: tuple[int, int], touching: tuple[int, int], done: tuple[int, int]) -> bool:
    """Tell whether what was *done* at a place of the new text may be an edit: words put in overlap it, and words taken out
    touch it, be it over a space.
    """
    if done[0] == done[1]:
        return touching[0] <= done[0] <= touching[1]
    return done[0] < edit[1] and done[1] > edit[0]


def _hands(standing: Sequence[Unit]) -> list[tuple[int, int, Hand]]:
    """Return where in the accepted text of the units something was put in, or taken out, and by whom."""
    found: list[tuple[int, int, Hand]] = []
    place = 0
    for number, unit in enumerate(standing):
        place += len(_LINE) if number else 0
        for segment in unit.segments:
            length = 0 if segment.state == "deleted" else len(segment.text)
            if segment.state != "kept" and segment.by and segment.moved is None:
                found.append((place, place + length, segment.by))
            place += length
    return found


def _additions(
    claims: _Claims, found: Sequence[Unit], comments: Mapping[int, tuple[Comment, ...]]
) -> Iterator[Addition]:
    follows: Anchor | None = None
    for number, unit in enumerate(found):
        owners = claims.owners.get(number)
        if owners is not None:
            follows = follows if unit.gone else claims.anchors[owners[-1]]
        elif unit.accepted.strip() and not unit.gone:
            yield Addition(
                text=unit.accepted,
                follows=follows,
                by=next(iter(unit.hands), None) if unit.added else None,
                assigned=number not in claims.doubtful,
                comments=comments.get(number, ()),
            )


def _comments(returned: Returned, found: Sequence[Unit]) -> Mapping[int, tuple[Comment, ...]]:
    """Return the comments of each unit, by the unit's place; an answer stands where what it answers does."""
    blocks = {id(block): number for number, unit in enumerate(found) for block in unit.blocks}
    by_name = {each.id: each for each in returned.comments}
    held: dict[int, list[Comment]] = defaultdict(list)
    for each in returned.comments:
        top = _top(each, by_name)
        place = None if top.block is None else blocks.get(id(returned.blocks[top.block]))
        if place is not None:
            held[place].append(each)
    return {place: tuple(each) for place, each in held.items()}


def _top(comment: Comment, by_name: Mapping[str, Comment]) -> Comment:
    """Return the comment that a thread begins with."""
    seen = {comment.id}
    while (above := by_name.get(comment.answers or "")) is not None and above.id not in seen:
        comment = above
        seen.add(comment.id)
    return comment


def _of(
    held: Sequence[Unit], found: Sequence[Unit], comments: Mapping[int, tuple[Comment, ...]]
) -> tuple[Comment, ...]:
    own = {id(unit) for unit in held}
    return tuple(each for number, unit in enumerate(found) if id(unit) in own for each in comments.get(number, ()))
