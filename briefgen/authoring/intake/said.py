"""A value of the pack as a cell, a paragraph or a list of differences has it: the reverse of `shapes.read_value`."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from briefgen.content.item import CitationRecord, Review
from briefgen.content.sources import Grade, Name
from briefgen.markup.nodes import Marked


def said(value: Any) -> str:
    """Return the value as people write it; empty where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case dt.datetime():
            return value.isoformat(timespec="minutes")
        case dt.date():
            return value.isoformat()
        case Marked():
            return " ".join(value.source.split())
        case CitationRecord():
            return value.source if value.locator is None else f"{value.source}, {value.locator}"
        case Name():
            return _name(value)
        case Grade():
            return f"{value.source}{value.information}"
        case Review():
            return ", ".join(filter(None, (value.by, value.on.isoformat(), value.seen)))
        case Mapping():
            return _mapping(value)
        case tuple():
            parted = ", " if all(isinstance(one, str) for one in value) else "; "
            return parted.join(said(one) for one in value)
        case _:
            return str(value)


def _name(name: Name) -> str:
    if name.literal is not None:
        return name.literal
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle, name.suffix)))
    return ", ".join(filter(None, (family, given)))


def _mapping(value: Mapping[Any, Any]) -> str:
    """Return readers with their ranks, or names with what stands behind them."""
    if all(one is None or isinstance(one, int) for one in value.values()):
        return ", ".join(name if rank is None else f"{name} {rank}" for name, rank in value.items())
    return "; ".join(f"{key}: {said(one)}" for key, one in value.items())
