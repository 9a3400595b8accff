"""The access table as it was agreed: `access.json` among the unit's records, and what has changed since.

It says of each item and entry who may see it, and the hash of its words; not the words. A sign-off keeps the same table.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from briefgen.access.table import AccessTable, Key, Line
from briefgen.build.records import records_folder, write_record
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

NAME: Final = "access.json"
UNREADABLE: Final = "BG559"
_FORM: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    words_hash: str
    access: Mapping[str, tuple[str, ...]]
    """Audience → the reasons why it was withheld; none: it was open."""
    rows: Mapping[str, Mapping[str, bool]]
    """Audience → the rows of an exhibit, and whether each was open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The table at the last agreement."""

    edition: dt.datetime
    audiences: tuple[str, ...]
    lines: Mapping[Key, KeptLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is otherwise than it was agreed."""

    since: dt.datetime
    new: frozenset[Key]
    gone: tuple[Key, ...]
    reworded: frozenset[Key]
    opened: frozenset[tuple[Key, str]]
    """Item and audience that sees it now, and did not; likewise the other way."""
    closed: frozenset[tuple[Key, str]]
    new_audiences: tuple[str, ...]
    """Asked for now, and not in what was kept: nothing is known of them before."""

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.reworded or self.opened or self.closed or self.new_audiences)

    def of_items(self) -> "Changes":
        """Return what has changed of items alone, to stand beside a table of items alone."""
        return replace(
            self,
            new=frozenset(key for key in self.new if key[0] == "items"),
            gone=tuple(key for key in self.gone if key[0] == "items"),
            reworded=frozenset(key for key in self.reworded if key[0] == "items"),
            opened=frozenset(at for at in self.opened if at[0][0] == "items"),
            closed=frozenset(at for at in self.closed if at[0][0] == "items"),
        )


def kept_path(folder: ProjectFolder, pack: str) -> Path:
    """Return where the agreed table of *pack* is kept."""
    return records_folder(folder, pack) / NAME


def keep(folder: ProjectFolder, table: AccessTable) -> Path:
    """Keep *table* as what was agreed, in the place of an earlier one; return the file. Raises `OSError`.

    Audiences that the earlier one has and this one does not are not carried on: what was agreed is one table.
    """
    write_record(folder, table.pack, NAME, _record(table))
    return kept_path(folder, table.pack)


def read_kept(path: Path) -> Kept | None:
    """Return what was kept; None where there is no file. Raises `UserError` for one that is not as this version writes it."""
    try:
        return _kept(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        hint = "take another file, or keep the table anew: briefgen who PACK --keep"
        raise UserError(
            Diagnostic(code=UNREADABLE, message=f"'{path}' is no access table that can be read", hints=(hint,))
        ) from None


def changes(kept: Kept, table: AccessTable) -> Changes:
    """Compare the table with what was kept, for the audiences that both have."""
    now = {line.key: line for line in table.lines}
    both = [(line, kept.lines[key]) for key, line in now.items() if key in kept.lines]
    moved = [(line, name, was) for line, was in both for name in line.cells if name in was.access]
    return Changes(
        since=kept.edition,
        new=frozenset(now.keys() - kept.lines.keys()),
        gone=tuple(key for key in kept.lines if key not in now),
        reworded=frozenset(line.key for line, was in both if line.words_hash != was.words_hash),
        opened=frozenset((line.key, name) for line, name, was in moved if _opened(line, name, was)),
        closed=frozenset((line.key, name) for line, name, was in moved if _closed(line, name, was)),
        new_audiences=tuple(name for name in table.audiences if name not in kept.audiences),
    )


def _opened(line: Line, name: str, was: KeptLine) -> bool:
    cell, rows = line.cells[name], was.rows.get(name, {})
    now_open = any(is_open and not rows.get(row, True) for row, is_open in cell.rows.items())
    return cell.is_open and (bool(was.access[name]) or now_open)


def _closed(line: Line, name: str, was: KeptLine) -> bool:
    cell, rows = line.cells[name], was.rows.get(name, {})
    now_shut = any(not is_open and rows.get(row, False) for row, is_open in cell.rows.items())
    return not was.access[name] and (not cell.is_open or now_shut)


def _record(table: AccessTable) -> dict[str, Any]:
    lines = [
        {
            "register": line.key[0],
            "id": line.key[1],
            "words": line.words_hash,
            "withheld": {name: list(cell.reasons) for name, cell in line.cells.items()},
            "rows": {name: dict(cell.rows) for name, cell in line.cells.items() if cell.rows},
        }
        for line in table.lines
    ]
    return {
        "form": _FORM,
        "pack": table.pack,
        "edition": table.edition.isoformat(),
        "audiences": list(table.audiences),
        "lines": lines,
    }


def _kept(record: Any) -> Kept:
    if record["form"] != _FORM:
        raise ValueError("another form")
    edition = dt.datetime.fromisoformat(record["edition"])
    if edition.tzinfo is None:
        raise ValueError("a moment without a zone")
    return Kept(
        edition=edition,
        audiences=tuple(map(str, record["audiences"])),
        lines={(str(line["register"]), str(line["id"])): _kept_line(line) for line in record["lines"]},
    )


def _kept_line(line: Mapping[str, Any]) -> KeptLine:
    access = {str(name): tuple(map(str, reasons)) for name, reasons in line["withheld"].items()}
    rows = {str(name): {str(row): bool(is_open) for row, is_open in of.items()} for name, of in line["rows"].items()}
    return KeptLine(words_hash=str(line["words"]), access=access, rows=rows)
