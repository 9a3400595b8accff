"""What would be a leak to one reader: runs of words, and what gives itself away, that nothing it may see explains."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.leak.access import Access, Referred
from briefgen.leak.house import house_marks, month_names
from briefgen.leak.letterhead import letterhead_marks
from briefgen.leak.lots import Lot, lots
from briefgen.leak.pictures import pixel_mark
from briefgen.leak.pieces import Piece, Seen, pieces, words_without
from briefgen.leak.references import Key, Wordings
from briefgen.leak.traits import is_number
from briefgen.leak.words import RUN, Mark, Marks, Run, run_marks


Explained = tuple[Marks, ...]
"""Of several bodies of words that a reader may see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """What to look for, by how many words it has; and marks of pictures."""

    marks: tuple[dict[Mark, Lot], ...]
    explained: Explained
    pictures: dict[bytes, Piece]

    def explains(self, run: Run) -> bool:
        """Tell whether the reader may see these words beside each other."""
        return _explains(self.explained, run)


@dataclass(kw_only=True)
class Evidence:
    """One pack as it stands in its files, with the policy: what the leak check holds a brief against. Cut up once."""

    pack: Pack
    policy: LoadedPolicy
    templates: tuple[Path, ...]
    _found: dict[tuple[str, dt.datetime, Path | None], Suspects] = field(default_factory=dict, repr=False)

    @cached_property
    def lots(self) -> tuple[Lot, ...]:
        return tuple(lots(pieces(self.pack, self.wordings)))

    @cached_property
    def wordings(self) -> Wordings:
        return Wordings(self.pack)

    @cached_property
    def referred(self) -> Referred:
        found: dict[str, dict[str, frozenset[Key]]] = {}
        for lot in self.lots:
            if lot.seen.kind == "items" and lot.refers:
                found.setdefault(lot.seen.id, {})[str(lot.seen.detail)] = lot.refers
        return found

    def against(self, audience: str, moment: dt.datetime, letterhead: Path | None) -> Suspects:
        """Return what must not be in the audience's brief. Words of the letterhead are the house's own."""
        key = (audience, moment, letterhead)
        if key not in self._found:
            access = Access(self.pack, self.policy, audience, moment, self.referred)
            house = (house_marks(self.templates), *letterhead_marks(letterhead))
            self._found[key] = _suspects(self, access, house)
        return self._found[key]


def _suspects(evidence: Evidence, access: Access, house: Explained) -> Suspects:
    cleared: list[Lot] = []
    withheld: list[Lot] = []
    for lot in evidence.lots:
        (cleared if access.sees(lot.seen) else withheld).append(lot)
    explained = (_known(cleared, access, evidence.wordings), *house)
    numbers = frozenset[str]().union(*(lot.numbers for lot in cleared))
    months = month_names(evidence.templates)
    found: tuple[dict[Mark, Lot], ...] = tuple({} for _ in range(RUN))
    for lot in reversed(withheld):
        found[-1].update(dict.fromkeys(lot.marks[-1].difference(*(known[-1] for known in explained)), lot))
        for run in lot.traits:
            is_known = is_number(run[0]) and (run[0] in numbers or run[-1] in months)
            if not is_known and not _explains(explained, run):
                found[len(run) - 1][hash(run)] = lot
    return Suspects(marks=found, explained=explained, pictures=_pictures(evidence, access))


def _known(cleared: Iterable[Lot], access: Access, wordings: Wordings) -> Marks:
    """Return the marks of what the reader sees; of what that refers to and the reader does not see, only the public form."""
    refers = frozenset[Key]().union(*(lot.refers for lot in cleared))
    shut = frozenset(key for key in refers if not access.sees(Seen(kind=key[0], id=key[1])))
    known: list[Marks] = []
    for lot in cleared:
        if lot.refers & shut:
            known += (run_marks(words_without(piece, shut, wordings)) for piece in lot.pieces)
        else:
            known.append(lot.marks)
    return tuple(frozenset[Mark]().union(*(one[length] for one in known)) for length in range(RUN))


def _explains(explained: Explained, run: Run) -> bool:
    mark = hash(run)
    return any(mark in known[len(run) - 1] for known in explained)


def _pictures(evidence: Evidence, access: Access) -> dict[bytes, Piece]:
    """Return a mark of each picture that is withheld, and looks like none that is not."""
    pack = evidence.pack
    unseen = {id_ for id_ in pack.images if not access.sees(Seen(kind="exhibits", id=id_))}
    marks = {id_: pixel_mark(pixels.data) for id_, pixels in pack.images.items()}
    known = {mark for id_, mark in marks.items() if id_ not in unseen}
    of = {lot.seen.id: lot.pieces[-1] for lot in evidence.lots if lot.seen.kind == "exhibits"}
    return {mark: of[id_] for id_, mark in marks.items() if id_ in unseen and mark not in known}
