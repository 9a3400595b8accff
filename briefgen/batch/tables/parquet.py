"""Records in a Parquet file, a batch of rows at a time. Needs pyarrow, the extra `parquet`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.tables.row import Row, Unread, header, refuse

_AT_ONCE: Final = 512
_SIGN: Final = b"PAR1"
"""What such a file begins with."""
_UNREADABLE: Final = (ValueError, LookupError, OverflowError)
"""What is raised for a value that Python cannot hold: bytes that are no text, a day after the year 9999, billionths of a second."""
_ANEW: Final = "write it anew, or save the table as CSV"

_NO_VALUE: Final = Unread(
    why="it is no text in UTF-8, or no day or time that a brief could say",
    hint="write the value anew where the table comes from",
)


def read_parquet(path: Path, table: str | None) -> Iterator[Row]:
    require_library("pyarrow", "parquet")
    import pyarrow as pa  # noqa: PLC0415 - only for those who have such a file
    from pyarrow import parquet  # noqa: PLC0415

    if table is not None:
        refuse(path, "a Parquet file is one table", "leave out --table")
    with path.open("rb") as head:
        if head.read(len(_SIGN)) != _SIGN:
            refuse(path, "it is no Parquet file", "look whether it is the right one")
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            header(path, list(file.schema_arrow.names))
            for batch in file.iter_batches(batch_size=_AT_ONCE, use_threads=False):
                for cells in _read(batch):
                    number += 1
                    yield Row(line=number, cells={name.strip(): cells[name] for name in cells})
    except (pa.ArrowException, OSError, *_UNREADABLE):
        # What its library says is of pages and codecs, and for those who write such libraries.
        refuse(path, "it is damaged, or packed in a way that is not read here", _ANEW)


def _read(batch: Any) -> Iterable[Mapping[str, object]]:
    try:
        found: list[Mapping[str, object]] = batch.to_pylist()
    except _UNREADABLE:
        return [
            {name: _cell(batch.column(at), row) for at, name in enumerate(batch.schema.names)}
            for row in range(batch.num_rows)
        ]
    return found


def _cell(column: Any, row: int) -> object:
    try:
        return column[row].as_py()
    except _UNREADABLE:
        return _NO_VALUE
