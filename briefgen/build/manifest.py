"""The unit's own record of a pack's builds: `.briefgen/<pack>/manifest.json`, readable by its owner alone.

It names what was withheld from whom, so it never stands beside the deliverables.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from briefgen import __version__
from briefgen.build.files import PRIVATE, digest, replace_files
from briefgen.project.folder import ProjectFolder
from briefgen.resources import bundled_root

LIBRARIES: Final = (
    "babel", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pydantic", "pyphen", "python-bidi", "python-docx",
    "PyYAML", "reportlab", "uharfbuzz",
)  # fmt: skip
"""Those whose version may change a file's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file that was built."""

    path: str
    """Relative to the project's folder, or absolute where it lies outside."""
    sha256: str
    bytes: int
    audience: str
    format: str
    language: str
    marking: str
    pages: int | None
    """As laid out for the PDF; None for other formats, whose pages their reader decides."""
    words: int
    items: tuple[str, ...]
    withheld: tuple[Mapping[str, Any], ...]
    left_out: tuple[str, ...]


def records_folder(folder: ProjectFolder, pack: str) -> Path:
    """Return where the unit's own records of *pack* are."""
    return folder.root / ".briefgen" / pack


def shown_path(path: Path, folder: ProjectFolder) -> str:
    """Return *path* as records name it: from the project's folder, else from the bundled root, else absolute."""
    absolute = path.absolute()
    for root, prefix in ((folder.root.absolute(), ""), (bundled_root().absolute(), "bundled/")):
        if absolute.is_relative_to(root):
            return prefix + absolute.relative_to(root).as_posix()
    return absolute.as_posix()


def real_path(shown: str, folder: ProjectFolder) -> Path:
    """Return the file that an output's `path` names."""
    return folder.root / shown


def read_outputs(folder: ProjectFolder, pack: str) -> tuple[Output, ...]:
    """Return the outputs of earlier builds; none where there is no record, or where it cannot be trusted."""
    try:
        record = json.loads((records_folder(folder, pack) / "manifest.json").read_text(encoding="utf-8"))
        return tuple(Output(**_with_tuples(output)) for output in record["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def forget_outputs(folder: ProjectFolder, pack: str, paths: Collection[str]) -> None:
    """Strike the outputs at *paths* out of the record, where there is one: they were set aside. Raises `OSError`."""
    try:
        record = json.loads((records_folder(folder, pack) / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    kept = [output for output in record.get("outputs", ()) if output.get("path") not in paths]
    write_record(folder, pack, "manifest.json", record | {"outputs": kept})


def _with_tuples(output: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in output.items()}


def write_manifest(
    folder: ProjectFolder, pack: str, *, edition: str, inputs: Iterable[Path], outputs: Iterable[Output]
) -> None:
    """Write the record of *pack*; the same build writes the same bytes. Raises `OSError`."""
    record = {
        "briefgen": __version__,
        "libraries": {name: version(name) for name in LIBRARIES},
        "pack": pack,
        "edition": edition,
        "inputs": sorted(
            ({"path": shown_path(path, folder), "sha256": digest(path.read_bytes())} for path in set(inputs)),
            key=lambda entry: entry["path"],
        ),
        "outputs": [asdict(output) for output in sorted(outputs, key=lambda output: output.path)],
    }
    write_record(folder, pack, "manifest.json", record)


def write_record(folder: ProjectFolder, pack: str, name: str, record: Any) -> None:
    """Write a JSON file among the unit's own records."""
    content = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    target = records_folder(folder, pack) / name
    replace_files({target: content.encode()}, mode=PRIVATE)
