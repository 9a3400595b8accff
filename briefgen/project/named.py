"""Data files that are found by their names in several roots: yardsticks, lexicons, how languages write numbers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.roots import named

T = TypeVar("T")


def load_named(folder: str, roots: tuple[Path, ...], load: Callable[[Path], T]) -> Mapping[str, T]:
    """Return what each `<folder>/<name>.yaml` holds, by name; one of an earlier root before its namesake of a later one.

    Raises UserError with every problem of every file.
    """
    loaded: dict[str, T] = {}
    problems: list[Diagnostic] = []
    for name, path in named(folder, roots).items():
        try:
            loaded[name] = load(path)
        except UserError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise UserError(*problems)
    return loaded
