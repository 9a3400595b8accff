"""The kinds of tables, by how their files are called; each is imported when one is read."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from briefgen.batch.tables.row import ReadRows, Row, refuse

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    ".csv": ("csv", "read_csv"),
    ".jsonl": ("jsonl", "read_jsonl"),
    ".ndjson": ("jsonl", "read_jsonl"),
    ".xlsx": ("excel", "read_excel"),
    ".db": ("sqlite", "read_sqlite"),
    ".sqlite": ("sqlite", "read_sqlite"),
    ".sqlite3": ("sqlite", "read_sqlite"),
    ".parquet": ("parquet", "read_parquet"),
}
"""Suffix → the module of this room, and the function in it."""


def read_rows(path: Path, table: str | None) -> Iterator[Row]:
    """Yield the rows of a table, one after the other. Raises `UserError` where it cannot be read, also in its midst."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        refuse(path, f"no table ends in '{path.suffix}'", f"it is one of {', '.join(KINDS)}")
    if not path.is_file():
        refuse(path, "there is no such file" if not path.exists() else "it is no file", "look at its name")
    module, function = kind
    reader = cast("ReadRows", getattr(import_module(f"briefgen.batch.tables.{module}"), function))
    try:
        yield from reader(path, table)
    except OSError as fault:
        refuse(path, (fault.strerror or "no reason given").lower(), "see that you may read it")
