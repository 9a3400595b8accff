"""The record of a pack's builds: `manifest.json`. The same build writes the same bytes."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from briefgen import __version__
from briefgen.build.files import digest
from briefgen.build.makers import libraries
from briefgen.build.outputs import Output
from briefgen.build.records import flat, read_record, write_record
from briefgen.build.shapes import made_of
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular
from briefgen.resources import bundled_root

NAME: Final = "manifest.json"


def output_path(path: Path, folder: ProjectFolder) -> str:
    """Return how an output's place is recorded."""
    absolute = path.absolute()
    root = folder.root.absolute()
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def input_path(path: Path, folder: ProjectFolder) -> str:
    """Return how an input's place is recorded: from the project's folder, else from the bundled root, else absolute."""
    return _from_home(path, _homes(folder))


def fingerprints(inputs: Iterable[Path], folder: ProjectFolder) -> Mapping[str, str]:
    """Return the SHA-256 of every input by its place, in the order of the places."""
    homes = _homes(folder)
    return dict(sorted((_from_home(path, homes), digest(read_regular(path))) for path in set(inputs)))


def _homes(folder: ProjectFolder) -> tuple[tuple[str, str], ...]:
    """Return what the places of inputs begin with, and what stands for it in a record."""
    return tuple(
        (f"{root.absolute().as_posix().rstrip('/')}/", said)
        for root, said in ((folder.root, ""), (bundled_root(), "bundled/"))
    )


def _from_home(path: Path, homes: Iterable[tuple[str, str]]) -> str:
    place = path.absolute().as_posix()
    return next((said + place.removeprefix(home) for home, said in homes if place.startswith(home)), place)


def read_outputs(folder: ProjectFolder, pack: str) -> tuple[Output, ...]:
    """Return the outputs of earlier builds; an entry that is not as this version writes it is passed over."""
    recorded = read_record(folder, pack, NAME).get("outputs")
    known = (made_of(Output, each) for each in (recorded if isinstance(recorded, list) else ()))
    return tuple(output for output in known if output is not None)


def forget_outputs(folder: ProjectFolder, pack: str, paths: Collection[str]) -> None:
    """Strike the outputs at *paths* out of the record, where there is one. Raises `OSError`."""
    if record := read_record(folder, pack, NAME):
        kept = [flat(output) for output in read_outputs(folder, pack) if output.path not in paths]
        write_record(folder, pack, NAME, record | {"outputs": kept})


def write_manifest(
    folder: ProjectFolder, pack: str, *, edition: str, inputs: Mapping[str, str], outputs: Iterable[Output]
) -> None:
    """Write the record of *pack*; *inputs* are the files' SHA-256 by their places. Raises `OSError`."""
    record = {
        "briefgen": __version__,
        "libraries": libraries(),
        "pack": pack,
        "edition": edition,
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in inputs.items()],
        "outputs": [flat(output) for output in sorted(outputs, key=lambda output: output.path)],
    }
    write_record(folder, pack, NAME, record)
