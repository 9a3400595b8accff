"""A change to a file, as `diff` shows it."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.frames import shown

if TYPE_CHECKING:
    from briefgen.build.fixing import Change


def unified(change: "Change") -> str:
    """Return the lines that change, with those around them; empty where none does."""
    return unified_files(change.path, change.path, change.before, change.after)


def unified_files(old: Path, new: Path, before: bytes, after: bytes) -> str:
    """Return the same of a file that may get another name."""
    first, second = (text.decode("utf-8").splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(first, second, fromfile=shown(old), tofile=shown(new))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
