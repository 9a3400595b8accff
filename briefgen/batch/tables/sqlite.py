"""Records in an SQLite database: a table, opened so that nothing in it can be changed or run."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Final

from briefgen.batch.tables.row import Row, chosen, refuse

_CELL: Final = 1_000_000
"""Most bytes of a cell."""
_AT_ONCE: Final = 200
_LOOK: Final = "look whether it is an SQLite database, and whole"
_BUSY: Final = ("another program writes in it", "let that one finish, or read a copy of the file")
_WHY: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: _BUSY,
        sqlite3.SQLITE_LOCKED: _BUSY,
        sqlite3.SQLITE_TOOBIG: ("a cell holds more than a million bytes", "leave its column out of the table"),
        sqlite3.SQLITE_NOTADB: ("it is no SQLite database", "look whether it is the right file"),
        sqlite3.SQLITE_CORRUPT: ("it is damaged", "take a copy that is whole"),
    }
)
"""What the database's own words mean to whoever has the table, and what to do."""
_TABLES: Final = (
    "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name"
)


def read_sqlite(path: Path, table: str | None) -> Iterator[Row]:
    try:
        # A view may hold anything and is not read; `trusted_schema` keeps what a table's definition calls from running.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("pragma trusted_schema = off")
            database.execute("pragma query_only = on")
            database.execute("pragma cell_size_check = on")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL)
            database.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            names = [str(row[0]) for row in database.execute(_TABLES)]
            own = chosen(path, names, table, "table").replace('"', '""')
            found = database.execute(f'select * from "{own}"')  # noqa: S608 - a name of the database's own, quoted
            columns = tuple(str(one[0]) for one in found.description)
            number = 0
            while rows := found.fetchmany(_AT_ONCE):
                for cells in rows:
                    number += 1
                    yield Row(line=number, cells=dict(zip(columns, cells, strict=True)))
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        refuse(path, *_WHY.get(code, (f"the database says: {fault}", _LOOK)))
