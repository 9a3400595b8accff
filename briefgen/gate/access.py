"""The decision: does this reach that audience, and if not, why not. One condition a line; all must hold."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from briefgen.content.vocabulary import State, Use
from briefgen.frozen import dataclass
from briefgen.gate.marked import Level
from briefgen.gate.records import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """How one item or entry is to be handled, all scopes around it taken together."""

    readers: frozenset[str]
    level: Level
    caveats: frozenset[tuple[str, str]]
    """Scheme and id of every caveat written around it, those as well that its level does not print."""
    embargo_until: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHandling(Handling):
    """An item is said, or not; and it is current, or not."""

    use: Use
    state: State
    valid_until: dt.datetime | None = None
    superseded: bool = False
    """Whether another item that is current stands in its place."""
    ok: frozenset[str]
    """Audiences that somebody agreed to show it to."""
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The audience that asks, and when."""

    name: str
    ceilings: Mapping[str, int]
    admits: frozenset[tuple[str, str]]
    """Scheme and id of the caveats that it may see."""
    published: bool
    under_embargo: bool
    moment: dt.datetime


def is_embargoed(handling: Handling, moment: dt.datetime) -> bool:
    """Tell whether the embargo is not over yet; it ends at its moment, not after it."""
    return handling.embargo_until is not None and moment < handling.embargo_until


def _is_reader(handling: Handling, reader: Reader) -> bool:
    return reader.name in handling.readers


def _is_under_ceiling(handling: Handling, reader: Reader) -> bool:
    ceiling = reader.ceilings.get(handling.level.scheme)
    return ceiling is not None and handling.level.order <= ceiling


def _is_admitted(handling: Handling, reader: Reader) -> bool:
    return handling.caveats <= reader.admits


def _is_out(handling: Handling, reader: Reader) -> bool:
    return reader.under_embargo or not is_embargoed(handling, reader.moment)


def _is_current(handling: ItemHandling, _: Reader) -> bool:
    return handling.state == "current"


def _is_valid(handling: ItemHandling, reader: Reader) -> bool:
    """As an embargo does, it ends at its moment."""
    return handling.valid_until is None or reader.moment < handling.valid_until


def _stands(handling: ItemHandling, _: Reader) -> bool:
    return not handling.superseded


def _may_be_said(handling: ItemHandling, reader: Reader) -> bool:
    return not reader.published or handling.use == "say"


def _is_agreed(handling: ItemHandling, reader: Reader) -> bool:
    return not reader.published or reader.name in handling.ok


CONDITIONS: Final[Mapping[Reason, Callable[[Handling, Reader], bool]]] = {
    "readers": _is_reader,
    "marking": _is_under_ceiling,
    "caveat": _is_admitted,
    "embargo": _is_out,
}
"""What items and entries of registers must meet."""

ITEM_CONDITIONS: Final[Mapping[Reason, Callable[[ItemHandling, Reader], bool]]] = {
    "state": _is_current,
    "expired": _is_valid,
    "superseded": _stands,
    "use": _may_be_said,
    "ok": _is_agreed,
}
"""What items must meet besides."""


def withheld(handling: Handling, reader: Reader) -> tuple[Reason, ...]:
    """Return every reason why an entry does not reach *reader*; none: it does."""
    return tuple(reason for reason, holds in CONDITIONS.items() if not holds(handling, reader))


def item_withheld(handling: ItemHandling, reader: Reader) -> tuple[Reason, ...]:
    """Return every reason why an item does not reach *reader*; none: it does."""
    unmet = (reason for reason, holds in ITEM_CONDITIONS.items() if not holds(handling, reader))
    return (*withheld(handling, reader), *unmet)
