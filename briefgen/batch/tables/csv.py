"""Records in a CSV file: UTF-8, the names of the columns in its first line."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from briefgen.batch.tables.row import Row, Unread, header, refuse

_CELL: Final = 131_072
"""Most characters of a cell, Python's own limit: a quote that is never closed ends there."""
_WHY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "larger than": f"a cell has more than {_CELL:,} characters, or its double quotes are never closed",
        "unexpected end": "double quotes are opened, and never closed",
        "expected after": "something stands between the double quotes that close a cell and the next comma",
    }
)
_OTHER_BYTES: Final = re.compile("[\udc80-\udcff]")
"""What Python reads for bytes that are no UTF-8 (PEP 383)."""
_OTHER_ENCODING: Final = Unread(
    why="its letters are in another encoding than UTF-8",
    hint="save the table as CSV UTF-8, which is a choice of its own in Excel",
)
_OTHER_SEPARATORS: Final[Mapping[str, str]] = MappingProxyType({";": "semicolons", "\t": "tabs"})
_HINT: Final = (
    "save it as CSV with the encoding UTF-8, commas between its columns and double quotes around what has commas"
)


def read_csv(path: Path, table: str | None) -> Iterator[Row]:
    if table is not None:
        refuse(path, "a CSV file is one table", "leave out --table")
    # Bytes that are no UTF-8 are found in the value that they stand in, and spoil that record alone.
    begun = 1
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            names = header(path, next(reader, []), line=1)
            if not names:
                refuse(path, "it is empty", "write the names of the columns into its first line", 1)
            _refuse_other_form(path, names)
            begun = reader.line_num + 1
            for cells in reader:
                begun = reader.line_num + 1
                if any(cell.strip() for cell in cells):
                    yield _row(reader.line_num, names, cells)
        except csv.Error as fault:
            # A quote that is never closed runs on to the end of the file: what helps is where its record begins.
            refuse(path, _meant(str(fault)), _HINT, begun)


def _meant(said: str) -> str:
    """Return what Python's own words mean to whoever has the table."""
    return next((meant for words, meant in _WHY.items() if words in said), "what stands there is no CSV")


def _refuse_other_form(path: Path, names: tuple[str, ...]) -> None:
    """Refuse what programs write for other countries, and what they wrote before UTF-8."""
    if any(_OTHER_BYTES.search(name) for name in names):
        refuse(path, "the names of its columns are in another encoding than UTF-8", _OTHER_ENCODING.hint, 1)
    if len(names) == 1:
        for sign, called in _OTHER_SEPARATORS.items():
            if sign in names[0]:
                refuse(path, f"its columns are separated by {called}", _HINT, 1)


def _row(line: int, names: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(names):
        said = f"it has {len(cells)} cell{'' if len(cells) == 1 else 's'}, and the table {len(names)} columns"
        return Row(line=line, fault=(said, "write double quotes around what has a comma in it"))
    values = [_OTHER_ENCODING if _OTHER_BYTES.search(cell) else cell for cell in cells]
    return Row(line=line, cells=dict(zip(names, values, strict=True)))
