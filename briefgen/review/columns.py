"""Columns that were put into a table, taken out of it or moved: one finding of the whole table, and none of each of its rows.

That is said only where it is known for sure: where every column that is left is one that was sent and no other, by its words in most
rows, and there are not both columns more and columns fewer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefgen.frozen import dataclass
from briefgen.review.edits import plain
from briefgen.review.likeness import out_of_order
from briefgen.review.model import ColumnChange, Passage
from briefgen.review.returned.model import CELL
from briefgen.review.units import Unit

_MOST: Final = 0.5
"""Share of the rows in which a column has to be what it was."""
_FEWEST: Final = 2
"""Rows that a table must have for its columns to be known by their words."""
_Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    place: int
    """Of its passage."""
    sent: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def width(self) -> tuple[int, int]:
        """How many cells it had, and has."""
        return len(self.sent), len(self.left)


def with_columns(passages: Sequence[Passage], units: Sequence[Unit]) -> tuple[Passage, ...]:
    """Return the passages with what became of the columns of tables at the first row of each; rows that are as they were besides
    are told no more.
    """
    found = list(passages)
    for rows in _tables(passages, units).values():
        if not any(passages[row.place].recut for row in rows):
            continue
        for row in _recut(rows):
            found[row.place] = replace(found[row.place], recut=found[row.place].recut or bool(found[row.place].changes))
        whole = _whole(rows)
        kept = _kept([row.sent for row in whole], [row.left for row in whole])
        if kept is None:
            continue
        for row in whole:
            if all(row.sent[old] == row.left[new] for new, old in kept.items()):
                found[row.place] = _as_it_was(found[row.place])
        first = rows[0].place
        found[first] = replace(found[first], columns=tuple(_changes(whole, kept)))
    return tuple(found)


def _tables(passages: Sequence[Passage], units: Sequence[Unit]) -> Mapping[int, list[_Row]]:
    """Return the rows that are still there of each table, none of one with cells over several rows."""
    tables: dict[int, list[_Row]] = defaultdict(list)
    joined: set[int] = set()
    for place, each in enumerate(passages):
        block = None if each.at is None else units[each.at].blocks[0]
        if block is None or block.table is None:
            continue
        if block.is_recut or each.merged or each.parts > 1 or len(units[each.at or 0].blocks) > 1:
            joined.add(block.table)
        sent, left = (tuple(map(plain, text.split(CELL))) for text in (each.before, block.accepted))
        tables[block.table].append(_Row(place=place, sent=sent, left=left))
    return {table: rows for table, rows in tables.items() if table not in joined}


def _whole(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """Return the rows that have as many cells as most; none where another one has not the cells that it had."""
    usual = _usual(rows)
    others = [row.width for row in rows if row.width != usual]
    if any(sent != left for sent, left in others):
        return ()
    return tuple(row for row in rows if row.width == usual)


def _usual(rows: Sequence[_Row]) -> tuple[int, int]:
    [(usual, _)] = Counter(row.width for row in rows).most_common(1)
    return usual


def _recut(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """Return the rows that had as many cells as most and have not so now: also one with as many as it had, as where a column was put
    in and two of its cells were made one.
    """
    sent, left = _usual(rows)
    return tuple(row for row in rows if len(row.sent) == sent and len(row.left) != left)


def _kept(sent: _Rows, left: _Rows) -> Mapping[int, int] | None:
    """Return which column that is left is which of those that were sent; None where that is not known for sure, or where all are
    in their places.
    """
    if len(sent) < _FEWEST:
        return None
    old, new = tuple(zip(*sent, strict=True)), tuple(zip(*left, strict=True))
    kept: dict[int, int] = {}
    for number, column in enumerate(new):
        like = [place for place, each in enumerate(old) if _is_like(each, column)]
        if any(each in kept.values() for each in like):
            return None  # two columns are alike: which of them it is, nobody can tell
        if len(like) > 1:
            return None
        kept |= dict(zip((number,), like, strict=False))
    more, fewer = len(new) - len(kept), len(old) - len(kept)
    if (more and fewer) or not kept or (not more and not fewer and list(kept.values()) == sorted(kept.values())):
        return None
    return kept


def _is_like(old: Sequence[str], new: Sequence[str]) -> bool:
    same = [one for one, other in zip(old, new, strict=True) if one == other]
    return any(same) and len(same) > _MOST * len(old)


def _changes(rows: Sequence[_Row], kept: Mapping[int, int]) -> Iterator[ColumnChange]:
    width, held = len(rows[0].left), set(kept.values())
    for number in range(width):
        if number not in kept:
            yield ColumnChange(kind="added", number=number + 1, cells=tuple(row.left[number] for row in rows))
    for place in range(len(rows[0].sent)):
        if place not in held:
            yield ColumnChange(kind="removed", number=place + 1, cells=tuple(row.sent[place] for row in rows))
    order = sorted(kept)
    for each in sorted(out_of_order([kept[number] for number in order])):
        number = order[each]
        yield ColumnChange(kind="moved", number=number + 1, cells=tuple(row.left[number] for row in rows))


def _as_it_was(row: Passage) -> Passage:
    return replace(row, fate="unchanged", after=row.before, changes=(), tracking=None, recut=False)
