"""What became of one paragraph that was sent: its words then and now, and by whose hand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Final

from briefgen.review.edits import Edit, edits, parts, plain
from briefgen.review.links import changed_links
from briefgen.review.model import Change, Passage, Tracking
from briefgen.review.returned.model import CELL, Hand, Segment
from briefgen.review.units import Unit
from briefgen.writers.docx.anchors import Anchor

_LINE: Final = "\n"


def passage_of(
    anchors: tuple[Anchor, ...], held: tuple[Unit, ...], moved: frozenset[Anchor], *, has_links: bool = False
) -> Passage:
    """Return what became of anchors; *has_links* where it is known where their words led."""
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
    is_recut = _is_recut(anchors, standing)
    found = tuple(_changes(before, after, standing, in_cells=standing[0].is_row and not is_recut))
    made = tuple(each.edit for each in found)
    was_moved = anchors[0] in moved
    tracked_move = any(unit.moves for unit in standing) or (was_moved and all(unit.added for unit in standing))
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
        recut=is_recut,
        links=tuple(changed_links(anchors, standing, before, after, made)) if has_links else (),
        reformatted=tuple(dict.fromkeys(hand for unit in standing for hand in unit.reformatted)),
        hidden=any(unit.hidden for unit in standing),
    )


def _tracking(changes: Sequence[Change]) -> Tracking | None:
    if not changes:
        return None
    tracked = {each.by is not None for each in changes}
    return "both" if len(tracked) > 1 else "tracked" if tracked == {True} else "untracked"


def _is_recut(anchors: Sequence[Anchor], standing: Sequence[Unit]) -> bool:
    """Tell whether a row has other cells than were sent, or has them in another order."""
    rows = [block for unit in standing for block in unit.blocks if block.kind == "row"]
    if not rows:
        return False
    if len(anchors) > 1 or len(standing) > 1 or rows[0].is_recut:
        return True
    sent, left = (tuple(map(plain, text.split(CELL))) for text in (anchors[0].text, rows[0].accepted))
    if len(sent) != len(left):
        return True
    changed = [(one, other) for one, other in zip(sent, left, strict=True) if one != other]
    return not {one for one, _ in changed if one}.isdisjoint(other for _, other in changed)


def _edits(before: str, after: str, *, in_cells: bool) -> Iterator[Edit]:
    """Yield the edits of words, those of a row in each of its cells by themselves: no edit goes over the border of two."""
    if not in_cells:
        yield from edits(before, after)
        return
    place, new_place = 0, 0
    for old, new in zip(before.split(CELL), after.split(CELL), strict=True):
        for each in edits(old, new):
            start, end = place + each.start, place + each.end
            yield replace(each, start=start, end=end, new_start=new_place + each.new_start)
        place += len(old) + len(CELL)
        new_place += len(new) + len(CELL)


def _changes(before: str, after: str, standing: Sequence[Unit], *, in_cells: bool) -> Iterator[Change]:
    hands, hidden = _hands(standing), _hidden(standing)
    whose = partial(_hand_of, hands, after)
    found = _edits(before, after, in_cells=in_cells)
    for edit in _as_tracked(_apart(found, whose), _replaced(standing), before, after):
        unseen = any(start < edit.new_end and edit.new_start < end for start, end in hidden)
        yield Change(edit=edit, by=whose(edit), hidden=unseen)


def _hand_of(hands: Iterable[tuple[int, int, Hand]], after: str, edit: Edit) -> Hand | None:
    """Return who made an edit: who put its words in, else who took words out there; None where nobody says."""
    first, last = edit.new_start, edit.new_end
    touching = len(after[:first].rstrip()), len(after) - len(after[last:].lstrip())
    near = [(start == end, by) for start, end, by in hands if _bears((first, last), touching, (start, end))]
    return min(near, key=itemgetter(0))[1] if near else None


def _apart(found: Iterable[Edit], whose: Callable[[Edit], Hand | None]) -> Iterator[Edit]:
    """Yield the edits, each in its parts where these are of several hands, or one is nobody's."""
    for edit in found:
        smaller = parts(edit)
        authors = {hand and hand.author for hand in map(whose, smaller)}
        yield from smaller if len(authors) > 1 else (edit,)


def _as_tracked(found: Iterable[Edit], replaced: Iterable[tuple[int, int]], before: str, after: str) -> Iterable[Edit]:
    """Return the edits, those of one replacement that somebody tracked as one: that he wrote some word again is no edit of his."""
    left = list(found)
    for start, end in replaced:
        held = [each for each in left if _is_within(each, start, end)]
        if len(held) > 1:
            first, last = held[0], held[-1]
            old, new = before[first.start : last.end], after[first.new_start : last.new_end]
            at = left.index(first)
            left[at : at + len(held)] = [
                Edit(start=first.start, end=last.end, old=old, new=new, new_start=first.new_start)
            ]
    return left


def _is_within(edit: Edit, start: int, end: int) -> bool:
    """Tell whether new words overlap a place of the new text, or old ones were taken out there."""
    return start <= edit.new_start <= end if not edit.new else edit.new_start < end and edit.new_end > start


def _replaced(standing: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield where in the accepted text of the units words were put in the place of others, tracked and by one hand."""
    place = 0
    for number, unit in enumerate(standing):
        place += len(_LINE) if number else 0
        for author, run in groupby(unit.segments, key=_author):
            held = tuple(run)
            length = sum(len(each.text) for each in held if each.state != "deleted")
            if author is not None and {each.state for each in held} == {"deleted", "inserted"}:
                yield place, place + length
            place += length


def _author(segment: Segment) -> str | None:
    """Return who put words in or took them out; None of words that were kept, or moved."""
    return segment.by.author if segment.state != "kept" and segment.by and segment.moved is None else None


def _bears(edit: tuple[int, int], touching: tuple[int, int], done: tuple[int, int]) -> bool:
    """Tell whether what was *done* at a place of the new text may be an edit: words put in overlap it, and words taken out
    touch it, be it over a space.
    """
    if done[0] == done[1]:
        return touching[0] <= done[0] <= touching[1]
    return done[0] < edit[1] and done[1] > edit[0]


def _hidden(standing: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return where in the accepted text of the units words stand that nobody sees."""
    found: list[tuple[int, int]] = []
    place = 0
    for number, unit in enumerate(standing):
        place += len(_LINE) if number else 0
        for segment in unit.segments:
            length = 0 if segment.state == "deleted" else len(segment.text)
            found += [(place, place + length)] if segment.hidden and length else []
            place += length
    return found


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
