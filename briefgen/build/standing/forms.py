"""What briefs look like, as earlier builds read it of the templates: audiences, languages and looks, each kept by what it is called, so
that a build of other words reads no template's data again. What is at fault is not kept, so its faults are told anew each time.

Lines of JSON in the records of the project: what all was read from, what there is with the hash of the line that each has; and those
lines, which are read when somebody asks. What is damaged, or was read from anything else, is as if it were not there.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from briefgen.build.files import digest
from briefgen.build.records import records_folder, write_private
from briefgen.build.standing.objects import FAULTS, objects_of, objects_text
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular

NAME: Final = "forms.json"
MOST_BYTES: Final = 32_000_000
"""Of all that is kept; where it needs more, nothing is."""
_PROJECT: Final = ""
T = TypeVar("T")


class KeptForms:
    """What of a project's templates was read: by the builds before, where they are the same, and by this one."""

    def __init__(self, folder: ProjectFolder, read_from: str, *, anew: bool) -> None:
        self._folder = folder
        self._read_from = read_from
        """The digest of the templates, and of what reads them."""
        self._anew = anew
        self._new: dict[str, bytes] = {}
        self.has_given = False
        """Whether anything was taken as it was kept."""

    def known(self, name: tuple[object, ...], kind: type[T], read: Callable[[], T]) -> T:
        """Return what has the *name* and is of a *kind*, as it was kept, else what *read* says, which is remembered."""
        called = json.dumps(name)
        found = self._kept(called, kind)
        if found is not None:
            self.has_given = True
            return found
        made = read()
        with suppress(TypeError, ValueError, RecursionError):
            self._new[called] = objects_text(made).encode()
        return made

    def shed(self) -> Mapping[str, bytes]:
        """Return what was read since this was asked last, and forget it."""
        shed, self._new = self._new, {}
        return shed

    def take(self, shed: Mapping[str, bytes]) -> None:
        """Remember what was shed, here or in another process."""
        self._new |= shed

    def save(self) -> None:
        """Keep what was read anew beside what there is. Raises `OSError`."""
        if not self._new:
            return
        # In one order, whichever was read first.
        lines = dict(sorted({**self._earlier, **self._new}.items()))
        if sum(map(len, lines.values())) <= MOST_BYTES:
            head = json.dumps(_head(self._read_from, lines)).encode()
            write_private(self._folder, {self._place: b"\n".join((head, *lines.values()))})

    def _kept(self, called: str, kind: type[T]) -> T | None:
        try:
            found = objects_of(self._earlier[called].decode())
        except FAULTS:
            return None
        return found if isinstance(found, kind) else None

    @property
    def _place(self) -> Path:
        return records_folder(self._folder, _PROJECT) / NAME

    @cached_property
    def _earlier(self) -> Mapping[str, bytes]:
        """The lines of the builds before; none where anything is damaged."""
        try:
            if self._anew:
                return {}
            first, *told = read_regular(self._place).split(b"\n")
            head = json.loads(first)
            lines = dict(zip(head["forms"], told, strict=True))
            return lines if head == _head(self._read_from, lines) else {}
        except (OSError, *FAULTS):
            return {}


def _head(read_from: str, lines: Mapping[str, bytes]) -> dict[str, Any]:
    return {"read": read_from, "forms": {called: digest(line) for called, line in lines.items()}}
