"""Files of an author that are changed together: where the process is killed between two of them, the next command goes on.

Each file is whole at any time. No system puts several in place in one step, so what they are to be is first noted among the
project's records; a process that is killed leaves that note.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from briefgen.build.files import digest, lock, replace_own
from briefgen.build.records import FOLDER, record_bytes, write_private
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

NOTE: Final = "changing.json"
_SEVERAL: Final = 2
"""A single file is in its place in one step."""
_OURS: Final = ("content", "templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What became of a change that was stopped midway."""

    put: tuple[Path, ...] = ()
    """Files that had not been changed yet, and are now."""
    left: tuple[Path, ...] = ()
    """Files that somebody has changed since, and that lack it."""


def put_together(folder: ProjectFolder, files: Mapping[Path, bytes]) -> None:
    """Put files of an author in place as `replace_own` does, all or none, also where the process is killed. Raises `OSError`."""
    if len(files) < _SEVERAL or not all(path.is_relative_to(folder.root) for path in files):
        replace_own(files)
        return
    note = folder.root / FOLDER / NOTE
    write_private(folder, {note: record_bytes({"files": [_entry(folder, *each) for each in files.items()]})})
    try:
        with note.open("rb") as held:
            lock(held.fileno())
            replace_own(files)
    finally:
        note.unlink(missing_ok=True)


def finish(folder: ProjectFolder) -> Finished:
    """Put in place what a process that is no more had still to put there. Raises `UserError` where that cannot be written."""
    note = folder.root / FOLDER / NOTE
    try:
        with note.open("rb") as held:
            if not lock(held.fileno()):
                return Finished()
            noted = dict(_noted(folder, held.read()))
            found = _found(noted)
            replace_own({path: noted[path].after for path in found.put})
        note.unlink(missing_ok=True)
    except FileNotFoundError:
        return Finished()
    except OSError as fault:
        from briefgen.build.writing import cannot_write  # noqa: PLC0415 - it loads what writes; nearly always nothing is at fault

        raise UserError(cannot_write(fault)) from None
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noted:
    before: str | None
    """The digest of what a file was; None where it was not there."""
    after: bytes


def _found(noted: Mapping[Path, _Noted]) -> Finished:
    """Return what is still to be put in place: of a change of which nothing is there yet, nothing."""
    now = {path: digest(path.read_bytes()) if path.is_file() else None for path in noted}
    left = [path for path, each in noted.items() if now[path] != digest(each.after)]
    if len(left) == len(noted):
        return Finished()
    put = tuple(path for path in left if now[path] == noted[path].before)
    return Finished(put=put, left=tuple(path for path in left if path not in put))


def _entry(folder: ProjectFolder, path: Path, content: bytes) -> dict[str, Any]:
    import base64  # noqa: PLC0415 - who only reads has no use for it

    return {
        "path": path.relative_to(folder.root).as_posix(),
        "before": digest(path.read_bytes()) if path.is_file() else None,
        "after": base64.b64encode(content).decode(),
    }


def _noted(folder: ProjectFolder, data: bytes) -> Iterator[tuple[Path, _Noted]]:
    """Yield what a note says, as far as it is one: files of the content and of the project's own templates."""
    import base64  # noqa: PLC0415 - likewise
    import json  # noqa: PLC0415 - likewise

    try:
        for each in json.loads(data)["files"]:
            parts = PurePath(each["path"]).parts
            if parts[0] in _OURS and ".." not in parts:
                yield folder.root.joinpath(*parts), _Noted(before=each["before"], after=base64.b64decode(each["after"]))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return
