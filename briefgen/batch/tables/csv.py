"""Records in a CSV file: UTF-8, the names of the columns in its first line."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.batch.tables.row import Row, header, refuse

_CELL: Final = 131_072
"""Most characters of a cell, Python's own limit: a quote that is never closed ends there."""
_HINT: Final = (
    "save it as CSV with the encoding UTF-8, commas between its columns and double quotes around what has commas"
)


def read_csv(path: Path, table: str | None) -> Iterator[Row]:
    if table is not None:
        refuse(path, "a CSV file is one table", "leave out --table")
    # Bytes that are no UTF-8 are found in the value that they stand in, and spoil that record alone.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            names = header(path, next(reader, []), line=1)
            if not names:
                refuse(path, "it is empty", "write the names of the columns into its first line", 1)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield _row(reader.line_num, names, cells)
        except csv.Error as fault:
            refuse(path, f"what stands there is no CSV ({fault})", _HINT, reader.line_num or 1)


def _row(line: int, names: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(names):
        said = f"it has {len(cells)} cell{'' if len(cells) == 1 else 's'}, and the table {len(names)} columns"
        return Row(line=line, fault=(said, "write double quotes around what has a comma in it"))
    return Row(line=line, cells=dict(zip(names, cells, strict=True)))
