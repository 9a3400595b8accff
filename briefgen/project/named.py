"""Data files that are found by their names in several roots: yardsticks, lexicons, lists of plain language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.roots import named
from briefgen.resources import templates_root

T = TypeVar("T")


class Named(Mapping[str, T]):
    """What stands under names, read when somebody first asks for it: most packs speak one of the languages that we know."""

    def __init__(self, names: Iterable[str], load: Callable[[str], T], read: Mapping[str, T]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._load = load
        self.read = {name: read[name] for name in self._names if name in read}
        """What somebody asked for already."""

    def __getitem__(self, name: str) -> T:
        if name not in self.read:
            if name not in self._names:
                raise KeyError(name)
            self.read[name] = self._load(name)
        return self.read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __reduce__(self) -> tuple[type[dict[str, T]], tuple[dict[str, T]]]:
        """Go whole to another process: the files may not be there."""
        return dict, (dict(self),)


def read_own(found: Named[T], files: Mapping[str, Iterable[Path]]) -> Named[T]:
    """Read at once what has a file of the project's own, for that may be at fault; ours is not.

    *files* are those that each name goes by. Raises UserError with every problem of every file.
    """
    problems: list[Diagnostic] = []
    for name in found:
        if all(path.is_relative_to(templates_root()) for path in files[name]):
            continue
        try:
            found[name]
        except UserError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise UserError(*problems)
    return found


def load_named(folder: str, roots: tuple[Path, ...], load: Callable[[Path], T]) -> Named[T]:
    """Return what each `<folder>/<name>.yaml` holds, by name; one of an earlier root before its namesake of a later one.

    Raises UserError with every problem of every file of the project's own.
    """
    paths = named(folder, roots)
    return read_own(Named(paths, partial(_loaded, paths, load), {}), {name: (path,) for name, path in paths.items()})


def _loaded(paths: Mapping[str, Path], load: Callable[[Path], T], name: str) -> T:
    return load(paths[name])
