"""The first line of a YAML file that tells editors its schema: `# yaml-language-server: $schema=…`."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.schemas.files import SUFFIX, schema_of

MARK: Final = "yaml-language-server: $schema="
_BOM: Final = "\ufeff".encode()
_TOP: Final = 5
"""Lines in which one is looked for: editors want it first, people write it behind a licence."""
_FOLDERS: Final = ("content", "templates")


def modeline(file: Path, schemas: Path) -> str | None:
    """Return the line for a file of the project in the working folder, whose schemas are in the folder *schemas*; None for a
    file that has no schema.
    """
    name = schema_of(file)
    if name is None:
        return None
    path = Path(os.path.relpath(schemas / f"{name}{SUFFIX}", file.parent)).as_posix()
    return f"# {MARK}{path}"


def with_modelines(root: Path, schemas: Path) -> Mapping[Path, bytes]:
    """Return the project's YAML files that have no such line, each with it before all else that stands in it."""
    found = {}
    for file in _yaml_files(root):
        content = file.read_bytes()
        line = modeline(file, schemas)
        if line is not None and MARK.encode() not in b"\n".join(content.split(b"\n")[:_TOP]):
            mark = _BOM if content.startswith(_BOM) else b""
            end = b"\r\n" if b"\r\n" in content else b"\n"
            found[file] = mark + line.encode() + end + content.removeprefix(mark)
    return found


def _yaml_files(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted(path for path in (root / folder).rglob("*.yaml") if path.is_file() and not path.is_symlink())
