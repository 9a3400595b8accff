"""A project that somebody is writing at: what each saved change comes to. When files were saved is for others to say."""

import gc
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.build.caches import Cache
from briefgen.build.composition import share_of_pack
from briefgen.build.hands import IN_TURN, Became, Hands
from briefgen.build.kept import MOST, Kept
from briefgen.build.locking import Waiting, in_silence
from briefgen.build.outputs import Output
from briefgen.build.pipeline import build, require
from briefgen.build.project import Project
from briefgen.build.ready import Want
from briefgen.build.request import BuildReport, BuildRequest
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.project.saves import stamps

if TYPE_CHECKING:
    from briefgen.build.beside import Beside

UNREAD: Final = "BG180"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one build of several came to."""

    report: BuildReport
    built: tuple[Output, ...]
    """The files that are other ones than before."""


class Watching:
    """Builds again and again, and does again only what a change may have touched.

    While it goes on, the earlier files of a brief that is at fault stay where they are: a sentence is saved half written as
    well. `settle` sets them aside in the end, as a build does.
    """

    def __init__(
        self,
        folder: ProjectFolder,
        request: BuildRequest,
        *,
        allow_classified_labels: bool = False,
        waiting: Waiting = in_silence,
        in_two: bool = False,
    ) -> None:
        """*in_two*: a second process takes a part of the briefs, where there may be one; `close` ends it."""
        self._waiting = waiting
        self._request = replace(request, keep_refused=True)
        self._project = Project(folder, allow_classified_labels=allow_classified_labels, kept=Kept(most=MOST))
        self._hashes: dict[str, str] = {}
        self._faulty = False
        require(self._project, request)
        self._beside = _beside(self.places, self._request) if in_two else None

    @property
    def is_in_two(self) -> bool:
        """Whether a second process makes a part of the briefs with the next save."""
        return self._beside is not None and self._beside.is_there

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders, and single files, whose changes matter."""
        folder, letterhead = self._project.folder, self._request.reference
        return (folder.content, *folder.templates, *((letterhead,) if letterhead else ()))

    def files(self) -> tuple[Path, ...]:
        """Return the files whose changes matter, those that are there now."""
        return tuple(map(Path, stamps(self.places)))

    def round(self, changed: Iterable[Path]) -> Round:
        """Build as things are now that the files *changed* are other ones."""
        files = frozenset(changed)
        if self._beside:
            self._beside.saved(files)
        self._project = _renewed(self._project, files)
        with _uncollected():
            report = self._built(self._project, self._request, self._beside or IN_TURN)
        if self._beside:
            self._beside.start(self._project)
        self._faulty = bool(errors(report.diagnostics))
        built = tuple(output for output in report.outputs if self._hashes.get(output.path) != output.sha256)
        self._hashes |= {output.path: output.sha256 for output in report.outputs}
        return Round(report=report, built=built)

    def settle(self) -> BuildReport:
        """Set aside what the last build refused, if it refused anything."""
        if not self._faulty:
            return BuildReport()
        return self._built(self._project.renewed(()), replace(self._request, keep_refused=False), IN_TURN)

    def close(self) -> None:
        """End the second process, where there is one."""
        if self._beside:
            self._beside.close()

    def _built(self, project: Project, request: BuildRequest, hands: Hands) -> BuildReport:
        """Build; what stops it altogether is a finding as well, for the next save may mend it."""
        try:
            return build(project, request, self._waiting, hands=hands)
        except UserError as fault:
            return BuildReport(diagnostics=fault.diagnostics, stopped_early=True)
        except OSError as fault:
            return BuildReport(diagnostics=(_unread(fault),))


def _beside(places: tuple[Path, ...], request: BuildRequest) -> "Beside":
    from briefgen.build.beside import Beside  # noqa: PLC0415 - only who watches has a second process

    def share(project: Project, name: str, wants: Container[Want]) -> Became:
        with _uncollected():
            return share_of_pack(project, name, request, wants)

    return Beside(places, share, _renewed)


def _renewed(project: Project, files: frozenset[Path]) -> Project:
    """Return the project as it is now that *files* are other ones."""
    if any(not path.is_relative_to(project.folder.content) for path in files):
        _forget_files()
    return project.renewed(files)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for rubbish when the build is done, while nobody waits: of what is kept from build to build there is none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _unread(fault: OSError) -> Diagnostic:
    """Return what the system said of a file that went away, or was locked, while it was read."""
    message = f"'{fault.filename}' cannot be read: {(fault.strerror or 'no reason given').lower()}"
    return Diagnostic(code=UNREAD, message=message, hints=("save it again, or close it where it is open",))


def _forget_files() -> None:
    """Forget what is remembered of files for as long as the process lives: fonts, templates, letterheads by their places."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("briefgen."):
            for value in tuple(vars(module).values()):
                if isinstance(value, Cache):
                    value.cache_clear()
