"""Records that only grow: `<kind>/<stem>.<number>.json` among a pack's own, each with a hash of all that it says.

One that has been changed, or is damaged, is not believed: whoever asks is told of it, and what rests on it does not hold.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefgen.build.files import digest
from briefgen.build.records import record_bytes, records_folder, write_private
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular

SEAL: Final = "seal"
_NAME: Final = re.compile(r"(?P<stem>.+)\.(?P<number>\d{4,})\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One record, as it was found."""

    path: Path
    stem: str
    """Of the brief that it is about."""
    said: dict[str, Any] | None
    """None where it cannot be believed."""


def read_sealed(folder: ProjectFolder, pack: str, kind: str, stem: str | None = None) -> tuple[Sealed, ...]:
    """Return the records of a kind, of one brief or of all, each brief's in the order in which they were made."""
    return tuple(_read(path, each) for each, _, path in _files(folder, pack, kind) if stem is None or each == stem)


def append_sealed(folder: ProjectFolder, pack: str, kind: str, stem: str, record: dict[str, Any]) -> Path:
    """Write one more record of a brief, and return where. Whoever calls has the pack's lock. Raises `OSError`."""
    taken = [number for each, number, _ in _files(folder, pack, kind) if each == stem]
    path = records_folder(folder, pack) / kind / f"{stem}.{max(taken, default=0) + 1:04}.json"
    write_private(folder, {path: record_bytes(record | {SEAL: _seal(record)})})
    return path


def _files(folder: ProjectFolder, pack: str, kind: str) -> Iterator[tuple[str, int, Path]]:
    home = records_folder(folder, pack) / kind
    names = sorted(home.iterdir()) if home.is_dir() else []
    matched = [(found, path) for path in names if (found := _NAME.fullmatch(path.name))]
    yield from sorted((found["stem"], int(found["number"]), path) for found, path in matched)


def _read(path: Path, stem: str) -> Sealed:
    try:
        said = json.loads(read_regular(path))
    except (OSError, ValueError, RecursionError):
        said = None
    sealed = isinstance(said, dict) and said.pop(SEAL, None) == _seal(said)
    return Sealed(path=path, stem=stem, said=said if sealed else None)


def _seal(record: dict[str, Any]) -> str:
    return digest(json.dumps(record, sort_keys=True, ensure_ascii=False).encode())
