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
_DAMAGED: Final = ("it is damaged", "take a copy that is whole")
_SHUT: Final = (
    "it cannot be opened, or a file beside it that belongs to it cannot",
    "see that you may read both, or read a copy in a folder of your own",
)
_WHY: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: _BUSY,
        sqlite3.SQLITE_LOCKED: _BUSY,
        sqlite3.SQLITE_TOOBIG: ("a cell holds more than a million bytes", "leave its column out of the table"),
        sqlite3.SQLITE_NOTADB: ("it is no SQLite database", "look whether it is the right file"),
        sqlite3.SQLITE_CORRUPT: _DAMAGED,
        sqlite3.SQLITE_CANTOPEN: _SHUT,
        sqlite3.SQLITE_PERM: _SHUT,
        sqlite3.SQLITE_AUTH: _SHUT,
        sqlite3.SQLITE_READONLY: ("it was left in the midst of a change", "open it once in the program that writes it"),
        sqlite3.SQLITE_IOERR: ("the disk does not give all of it", "read a copy of it on another disk"),
        sqlite3.SQLITE_NOMEM: ("this machine has no memory left for it", "end other programs, and try again"),
        sqlite3.SQLITE_ERROR: ("its table needs something of the program that wrote it", "export the table as CSV"),
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
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_INTERNAL) & 0xFF
        refuse(path, *_WHY.get(code, ("it cannot be read as a database", _LOOK)))
    except UnicodeError:
        # The name of a table or column has bytes that are no text.
        refuse(path, *_DAMAGED)
