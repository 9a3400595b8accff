"""Data files that are found by their names in several roots: yardsticks, lexicons, how languages write numbers."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.roots import named
from briefgen.resources import templates_root

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


def ours_later(folder: str, roots: tuple[Path, ...], load: Callable[[Path], T]) -> Mapping[str, T]:
    """Return the same, of ours each when it is first asked for: nothing is wrong with them, and of many languages a pack has one.

    Raises UserError with every problem of every file of other roots.
    """
    own = load_named(folder, tuple(root for root in roots if root != templates_root()), load)
    return _Later(dict(own), named(folder, roots), load)


class _Later(Mapping[str, T]):
    def __init__(self, loaded: dict[str, T], paths: Mapping[str, Path], load: Callable[[Path], T]) -> None:
        self._loaded = loaded
        self._paths = paths
        self._load = load

    def __getitem__(self, name: str) -> T:
        if name not in self._loaded:
            self._loaded[name] = self._load(self._paths[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
