"""Records in JSON Lines: an object a line."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from briefgen.batch.tables.row import Row, refuse

_LINE: Final = 1_000_000
"""Most bytes of a line."""
_OBJECT: Final = 'write each record as {"name": "value"} on a line of its own'


class _Twice(ValueError):  # noqa: N818 - what it says is its name
    """A name that an object has twice: which of its values is meant, nobody can tell."""


def read_jsonl(path: Path, table: str | None) -> Iterator[Row]:
    if table is not None:
        refuse(path, "a file of JSON Lines is one table", "leave out --table")
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LINE + 1):
            number += 1
            if len(line) > _LINE:
                refuse(path, f"a line has more than {_LINE:,} bytes", _OBJECT, number)
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _row(line.removeprefix(b"\xef\xbb\xbf"), number)


def _row(line: bytes, number: int) -> Row:
    try:
        found = json.loads(
            line.decode(), object_pairs_hook=_pairs, parse_float=Decimal, parse_int=_whole, parse_constant=_refused
        )
    except _Twice as fault:
        return Row(line=number, fault=(str(fault), "delete one of them"))
    except (ValueError, RecursionError, InvalidOperation):
        return Row(line=number, fault=("it is no JSON in UTF-8", _OBJECT))
    if not isinstance(found, dict):
        return Row(line=number, fault=("it is no object", _OBJECT))
    nested = next((name for name, value in found.items() if isinstance(value, dict | list)), None)
    if nested is not None:
        return Row(line=number, fault=(f"'{nested}' holds several values", "give each a name of its own"))
    return Row(line=number, cells=found)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(f"'{next(name for name in names if names.count(name) > 1)}' is written twice")
    return found


def _whole(digits: str) -> Decimal:
    return Decimal(digits)


def _refused(word: str) -> Any:
    raise ValueError(word)
