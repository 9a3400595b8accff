"""What would be a leak to one reader: runs of words, and what gives itself away, that nothing it may see explains."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.leak.access import Access
from briefgen.leak.docx import read_docx
from briefgen.leak.house import house_marks, month_names
from briefgen.leak.passages import UnreadableError
from briefgen.leak.pictures import pixel_mark
from briefgen.leak.pieces import Piece, Seen, marks_without, pieces
from briefgen.leak.references import Key, Wordings
from briefgen.leak.traits import is_number
from briefgen.leak.words import RUN, Mark, marks, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """What to look for, by how many words it has; and marks of pictures."""

    marks: tuple[dict[Mark, Piece], ...]
    explained: tuple[frozenset[Mark], ...]
    """What this reader may see, by how many words."""
    pictures: dict[bytes, Piece]


@dataclass(kw_only=True)
class Evidence:
    """One pack as it stands in its files, with the policy: what the leak check holds a brief against. Cut up once."""

    pack: Pack
    policy: LoadedPolicy
    templates: tuple[Path, ...]
    _found: dict[tuple[str, dt.datetime, Path | None], Suspects] = field(default_factory=dict, repr=False)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(pieces(self.pack, self.wordings))

    @cached_property
    def wordings(self) -> Wordings:
        return Wordings(self.pack)

    def against(self, audience: str, moment: dt.datetime, letterhead: Path | None) -> Suspects:
        """Return what must not be in the audience's brief. Words of the letterhead are the house's own."""
        key = (audience, moment, letterhead)
        if key not in self._found:
            access = Access(self.pack, self.policy, audience, moment)
            self._found[key] = _suspects(self, access, self._explained(letterhead))
        return self._found[key]

    def _explained(self, letterhead: Path | None) -> tuple[frozenset[Mark], ...]:
        """Return the house's own words. A letterhead that cannot be read explains nothing."""
        house = house_marks(self.templates)
        if letterhead is None:
            return house
        try:
            passages = read_docx(letterhead.read_bytes())
        except UnreadableError:
            return house
        words = [word for passage in passages for word in tokens(passage.text)]
        return tuple(known | frozenset(marks(words, length + 1)) for length, known in enumerate(house))


def _suspects(evidence: Evidence, access: Access, house: tuple[frozenset[Mark], ...]) -> Suspects:
    cleared: list[Piece] = []
    withheld: list[Piece] = []
    for piece in evidence.pieces:
        (cleared if access.sees(piece.seen) else withheld).append(piece)
    refers = frozenset[Key]().union(*(piece.refers for piece in cleared))
    shut = frozenset(key for key in refers if not access.sees(Seen(kind=key[0], id=key[1])))
    known = [marks_without(piece, shut, evidence.wordings) for piece in cleared]
    explained = tuple(own.union(*(one[length] for one in known)) for length, own in enumerate(house))
    numbers = frozenset[str]().union(*(piece.numbers for piece in cleared))
    months = month_names(evidence.templates)
    found: tuple[dict[Mark, Piece], ...] = tuple({} for _ in range(RUN))
    for piece in withheld:
        for mark in piece.marks[-1] - explained[-1]:
            found[-1].setdefault(mark, piece)
        for run in piece.traits:
            is_known = is_number(run[0]) and (run[0] in numbers or run[-1] in months)
            if not is_known and hash(run) not in explained[len(run) - 1]:
                found[len(run) - 1].setdefault(hash(run), piece)
    return Suspects(marks=found, explained=explained, pictures=_pictures(evidence, access))


def _pictures(evidence: Evidence, access: Access) -> dict[bytes, Piece]:
    """Return a mark of each picture that is withheld, and looks like none that is not."""
    pack = evidence.pack
    unseen = {id_ for id_ in pack.images if not access.sees(Seen(kind="exhibits", id=id_))}
    marks = {id_: pixel_mark(pixels.data) for id_, pixels in pack.images.items()}
    known = {mark for id_, mark in marks.items() if id_ not in unseen}
    of = {piece.seen.id: piece for piece in evidence.pieces if piece.seen.kind == "exhibits"}
    return {mark: of[id_] for id_, mark in marks.items() if id_ in unseen and mark not in known}
