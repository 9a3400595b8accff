"""What every kind of table gives: one row after the other, none of them kept."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import NoReturn, Protocol

from briefgen.batch.codes import TABLE
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A cell in which something stands that cannot be taken for its value: why, and what to do about it."""

    why: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, its cells by the names of their columns. A *fault*, and what to do about it, says why it could not be read."""

    line: int
    """Of a text file the line, of a book the row of the sheet, else which record it is; from 1."""
    cells: Mapping[str, object] = field(default_factory=dict)
    """The value of each, None where it has none, or `Unread`."""
    is_hidden: bool = False
    """Whether the table's program does not show it."""
    hidden_parts: tuple[str, ...] = ()
    """What else it does not show, and of every row: `the column 'name'`, `the sheet 'Lists'`."""
    fault: tuple[str, str] | None = None


class ReadRows(Protocol):
    def __call__(self, path: Path, table: str | None) -> Iterator[Row]:
        """Yield the rows of the file, of several tables in it those of *table*. Raises `UserError`."""


def refuse(path: Path, why: str, hint: str, line: int | None = None) -> NoReturn:
    """Raise that a table cannot be read, at its *line* where it is a text."""
    span = None if line is None else Span(path=path, line=line)
    raise UserError(Diagnostic(code=TABLE, message=f"'{path.name}' cannot be read: {why}", span=span, hints=(hint,)))


def header(path: Path, names: list[str], line: int | None = None) -> tuple[str, ...]:
    """Return the names of the columns. Raises `UserError` where one has none, or two have the same."""
    stripped = [name.strip() for name in names]
    for number, name in enumerate(stripped, 1):
        if not name:
            refuse(path, f"its column {number} has no name", "write one into the first row, or delete the column", line)
        if stripped.index(name) + 1 < number:
            refuse(path, f"two of its columns are called '{name}'", "give one of them another name", line)
    return tuple(stripped)


def chosen(path: Path, tables: list[str], table: str | None, what: str) -> str:
    """Return which of several tables is read: the one that is asked for, else the only one. Raises `UserError`."""
    known = ", ".join(f"'{name}'" for name in tables[:12])
    if table is not None:
        if table not in tables:
            refuse(path, f"it has no {what} '{table}'", f"it has {known}" if known else f"it has no {what} at all")
        return table
    if len(tables) != 1:
        why = f"it has {len(tables)} {what}s" if tables else f"it has no {what}"
        refuse(path, why, f"say which: --table NAME, one of {known}" if known else "look whether it is the right file")
    return tables[0]
