"""What would be a leak to one reader: runs of words, and what gives itself away, that nothing it may see explains."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, cached_property, partial
from pathlib import Path

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.frozen import dataclass
from briefgen.leak.access import Access, Referred, Typed
from briefgen.leak.derived import worked_out
from briefgen.leak.house import House, unit_words
from briefgen.leak.letterhead import letterhead_marks
from briefgen.leak.lots import Lot, lots
from briefgen.leak.pictures import pixel_mark
from briefgen.leak.pieces import Piece, Seen, pieces, words_without
from briefgen.leak.references import Key, Wordings
from briefgen.leak.words import RUN, Mark, Marks, Run, run_marks, tokens
from briefgen.locale.model import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """What to look for: runs of `RUN` words, what tells in fewer, by its first word; and marks of pictures."""

    runs: dict[Mark, Lot]
    telling: dict[str, dict[Run, Lot]]
    """Also what the house says itself, which is asked for what is found alone."""
    explained: tuple[Marks, ...]
    """What this reader may see of the pack's words."""
    house: House
    pictures: dict[bytes, Piece]

    def explains(self, run: Run) -> bool:
        """Tell whether the reader may see these words beside each other."""
        return any(hash(run) in known[len(run) - 1] for known in self.explained) or self.house.says(run)


@dataclass(kw_only=True)
class Evidence:
    """One pack as it stands in its files, with the policy: what the leak check holds a brief against. Cut up once."""

    pack: Pack
    policy: LoadedPolicy
    templates: tuple[Path, ...]
    locale: Callable[[str], Locale] | None = field(default=None, repr=False)
    """Who has read the languages' phrases already."""
    _found: dict[tuple[str, dt.datetime, Path | None], Suspects] = field(default_factory=dict, repr=False)
    _fields: dict[tuple[str, dt.datetime], frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def lots(self) -> tuple[Lot, ...]:
        found = pieces(self._counted, self.wordings, cache(partial(unit_words, self.templates)))
        return tuple(lots(found))

    @cached_property
    def house(self) -> House:
        """What anybody may read, for it is the house's own."""
        return House(self.templates)

    @cached_property
    def wordings(self) -> Wordings:
        return Wordings(self._counted, self.templates, self.locale)

    @cached_property
    def _counted(self) -> Pack:
        """The pack with what its derived figures come to."""
        return worked_out(self.pack)

    @cached_property
    def referred(self) -> Referred:
        found: dict[str, dict[str, frozenset[Key]]] = {}
        for lot in self.lots:
            if lot.seen.kind == "items" and lot.refers:
                found.setdefault(lot.seen.id, {})[str(lot.seen.detail)] = lot.refers
        return found

    @cached_property
    def typed(self) -> Typed:
        terms = tuple(_abbreviations(self.pack))
        found = {
            lot.seen: frozenset(key for run, key in terms if hash(run) in lot.marks[len(run) - 1]) for lot in self.lots
        }
        return {seen: keys for seen, keys in found.items() if keys}

    def against(self, audience: str, moment: dt.datetime, letterhead: Path | None) -> Suspects:
        """Return what must not be in the audience's brief. Words of the letterhead are the house's own."""
        key = (audience, moment, letterhead)
        if key not in self._found:
            access = self._access(audience, moment)
            self._found[key] = _suspects(self, access, letterhead_marks(letterhead))
        return self._found[key]

    def record_fields(self, audience: str, moment: dt.datetime) -> frozenset[str]:
        """Return the fields of records that the audience may see."""
        key = (audience, moment)
        if key not in self._fields:
            access = self._access(audience, moment)
            fields = self.pack.registers.records
            self._fields[key] = frozenset(id_ for id_ in fields if access.sees(Seen(kind="records", id=id_)))
        return self._fields[key]

    def _access(self, audience: str, moment: dt.datetime) -> Access:
        return Access(self.pack, self.policy, audience, moment, referred=self.referred, typed=self.typed)


def _abbreviations(pack: Pack) -> Iterator[tuple[Run, Key]]:
    """Yield each term that is written out at its first use, by its abbreviation of one and of several, in each language."""
    for id_, term in pack.registers.terms.items():
        own = ((one.short, one.expansion) for one in term.translations.values())
        for short, expansion in ((term.short, term.expansion), *own):
            run = tuple(tokens(short)) if expansion else ()
            if 0 < len(run) <= RUN:
                yield run, ("terms", id_)
                yield (*run[:-1], f"{run[-1]}s"), ("terms", id_)


def _suspects(evidence: Evidence, access: Access, letterhead: tuple[Marks, ...]) -> Suspects:
    cleared: list[Lot] = []
    withheld: list[Lot] = []
    for lot in evidence.lots:
        (cleared if access.sees(lot.seen) else withheld).append(lot)
    known = _together([*_known(cleared, access, evidence.wordings), *letterhead])
    numbers = frozenset[str]().union(*(lot.numbers for lot in cleared))
    runs: dict[Mark, Lot] = {}
    telling: dict[str, dict[Run, Lot]] = {}
    for lot in reversed(withheld):
        if news := lot.marks[-1] - known[-1]:
            runs |= dict.fromkeys(news, lot)
        for run in (*lot.names, *(run for run in lot.amounts if run[0] not in numbers)):
            if hash(run) not in known[len(run) - 1]:
                telling.setdefault(run[0], {})[run] = lot
    return Suspects(
        runs=runs,
        telling=telling,
        explained=(known,),
        house=evidence.house,
        pictures=_pictures(evidence, access),
    )


def _known(cleared: Iterable[Lot], access: Access, wordings: Wordings) -> Iterator[Marks]:
    """Yield the marks of what the reader sees; of what that refers to and the reader does not see, only the public form."""
    refers = frozenset[Key]().union(*(lot.refers for lot in cleared))
    shut = frozenset(key for key in refers if not access.sees(Seen(kind=key[0], id=key[1])))
    for lot in cleared:
        if lot.refers.isdisjoint(shut):
            yield lot.marks
        else:
            yield from (run_marks(words_without(piece, shut, wordings)) for piece in lot.pieces)


def _together(marks: Sequence[Marks]) -> Marks:
    return tuple(frozenset[Mark]().union(*(each[length] for each in marks)) for length in range(RUN))


def _pictures(evidence: Evidence, access: Access) -> dict[bytes, Piece]:
    """Return a mark of each picture that is withheld, and looks like none that is not."""
    pack = evidence.pack
    unseen = {id_ for id_ in pack.images if not access.sees(Seen(kind="exhibits", id=id_))}
    marks = {id_: pixel_mark(pixels.data) for id_, pixels in pack.images.items()}
    known = {mark for id_, mark in marks.items() if id_ not in unseen}
    of = {lot.seen.id: lot.pieces[-1] for lot in evidence.lots if lot.seen.kind == "exhibits"}
    return {mark: of[id_] for id_, mark in marks.items() if id_ in unseen and mark not in known}
