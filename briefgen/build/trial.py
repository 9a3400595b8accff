"""A change to a project's content, tried on a copy before anybody's file is touched."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Span
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


def at_home(found: Diagnostic, *, copied: Path, content: Path) -> Diagnostic:
    """Return what was found in a copy at *copied* as of the file that is to be, in the folder *content*."""
    span = found.span
    if span is None or not span.path.is_relative_to(copied):
        return replace(found, edits=())
    within = f"line {span.line} of the result"
    home = Span(path=content / span.path.relative_to(copied), line=span.line, within=within)
    return replace(found, span=home, also=(), edits=())


def _without_end(place: str, names: list[str]) -> list[str]:
    """Return what cannot be copied: a named pipe, a link to nothing. The loader tells of it where it stands."""
    return [name for name in names if not ((path := Path(place, name)).is_file() or path.is_dir())]
