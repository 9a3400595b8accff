"""What the scopes around an item come to: readers intersect, the highest marking holds, use moves right only.

The front matter is the outermost scope, the widest that anything may go; an entry of a register has it and its own.
"""

from collections.abc import Iterable, Iterator
from functools import reduce

from briefgen.content.front import FrontMatter, Policy
from briefgen.content.groups import expand, expand_all
from briefgen.content.pack import LoadedPolicy, PackItem, Scope
from briefgen.content.readers import Readers, Scoped
from briefgen.content.schemes import parts_of
from briefgen.content.vocabulary import DEFAULT_RANK
from briefgen.diagnostics import Span
from briefgen.gate.levels import level_of
from briefgen.gate.marked import Level
from briefgen.gate.rollup import united


def entry_scopes(front: FrontMatter, entry: Scoped, span: Span) -> tuple[Scope, ...]:
    """Return the scopes of a register's entry: where it says nothing, the front matter holds."""
    return (
        Scope(span=span, readers=front.readers, marking=front.marking),
        Scope(span=span, readers=entry.readers, marking=entry.marking),
    )


def readers_of(policy: Policy, scopes: Iterable[Scope]) -> frozenset[str]:
    """Return the audiences that every scope admits, groups expanded first; nobody where no scope names any."""
    written = [expand_all(policy, scope.readers) for scope in scopes if scope.readers is not None]
    return reduce(frozenset.intersection, written) if written else frozenset()


def level_in(policy: LoadedPolicy, scopes: Iterable[Scope]) -> Level | None:
    """Return the highest marking written, with the caveats of all; None where there is none, or two cannot be compared."""
    levels = [level_of(policy, scope.marking) for scope in scopes if scope.marking is not None]
    known = [level for level in levels if level is not None]
    if not known or len(known) < len(levels) or len({level.scheme for level in known}) > 1:
        return None
    return united(known)


def caveats_in(scopes: Iterable[Scope]) -> frozenset[tuple[str, str]]:
    """Return scheme and id of every caveat written."""
    markings = [parts_of(scope.marking) for scope in scopes if scope.marking is not None]
    return frozenset((marking.scheme, caveat) for marking in markings for caveat in marking.caveats)


def rank_of(policy: Policy, entry: PackItem, audience: str) -> int:
    """Return the innermost rank written for *audience*: 1 is kept longest.

    Beside `minister 1`, an item's own `rank` is for everybody: it holds where its own readers give none.
    """
    *outer, own = entry.scopes
    written = (
        _rank_in(policy, own.readers, audience),
        entry.item.rank,
        *(_rank_in(policy, scope.readers, audience) for scope in reversed(outer)),
    )
    return next((rank for rank in written if rank is not None), DEFAULT_RANK)


def _rank_in(policy: Policy, readers: Readers | None, audience: str) -> int | None:
    """Return the rank beside the audience's own name, else the best among its groups."""
    if readers is None:
        return None
    if readers.get(audience) is not None:
        return readers[audience]
    return min(_group_ranks(policy, readers, audience), default=None)


def _group_ranks(policy: Policy, readers: Readers, audience: str) -> Iterator[int]:
    return (rank for name, rank in readers.items() if rank is not None and audience in expand(policy, name))
