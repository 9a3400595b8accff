"""The unit's own records: `.briefgen/<pack>/`, readable by their owner alone and kept out of version control.

They name what was withheld from whom, so they never stand beside the deliverables.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.build.files import refuse_links, replace_files
from briefgen.project.folder import ProjectFolder

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FOLDER: Final = ".briefgen"
SIGNOFFS: Final = "signoffs"
"""The folder of a pack's sign-offs among its records: with their heads the only records that a brief hangs on."""
HEADS: Final = "heads"
"""The folder of what each brief's sign-offs and releases must come to: how many there are, and how the last one is sealed."""
RECORDS: Final = ("manifest.json", "ledger.json")
PRIVATE_FOLDER: Final = 0o700
_LEVELS: Final = 2
IGNORE: Final = "# The unit's own records; not to be passed on.\n*\n"


def records_folder(folder: ProjectFolder, pack: str) -> Path:
    """Return where the records of *pack* are."""
    return folder.root / FOLDER / pack


def recorded_packs(folder: ProjectFolder) -> Iterator[str]:
    """Yield the packs that there are records of, also of those that are no more. A build that was stopped has left one of
    the two.
    """
    top = folder.root / FOLDER
    if top.is_dir():
        yield from sorted(path.name for path in top.iterdir() if any((path / name).is_file() for name in RECORDS))


def private_place(folder: ProjectFolder, pack: str, name: str) -> Path:
    """Return where the record *name* of *pack* goes, in a folder that is made where it was not there. Raises `OSError`."""
    place = records_folder(folder, pack) / name
    refuse_links(folder.root, (place,))
    (folder.root / FOLDER).mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    place.parent.mkdir(exist_ok=True)
    return place


def read_record(folder: ProjectFolder, pack: str, name: str) -> dict[str, Any]:
    """Return a JSON record; empty where there is none, or where it cannot be trusted."""
    try:
        record = json.loads((records_folder(folder, pack) / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def write_record(folder: ProjectFolder, pack: str, name: str, record: Any) -> None:
    """Write a JSON record. Raises `OSError`."""
    write_private(folder, {records_folder(folder, pack) / name: record_bytes(record)})


def flat(entry: "DataclassInstance") -> dict[str, Any]:
    """Return the fields of an entry: what stands in them is data already, and a long list need not be copied to be written."""
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


def record_bytes(record: Any) -> bytes:
    """Return a JSON record as its file holds it: an entry of a list or table a line, for whoever reads or compares it; with
    more of white space Python writes it ten times as slowly.
    """
    return f"{_in_lines(record, _LEVELS)}\n".encode()


def _in_lines(value: Any, levels: int) -> str:
    """Return JSON whose outermost *levels* of lists and tables have a line for each entry."""
    if not levels or not isinstance(value, list | tuple | dict) or not value:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        lines = [
            f"{json.dumps(str(key), ensure_ascii=False)}: {_in_lines(each, levels - 1)}" for key, each in value.items()
        ]
        return "{\n" + ",\n".join(lines) + "\n}"
    return "[\n" + ",\n".join(_in_lines(each, levels - 1) for each in value) + "\n]"


def write_private(folder: ProjectFolder, files: Mapping[Path, bytes], *, shared: Mapping[Path, bytes] = {}) -> None:
    """Write *files* below the records' folder, which others may not enter and git does not see, and *shared* elsewhere.

    All of them are written or none. Raises `OSError`.
    """
    top = folder.root / FOLDER
    refuse_links(folder.root, files)
    top.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    ignore = top / ".gitignore"
    own = {} if ignore.exists() else {ignore: IGNORE.encode()}
    replace_files({**own, **files, **shared}, private={*own, *files})
