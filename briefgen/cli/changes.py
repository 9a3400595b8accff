"""A change to a file, as `diff` shows it."""

import difflib
from typing import TYPE_CHECKING

from briefgen.cli.frames import shown

if TYPE_CHECKING:
    from briefgen.build.fixing import Change


def unified(change: "Change") -> str:
    """Return the lines that change, with those around them; empty where none does."""
    name = shown(change.path)
    before, after = (text.decode("utf-8").splitlines(keepends=True) for text in (change.before, change.after))
    lines = difflib.unified_diff(before, after, fromfile=name, tofile=name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
