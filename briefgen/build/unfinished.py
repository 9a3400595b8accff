"""Files of a pack that get another name with other words: what was stopped in the midst is settled by the next command.

No system does both in one step: for a moment the old file and the new one stand, with every item twice. So what is to be done
is first noted in the pack's records; a process that is killed leaves that note.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any, Final

from briefgen.build.files import digest
from briefgen.build.records import FOLDER, read_record, records_folder, write_record
from briefgen.build.shapes import made_of
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

BOTH: Final = "BG174"
NOTE: Final = "unfinished.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A file of a pack's folder that is to stand there under another name; the digests are of what each holds."""

    old: str
    new: str
    before: str
    after: str


@contextmanager
def noted(folder: ProjectFolder, pack: str, renamings: tuple[Renaming, ...]) -> Iterator[None]:
    """Keep a note of what is done while it is done, and as long as a file stands under both names. Raises `OSError`."""
    if not renamings:
        yield
        return
    write_record(folder, pack, NOTE, {"renamings": [asdict(each) for each in renamings]})
    try:
        yield
    finally:
        if not any(_both_stand(folder.content / pack, each) for each in renamings):
            _note(folder, pack).unlink(missing_ok=True)


def settle(folder: ProjectFolder) -> tuple[Path, ...]:
    """Take away the old one of each file that stands under both names, or the new one where the old one has been changed since.

    Returns what was taken away. Raises `UserError` where nobody can tell which of the two is to stay.
    """
    gone: list[Path] = []
    problems: list[Diagnostic] = []
    for pack in [path.parent.name for path in sorted((folder.root / FOLDER).glob(f"*/{NOTE}"))]:
        home = folder.content / pack
        found = [
            _surplus(home, each) for each in _renamings(read_record(folder, pack, NOTE)) if _both_stand(home, each)
        ]
        gone += [path for path in found if isinstance(path, Path)]
        left = [one for one in found if isinstance(one, Diagnostic)]
        problems += left
        try:
            for path in gone:
                path.unlink(missing_ok=True)
            if not left:
                _note(folder, pack).unlink()
        except OSError as fault:
            problems.append(_cannot(fault))
    if problems:
        raise UserError(*problems)
    return tuple(gone)


def _note(folder: ProjectFolder, pack: str) -> Path:
    return records_folder(folder, pack) / NOTE


def _renamings(record: dict[str, Any]) -> Iterator[Renaming]:
    """Yield what a note holds, as far as it is one: names of files in one folder."""
    entries = record.get("renamings")
    for entry in entries if isinstance(entries, list) else ():
        each = made_of(Renaming, entry)
        if each is not None and all(PurePath(name).name == name for name in (each.old, each.new)):
            yield each


def _both_stand(home: Path, renaming: Renaming) -> bool:
    return all((home / name).is_file() and not (home / name).is_symlink() for name in (renaming.old, renaming.new))


def _surplus(home: Path, renaming: Renaming) -> Path | Diagnostic:
    """Return the file that may go, since all that it says is in the other; a finding where neither may."""
    old, new = home / renaming.old, home / renaming.new
    if digest(new.read_bytes()) != renaming.after:
        hint = f"delete '{old.name}' if all of it is in '{new.name}', or else '{new.name}'"
        message = (
            f"'briefgen convert' was stopped, and '{new.name}' has been changed since: each item may stand there twice"
        )
        return Diagnostic(code=BOTH, message=message, span=Span(path=new, line=1), hints=(hint,))
    return old if digest(old.read_bytes()) == renaming.before else new


def _cannot(fault: OSError) -> Diagnostic:
    message = f"'briefgen convert' was stopped, and '{fault.filename}', which is there twice, cannot be taken away"
    return Diagnostic(code=BOTH, message=message, hints=("delete it yourself",))
