"""Records in a Parquet file, a batch of rows at a time. Needs pyarrow, the extra `parquet`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.libraries import require_library
from briefgen.batch.tables.row import Row, header, refuse

_AT_ONCE: Final = 512
_DAMAGED: Final = "look whether it is a Parquet file, and whole"


def read_parquet(path: Path, table: str | None) -> Iterator[Row]:
    require_library("pyarrow", "parquet")
    import pyarrow as pa  # noqa: PLC0415 - only for those who have such a file
    from pyarrow import parquet  # noqa: PLC0415

    if table is not None:
        refuse(path, "a Parquet file is one table", "leave out --table")
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            names = header(path, list(file.schema_arrow.names))
            for batch in file.iter_batches(batch_size=_AT_ONCE, use_threads=False):
                for cells in batch.to_pylist():
                    number += 1
                    yield Row(line=number, cells={name.strip(): cells[name] for name in cells})
            assert names
    except (pa.ArrowException, OSError, ValueError) as fault:
        refuse(path, f"{str(fault).splitlines()[0] if str(fault) else 'it is damaged'}", _DAMAGED)
