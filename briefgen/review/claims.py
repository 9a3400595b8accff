"""Which paragraph of a document that came back was which of those that were sent: our bookmarks first, where they are left, and
then the words.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from briefgen.frozen import dataclass
from briefgen.review.edits import plain
from briefgen.review.likeness import ALIKE, MOVED, TAIL, bag, contained, likeness, match, out_of_order
from briefgen.review.units import Unit
from briefgen.writers.docx.anchors import Anchor

STRANGER: Final = 0.25
"""Below it a bookmark stands before words that are not its own: it was left behind, and other words were typed at it."""
_FEW: Final = 3
"""Words of which so little is left after an edit that their likeness says nothing."""


@dataclass(slots=True)
class Claims:
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
        self._by_cuts()
        self._split_by_words()
        self._join_by_words()

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
                own = sorted(unit for each in names for unit in held[each])
                yield tuple(self.anchors[each] for each in names), tuple(self.units[unit] for unit in own)

    def moved(self) -> frozenset[Anchor]:
        """Return the anchors whose words stand in another order than they were sent, besides those whose move was tracked: of two
        that changed places it is that one, or one that was put in anew.
        """
        standing = [
            (owners[0], self.units[unit]) for unit, owners in sorted(self.owners.items()) if not self.units[unit].gone
        ]
        tracked = {owner for owner, unit in standing if unit.moves}
        pasted = {owner for owner, unit in standing if unit.added} - tracked
        order = list(dict.fromkeys(owner for owner, _ in standing if owner not in tracked))
        firsts = [owner for owner in order if owner not in pasted]
        moved = {firsts[each] for each in out_of_order(firsts)}
        stay = [owner for owner in order if owner not in moved | pasted]
        for owner in pasted:
            ahead = sum(each not in moved | pasted for each in order[: order.index(owner)])
            if any(each > owner for each in stay[:ahead]) or any(each < owner for each in stay[ahead:]):
                moved.add(owner)
        return frozenset(self.anchors[each] for each in moved)

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
        left = plain(unit.accepted)
        begins = bool(left) and plain(self.anchors[place].text).startswith(left)
        if sent.total() <= _FEW or begins or not any(each.total() for each in said):
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

    def _by_cuts(self) -> None:
        """Give what was put in, and tracked, to the anchor whose words were taken out at another place: many a program tracks no
        move as one.
        """
        gone = {number for number, unit in enumerate(self.units) if unit.gone and number in self.owners}
        old = {number: self.units[number].original for number in gone}
        new = {number: self.units[number].accepted for number in self._loose() if self.units[number].added}
        for source, number in match(old, new, {}).pairs.items():
            cut = bag(old[source])
            if cut.total() > _FEW and likeness(cut, bag(new[number])) >= MOVED:
                self.owners[number] = self.owners.pop(source)

    def _split_by_tracked_ends(self) -> None:
        """Give what stands behind an end that was put in to the paragraph that it was a part of."""
        for number, (unit, following) in enumerate(zip(self.units, self.units[1:], strict=False)):
            if not unit.parted or unit.added or unit.moves:  # a paragraph that was put in whole has its own end
                continue
            if number in self.owners and number + 1 not in self.owners and not following.added:
                whose = self._having(self.owners[number], following)
                self.owners |= {number + 1: whose} if whose else {}

    def _by_words(self) -> None:
        old = {place: self.anchors[place].text for place in self._free()}
        told = {number: self.units[number] for number in self._loose()}
        new = {number: unit.original if unit.original.strip() else unit.accepted for number, unit in told.items()}
        known = {owners[0]: number for number, owners in self.owners.items()}
        found = match(old, new, known)
        self.owners |= {number: (place,) for place, number in found.pairs.items()}
        self.doubtful = found.doubtful

    def _split_by_words(self) -> None:
        """Give a paragraph whose words its neighbour has lost to that one: it was split, and nobody tracked it."""
        for number in self._loose():
            unit = self.units[number]
            if unit.gone or unit.added or unit.is_row:
                continue
            for beside in (number - 1, number + 1):
                owners = self.owners.get(beside, ())
                if owners and not self.units[beside].gone and (whose := self._losing(owners, beside, unit)):
                    self.owners[number] = whose
                    self.doubtful -= {number}
                    break

    def _join_by_words(self) -> None:
        """Give a paragraph that has the words of the one beside it, which is gone, to both: they were run together, be it without
        what was cut out between, and nobody tracked it.
        """
        holders = {owner: number for number, owners in self.owners.items() for owner in owners}
        for place in self._free():
            sent = bag(self.anchors[place].text)
            for beside in (place - 1, place + 1):
                number = holders.get(beside)
                if number is None or sent.total() <= _FEW or self.units[number].is_row or self.units[number].gone:
                    continue
                own = bag(" ".join(self.anchors[each].text for each in self.owners[number]))
                more = bag(self.units[number].accepted) - own
                if contained(sent, more) > TAIL or (more.total() > _FEW and contained(more, sent) > TAIL):
                    self.owners[number] = tuple(sorted((*self.owners[number], place)))
                    holders[place] = number
                    break

    def _having(self, owners: tuple[int, ...], part: Unit) -> tuple[int, ...]:
        """Return the one of a paragraph's anchors whose words a part has; none where it has those of two, or others."""
        said = bag(part.original or part.accepted)
        found = tuple(each for each in owners if contained(said, bag(self.anchors[each].text)) >= ALIKE)
        return found if len(found) == 1 else ()

    def _losing(self, owners: tuple[int, ...], unit: int, part: Unit) -> tuple[int, ...]:
        """Return the one of a unit's anchors of which that has lost the words of a part; none where none has."""
        kept, gone = bag(self.units[unit].accepted), bag(part.accepted)
        found = tuple(each for each in owners if contained(gone, bag(self.anchors[each].text) - kept) > TAIL)
        return found if len(found) == 1 else ()
