"""A change to a project's content, tried on a copy before anybody's file is touched."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefgen.project.folder import ProjectFolder


@contextmanager
def changed_copy(folder: ProjectFolder, files: Mapping[Path, bytes | None]) -> Iterator[ProjectFolder]:
    """Yield the project with a copy of its content, in which *files* of the content are as given; None takes one away."""
    with tempfile.TemporaryDirectory(prefix="briefgen-trial-") as scratch:
        content = Path(scratch) / folder.content.name
        if folder.content.is_dir():
            shutil.copytree(folder.content, content, ignore=_without_end)
        for path, data in files.items():
            copy = content / path.relative_to(folder.content)
            if data is None:
                copy.unlink(missing_ok=True)
            else:
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(data)
        yield replace(folder, root=Path(scratch), content=content)


def _without_end(place: str, names: list[str]) -> list[str]:
    """Return what cannot be copied: a named pipe, a link to nothing. The loader tells of it where it stands."""
    return [name for name in names if not ((path := Path(place, name)).is_file() or path.is_dir())]
