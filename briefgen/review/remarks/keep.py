"""Comments into `review.md` beside the pack, and out of it again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefgen.build.files import replace_own, require_unchanged
from briefgen.build.project import Project
from briefgen.build.writing import cannot_write
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.packs import find_packs
from briefgen.regular import read_regular
from briefgen.review.remarks.file import add, read
from briefgen.review.remarks.model import Remark

NAME: Final = "review.md"
"""Beside `pack.md`; of a pack that is one file, `<name>.review.md` beside that file."""
UNREADABLE: Final = "BG599"


def remarks_path(project: Project, pack: str) -> Path:
    """Return where the comments on a pack's briefs are kept, be there any or not."""
    source = next(each for each in find_packs(project.folder) if each.name == pack)
    return source.path.with_name(f"{source.name}.{NAME}") if source.path.is_file() else source.path / NAME


def kept_remarks(project: Project, pack: str) -> tuple[Remark, ...]:
    """Return the comments that are kept. Raises `UserError` where the file cannot be read."""
    return read(_text(remarks_path(project, pack)))


def keep_remarks(project: Project, pack: str, remarks: Sequence[Remark]) -> tuple[Path, bool]:
    """Write the comments in, as far as they are new, and return the file with whether it was changed. Raises `UserError`."""
    path = remarks_path(project, pack)
    before = _text(path)
    after = add(before, remarks)
    if not remarks or after == before:
        return path, False
    try:
        require_unchanged({path: before.encode() if path.exists() else None})
        replace_own({path: after.encode()})
    except OSError as fault:
        raise UserError(cannot_write(fault)) from None
    return path, True


def _text(path: Path) -> str:
    try:
        return read_regular(path).decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        why, hint = "it is not UTF-8", "save it as UTF-8"
    except OSError as fault:
        why, hint = (fault.strerror or "no reason given").lower(), "see that you may read it"
    raise UserError(Diagnostic(code=UNREADABLE, message=f"'{path.name}' cannot be read: {why}", hints=(hint,)))
