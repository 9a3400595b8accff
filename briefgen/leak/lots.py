"""Pieces of the pack put together by what decides on them, with the marks of their runs: a reader sees all of a lot, or none."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen.frozen import dataclass
from briefgen.leak.pieces import Piece, Seen
from briefgen.leak.references import Key
from briefgen.leak.traits import is_number
from briefgen.leak.words import APART, Marks, Run, run_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    seen: Seen
    pieces: tuple[Piece, ...]
    marks: Marks
    names: frozenset[Run]
    amounts: frozenset[Run]
    """What tells in few words: names and codes, and what begins with a number."""
    numbers: frozenset[str]
    refers: frozenset[Key]

    def piece_with(self, run: Run) -> Piece:
        """Return the piece in which the run stands; it may be a name that only the lot as a whole has."""
        own = (piece for piece in self.pieces if run in piece.traits or _stands_in(run, piece.words))
        return next(own, self.pieces[0])


def lots(pieces: Iterable[Piece]) -> Iterator[Lot]:
    """Yield the pieces in lots."""
    by_seen: dict[Seen, list[Piece]] = {}
    for piece in pieces:
        by_seen.setdefault(piece.seen, []).append(piece)
    for seen, own in by_seen.items():
        marks = _marks(tuple(word for piece in own for word in (*piece.words, APART)))
        telling = [run for piece in own for run in piece.traits]
        yield Lot(
            seen=seen,
            pieces=tuple(own),
            marks=marks,
            names=frozenset(run for run in telling if not is_number(run[0])),
            amounts=frozenset(run for run in telling if is_number(run[0])),
            numbers=frozenset[str]().union(*(piece.numbers for piece in own)),
            refers=frozenset[Key]().union(*(piece.refers for piece in own)),
        )


@lru_cache(maxsize=2_048)
def _marks(words: tuple[str, ...]) -> Marks:
    return run_marks(words)


def _stands_in(run: Run, words: tuple[str, ...]) -> bool:
    return any(words[start : start + len(run)] == run for start in range(len(words) - len(run) + 1))
