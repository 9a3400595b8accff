"""Which themes there are, and where they are."""

from pathlib import Path
from typing import Final

from briefgen.project.roots import named

FOLDER: Final = "themes"


def theme_names(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the names of the themes there are."""
    return tuple(named(FOLDER, roots))


def read_from(roots: tuple[Path, ...]) -> str:
    """Return a hint: where a theme of one's own has to be."""
    folders = " and ".join((root / "themes").as_posix() for root in roots)
    return f"themes are read from {folders}/, each by the name of its file"
