"""What would be a leak in the brief of one record: what it has in fields that its reader may not see."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.leak.lots import Lot, lots
from briefgen.leak.pieces import Piece, Seen
from briefgen.leak.suspects import Suspects
from briefgen.leak.traits import name_traits, traits
from briefgen.leak.words import APART, Mark, Run, run_marks, tokens

Recorded = Mapping[str, tuple[str, ...]]
"""Field of records → what the record has there, in each form that may be printed."""


def with_record(suspects: Suspects, seen: frozenset[str], recorded: Recorded) -> tuple[Suspects, ...]:
    """Return what to look for in the brief of a record: what the pack withholds, and what the record does itself.

    *seen* are the fields that the reader may see; what stands in them explains itself.
    """
    shown = [word for name in recorded.keys() & seen for said in recorded[name] for word in (*tokens(said), APART)]
    marks = run_marks(shown)
    explained = (*suspects.explained, marks)
    telling = suspects.telling
    if begun := telling.keys() & set(shown):
        own = {
            word: {run: lot for run, lot in telling[word].items() if hash(run) not in marks[len(run) - 1]}
            for word in begun
        }
        telling = {**telling, **own}
    of_pack = replace(suspects, explained=explained, telling=telling)
    withheld = [_piece(name, said) for name, said in recorded.items() if name not in seen and said]
    if not withheld:
        return (of_pack,)
    runs: dict[Mark, Lot] = {}
    of_record: dict[str, dict[Run, Lot]] = {}
    for lot in lots(withheld):
        runs |= dict.fromkeys(
            (mark for mark in lot.marks[-1] if not any(mark in known[-1] for known in explained)), lot
        )
        for run in (*lot.names, *lot.amounts):
            if not any(hash(run) in known[len(run) - 1] for known in explained):
                of_record.setdefault(run[0], {})[run] = lot
    return of_pack, replace(of_pack, runs=runs, telling=of_record, pictures={})


def _piece(name: str, said: tuple[str, ...]) -> Piece:
    split = [tokens(text) for text in said]
    found: set[Run] = set()
    for text, words in zip(said, split, strict=True):
        found.update(traits(text, words))
        if any(map(str.isalpha, text)):
            found.update(name_traits(words, of_person=False))
    told = tuple(word for one in split for word in (*one, APART))[:-1]
    what = f"the record's '{name}'"
    return Piece(
        seen=Seen(kind="records", id=name), what=what, at=("records", name), words=told, traits=frozenset(found)
    )
