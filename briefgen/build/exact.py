"""Values that Python calls equal and that are printed differently: 2.8 and 2.80, one moment in two zones."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args, get_type_hints

_SUCH = (Decimal, dt.datetime)


def exact(value: Any) -> tuple[str, ...]:
    """Return how every number and moment within a record is written; equal records of which that is equal too are the same."""
    return tuple(_within(value))


def _within(value: Any) -> Iterator[str]:
    match value:
        case Decimal() | dt.datetime():
            yield str(value)
        case tuple():
            for each in value:
                yield from _within(each)
        case Mapping():
            for each in value.values():
                yield from _within(each)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for name in _holding(type(value)):
                yield from _within(getattr(value, name))


@lru_cache(maxsize=256)
def _holding(kind: type) -> tuple[str, ...]:
    """Return the fields of a record that may hold such values: few of them do, and the others need not be looked at."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if _may_hold(hints[field.name], frozenset({kind})))


def _may_hold(hint: Any, above: frozenset[Any]) -> bool:
    """Tell whether a field of this type may, however far down; *above* are the records that it stands in."""
    if hint in _SUCH or hint in {Any, object}:
        return True
    if is_dataclass(hint) and hint not in above:
        hints = get_type_hints(hint)
        return any(_may_hold(hints[field.name], above | {hint}) for field in fields(hint))
    return any(_may_hold(each, above) for each in get_args(hint))
