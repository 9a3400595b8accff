"""Rows of a table as records of the pack: each value of its field's type, or all that is wrong with them."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Final

from briefgen.batch.codes import COLUMN, VALUE
from briefgen.batch.tables.row import Row, Unread
from briefgen.content.recordvalues import RecordValue, ValueFault, read_value
from briefgen.content.registers import RecordField
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.frozen import dataclass

Fields = Mapping[str, RecordField]
Values = Mapping[str, RecordValue | None]
_TEXTS: Final = frozenset({".csv", ".jsonl", ".ndjson"})
"""Tables whose lines can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    number: int
    """From 1, in the order of the table, those at fault among them."""
    line: int
    """Where it stands in the table; see `Row`."""
    values: Values
    """Of every field of the pack, in the pack's order."""
    faults: tuple[Diagnostic, ...] = ()
    """Where there are any, `values` are those that could be read."""
    is_hidden: bool = False
    """Whether the table's program does not show it."""
    hidden_parts: tuple[str, ...] = ()
    """As of a `Row`."""

    @property
    def sha256(self) -> str:
        said = {
            name: None if value is None else f"{type(value).__name__}:{plain(value)}"
            for name, value in self.values.items()
        }
        return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def plain(value: RecordValue) -> str:
    """Return a value as names of files and records of the unit have it, the same in every language."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case dt.date():
            return value.isoformat()
        case str():
            return value


def read_records(rows: Iterable[Row], fields: Fields, path: Path) -> Iterator[Record]:
    """Yield a record for each row. Raises `UserError` where the columns of the first are not the fields."""
    for number, row in enumerate(rows, 1):
        if number == 1 and row.fault is None:
            _require_columns(row.cells.keys(), fields, path)
        yield _record(number, row, fields, path)


def said_of(row_line: int, path: Path) -> tuple[str, Span | None]:
    """Return how a row is called in a message, and its place where it can be shown."""
    if path.suffix.lower() in _TEXTS:
        return f"line {row_line} of '{path.name}'", Span(path=path, line=row_line)
    return f"row {row_line} of '{path.name}'", None


def _require_columns(names: Collection[str], fields: Fields, path: Path) -> None:
    found = [
        _fault(
            COLUMN,
            f"'{path.name}' has the column '{name}', and the pack has no such field of records",
            _near(name, fields),
        )
        for name in names
        if name not in fields
    ]
    found += [
        _fault(COLUMN, f"'{path.name}' has no column '{name}'", f"add it, or write `optional: true` under '{name}'")
        for name, field in fields.items()
        if not field.optional and name not in names
    ]
    if found:
        raise UserError(*found)


def _near(name: str, fields: Fields) -> str:
    return did_you_mean(
        name, tuple(fields), f"delete the column, or add it to `records:`; there are {', '.join(fields)}"
    )


def _record(number: int, row: Row, fields: Fields, path: Path) -> Record:
    where, span = said_of(row.line, path)
    if row.fault is not None:
        why, hint = row.fault
        return Record(number=number, line=row.line, values={}, faults=(_fault(VALUE, f"{where}: {why}", hint, span),))
    values: dict[str, RecordValue | None] = {}
    faults = [
        _fault(VALUE, f"{where} has '{name}', which is no field of the pack's records", _near(name, fields), span)
        for name in row.cells
        if name not in fields
    ]
    for name, field in fields.items():
        try:
            value = _read(field, row.cells.get(name))
        except ValueFault as fault:
            faults.append(_fault(VALUE, f"{where}, '{name}': {fault.message}", fault.hint, span))
            continue
        if value is None and not field.optional:
            hint = f"write it, or `optional: true` under '{name}'"
            faults.append(_fault(VALUE, f"{where}, '{name}': it is empty", hint, span))
        values[name] = value
    return Record(
        number=number,
        line=row.line,
        values=values,
        faults=tuple(faults),
        is_hidden=row.is_hidden,
        hidden_parts=row.hidden_parts,
    )


def _read(field: RecordField, cell: object) -> RecordValue | None:
    if isinstance(cell, Unread):
        raise ValueFault(cell.why, cell.hint)
    return read_value(field.type, cell)


def _fault(code: str, message: str, hint: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=(hint,))
