"""The table as rows of words: for a terminal, and as CSV."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.access.kept import Changes
from briefgen.access.signs import marked, news
from briefgen.access.table import AccessTable, Key, Line

HEAD: Final = ("id", "kind", "changed", "words", "place")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def head(table: AccessTable) -> tuple[str, ...]:
    return (*HEAD, *table.audiences)


def rows(table: AccessTable, since: Changes | None, root: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row for each line, and one for each that is gone; *root* is the content folder."""
    for line in table.lines:
        cells = (marked(line, name, since) for name in table.audiences)
        yield (line.id, line.kind, news(line, since), line.words, place(table, line, root), *cells)
    for key in since.gone if since else ():
        yield (key[1], gone_kind(key), "gone", "", "", *("" for _ in table.audiences))


def place(table: AccessTable, line: Line, root: Path) -> str:
    """Return file and line, from the pack's folder, else from the content folder."""
    if line.span is None:
        return ""
    path = line.span.path
    own = next((top for top in (root / table.pack, root) if path.is_relative_to(top)), None)
    return f"{(path.relative_to(own) if own else path).as_posix()}:{line.span.line}"


def gone_kind(key: Key) -> str:
    return "item" if key[0] == "items" else key[0]


def as_csv(table: AccessTable, since: Changes | None, root: Path) -> str:
    """Return the table as RFC 4180 has it; a cell that a spreadsheet would reckon out has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head(table))
    writer.writerows([_inert(cell) for cell in row] for row in rows(table, since, root))
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
