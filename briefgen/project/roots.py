"""Files of `templates/`, found by name in several roots: a file of an earlier root hides its namesakes in later ones.

Links are followed as far as they stay in the root that they stand in; one that leads out of it is refused, whoever asks.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.resources import templates_root

BUNDLED: Final = "bundled/"
"""Before a name: ours, whatever a project has of that name."""
OUTSIDE: Final = "BG249"
OUT_OF_PROJECT: Final = "BG177"
Stamp = tuple[Path, int, int]
"""A file, when it was written in nanoseconds, and its bytes: another one once it has changed."""


def find(name: str, roots: tuple[Path, ...]) -> Path | None:
    """Return the file *name*, such as `locales/en-GB.yaml`, of the first root that has it. Raises `UserError` for a link out."""
    return next(layers(name, roots), None)


def layers(name: str, roots: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the file of that name of every root that has one, the one that holds first."""
    inner = name.removeprefix(BUNDLED)
    searched = roots if inner == name else (templates_root(),)
    return (path for root in searched if (path := _inside(root, inner)) is not None)


def named(folder: str, roots: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return each `<folder>/<name>.yaml` by its name, in the names' order."""
    return {path.stem: path for path in matching(f"{folder}/*.yaml", roots).values()}


def matching(pattern: str, roots: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the files that *pattern* finds by their places in their roots, in the order of these. Hidden ones are none."""
    found = {
        _place(path, root): path for root in reversed(roots) for path in root.glob(pattern) if _is_ours(path, root)
    }
    return dict(sorted(found.items()))


def below(folder: str, roots: tuple[Path, ...]) -> Iterator[Path]:
    """Yield every file under *folder* in every root, those that others hide as well."""
    for root in roots:
        if (root / folder).is_dir():
            yield from _walk(root / folder, _settled(root / folder, root), root, set())


def stamp(path: Path) -> Stamp:
    """Return what to know by whether something that is kept is still as the file says."""
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


def origin(pattern: str, roots: tuple[Path, ...]) -> str:
    """Return whose the files are that *pattern* finds: `own`, `bundled`, or `own over bundled`."""
    own = matching(pattern, tuple(root for root in roots if root != templates_root()))
    ours = matching(pattern, (templates_root(),))
    return "bundled" if not own else "own over bundled" if ours else "own"


def _walk(folder: Path, place: Path, root: Path, seen: set[Path]) -> Iterator[Path]:
    """Go through a folder and those in it, links among them, each once: a link may lead back to where it stands. *place* is
    where it is when links are followed.
    """
    if place in seen:
        return
    seen.add(place)
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.name.startswith("."):
            path = folder / entry.name
            # What is no link stands where it stands; asking the system for each file takes most of the time.
            linked = entry.is_symlink()
            if _is_ours(path, root) if linked else entry.is_file():
                yield path
            if path.is_dir() if linked else entry.is_dir():
                yield from _walk(path, _settled(path, root) if linked else place / entry.name, root, seen)


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _inside(root: Path, name: str) -> Path | None:
    if "\\" in name or "\0" in name or name.startswith("/") or ".." in PurePosixPath(name).parts:
        return None
    path = root / name
    return path if _is_ours(path, root) else None


def _is_ours(path: Path, root: Path) -> bool:
    """Tell whether there is such a file: what the system refuses, since it is too long or goes in a circle, is none."""
    if path.name.startswith("."):
        return False
    try:
        if _is_linked(path, root):
            _settled(path, root)
        return path.is_file()
    except (OSError, RuntimeError):
        return False


def _is_linked(path: Path, root: Path) -> bool:
    """Tell whether any step from the root to a file is a link: where none is, it stands where it stands."""
    return path != root and (path.is_symlink() or _is_linked(path.parent, root))


def _settled(path: Path, root: Path) -> Path:
    """Return where links lead. Raises `UserError` where that is out of the root."""
    place = path.resolve()
    if not place.is_relative_to(root.resolve()):
        raise UserError(leads_out(path, root))
    return place


def require_within(path: Path, content: Path) -> Path:
    """Return *path*, a file or folder of a project's *content*, which links may lead elsewhere in the project, or to where
    `content` itself leads. Raises `UserError` where they lead out, without a place: its lines are not the project's to show.
    """
    try:
        place = path.resolve()
    except (OSError, RuntimeError):
        return path
    if any(place.is_relative_to(home.resolve()) for home in (content.absolute().parent, content)):
        return path
    message = f"'{path.relative_to(content.parent).as_posix()}' is reached by a link that leads out of the project"
    raise UserError(Diagnostic(code=OUT_OF_PROJECT, message=message, hints=("put the file itself there",)))


def leads_out(path: Path, root: Path) -> Diagnostic:
    """Return the fault without the file's place: its lines are not the project's to show."""
    return Diagnostic(
        code=OUTSIDE,
        message=f"'{path.relative_to(root.parent).as_posix()}' is reached by a link that leads out of {root.name}/",
        hints=("put the file itself there",),
    )
