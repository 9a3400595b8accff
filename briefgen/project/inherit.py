"""A file of `templates/` that says `inherit: <name>` holds only what differs from the file of that name."""

from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.overlay import overlay, without
from briefgen.located.positions import Located
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import BUNDLED, find

KEY: Final = "inherit"
Unknown = Callable[[str, Span | None], Diagnostic]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """Files that may inherit from each other."""

    noun: str
    place: str
    """Where each lies in its root, with `{}` for its name."""
    circle: str
    """The code of a finding that one inherits from itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    name: str
    path: Path
    written: Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Heritage:
    """A file, and those that it inherits from, each after its heir."""

    heirs: tuple[Heir, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(heir.path for heir in self.heirs)

    def whole(self) -> Located:
        """Return all that holds, the nearest over what is farther off; each value keeps its place."""
        written = (heir.written for heir in reversed(self.heirs))
        return reduce(overlay, (without(each, KEY) if isinstance(each.data, Mapping) else each for each in written))


def heritage(name: str, sort: Sort, roots: tuple[Path, ...], unknown: Unknown) -> Heritage:
    """Return the file *name* with all that it inherits. `bundled/<name>` is ours, and inherits from ours alone.

    Raises `UserError` where one is not there, cannot be read or inherits from itself.
    """
    heirs: list[Heir] = []
    wanted: str | None = name
    span: Span | None = None
    while wanted is not None:
        ours = BUNDLED if wanted.startswith(BUNDLED) else ""
        path = find(ours + sort.place.format(wanted.removeprefix(BUNDLED)), roots)
        if path is None:
            raise UserError(unknown(wanted, span))
        if path in (heir.path for heir in heirs):
            raise UserError(_circle(wanted, sort, span))
        written = read_yaml(path)
        heirs.append(Heir(name=wanted, path=path, written=written))
        parent = written.data.get(KEY) if isinstance(written.data, Mapping) else None
        span = written.positions.span((KEY,))
        wanted = None if parent is None else ours + str(parent).removeprefix(ours)
    return Heritage(heirs=tuple(heirs))


def _circle(name: str, sort: Sort, span: Span | None) -> Diagnostic:
    ours = BUNDLED + sort.place.format(name)
    hints = (f"write `{KEY}: {BUNDLED}{name}` for ours of that name",) if find(ours, ()) else ()
    message = f"the {sort.noun} '{name}' inherits from itself"
    return Diagnostic(code=sort.circle, message=message, span=span, hints=hints)
