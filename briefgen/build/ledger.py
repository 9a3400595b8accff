"""Every file that was ever built here, by its hash: `ledger.json`. The manifest has those that hold now; this one has the
others too, for somebody has them still. It is written before the files are put in their places, the manifest after: whatever
stops a build between the two, what stands there is known.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from briefgen import __version__
from briefgen.build.files import digest
from briefgen.build.outputs import Made, Output
from briefgen.build.records import flat, read_record, write_record
from briefgen.build.shapes import made_of
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

NAME: Final = "ledger.json"
MOST: Final = 2_000
"""Files that are remembered; the earliest are forgotten first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered(Made):
    built_from: str
    """The build that made it, a key of `Ledger.builds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build was made from."""

    version: str
    """Of briefgen."""
    inputs: Mapping[str, str]
    """Place of a file → its SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    files: tuple[Remembered, ...]
    """In the order in which they were built, the latest last."""
    builds: Mapping[str, Build]


def read_ledger(folder: ProjectFolder, pack: str) -> Ledger:
    """Return what is remembered of *pack*; an entry that is not as this version writes it is passed over."""
    record = read_record(folder, pack, NAME)
    known, listed = record.get("builds"), record.get("files")
    entries = known.items() if isinstance(known, dict) else ()
    builds = {name: build for name, each in entries if (build := made_of(Build, each)) is not None}
    files = (made_of(Remembered, each) for each in (listed if isinstance(listed, list) else ()))
    return Ledger(files=tuple(each for each in files if each and each.built_from in builds), builds=builds)


def remember(folder: ProjectFolder, pack: str, *, inputs: Mapping[str, str], outputs: Iterable[Output]) -> None:
    """Write the *outputs* that a build is about to put in place, which go from *inputs*, behind what is remembered.

    Raises `OSError`.
    """
    build = Build(version=__version__, inputs=inputs)
    name = digest(json.dumps(flat(build), sort_keys=True).encode())
    made = [Remembered(**_own(output), built_from=name) for output in sorted(outputs, key=lambda output: output.path)]
    if not made:
        return
    known = read_ledger(folder, pack)
    again = {(each.sha256, each.path) for each in made}
    files = [*(each for each in known.files if (each.sha256, each.path) not in again), *made][-MOST:]
    needed = {each.built_from for each in files}
    builds = {key: flat(each) for key, each in {**known.builds, name: build}.items() if key in needed}
    write_record(folder, pack, NAME, {"builds": builds, "files": [flat(each) for each in files]})


def _own(output: Output) -> dict[str, Any]:
    return {field.name: getattr(output, field.name) for field in fields(Made)}
