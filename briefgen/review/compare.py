"""A document that came back against the one that was sent."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.build.baselines import Baseline
from briefgen.review.claims import Claims
from briefgen.review.columns import with_columns
from briefgen.review.edges import compare_edges
from briefgen.review.model import Addition, Review
from briefgen.review.passages import passage_of
from briefgen.review.returned.comments import thread_of
from briefgen.review.returned.model import Aside, Comment, Returned
from briefgen.review.units import Unit, units

if TYPE_CHECKING:
    from briefgen.writers.docx.anchors import Anchor


def compare(baseline: Baseline, returned: Returned) -> Review:
    """Find what became of every paragraph that was sent, and what is new."""
    found = tuple(sorted(units(returned.blocks), key=lambda unit: unit.first))
    claims = Claims((*baseline.anchors, *baseline.notes), found)
    comments = _comments(returned, found)
    moved = claims.moved()
    places = {id(unit): number for number, unit in enumerate(found)}
    passages = tuple(
        replace(
            passage_of(group, held, moved, has_links=baseline.has_links),
            comments=tuple(_of(held, places, comments)),
            at=_first(held, places),
        )
        for group, held in claims.groups()
    )
    return Review(
        baseline=baseline,
        passages=with_columns(passages, found),
        additions=tuple(_additions(claims, found, comments)),
        loose=tuple(each for each in returned.comments if not any(each in held for held in comments.values())),
        edges=compare_edges(baseline.edges, returned.edges),
        asides=_put_in(baseline, returned),
        broken_fields=returned.broken_fields,
    )


def _put_in(baseline: Baseline, returned: Returned) -> tuple[Aside, ...]:
    """Return what is no words and was not sent; of a sort of which there was something, those that are more."""
    left = Counter(baseline.asides)
    found = []
    for each in returned.unread:
        if left[each.sort] > 0:
            left[each.sort] -= 1
        else:
            found.append(each)
    return tuple(found)


def _additions(
    claims: Claims, found: Sequence[Unit], comments: Mapping[int, tuple[Comment, ...]]
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
                row=unit.is_row,
                assigned=number not in claims.doubtful,
                hidden=unit.hidden,
                comments=comments.get(number, ()),
                at=number,
            )


def _comments(returned: Returned, found: Sequence[Unit]) -> Mapping[int, tuple[Comment, ...]]:
    """Return the comments of each unit, by the unit's place; an answer stands where what it answers does."""
    blocks = {id(block): number for number, unit in enumerate(found) for block in unit.blocks}
    by_name = {each.id: each for each in returned.comments}
    held: dict[int, list[Comment]] = defaultdict(list)
    for each in returned.comments:
        top = thread_of(each, by_name)
        place = None if top.block is None else blocks.get(id(returned.blocks[top.block]))
        if place is not None:
            held[place].append(each)
    return {place: tuple(each) for place, each in held.items()}


def _first(held: Sequence[Unit], places: Mapping[int, int]) -> int | None:
    """Return where the first of the units that are still there stands."""
    return min((places[id(unit)] for unit in held if not unit.gone), default=None)


def _of(
    held: Sequence[Unit], places: Mapping[int, int], comments: Mapping[int, tuple[Comment, ...]]
) -> Iterator[Comment]:
    for unit in held:
        yield from comments.get(places[id(unit)], ())
