"""A second process that makes a part of the briefs while the first one makes the others.

It is a copy of the first, and stays: with each saved change both load what was changed, and each makes its own briefs, whose
words, lines and findings it remembers. The first one alone looks for what is wrong with packs, and puts files in their places;
what the second one makes comes back as it would have been made here. Where that one has seen other files than this one, or is no
more, its part is made here. One that the system has ended, or that stalls and is ended for that, is begun again.
"""

import multiprocessing
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

from briefgen.build.forking import cores, leave_signals, may_fork, start, undisturbed
from briefgen.build.hands import Became
from briefgen.build.making import Making
from briefgen.build.progress import Progress, counting
from briefgen.build.project import Project
from briefgen.build.ready import Ready, Want, each_of
from briefgen.build.stalled import ended_when_stalled
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.project.saves import Stamps, stamps

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

PART: Final = 0.52
"""Of all words, at the most, for the second process: about half, for it goes by whole briefs, and few saves touch all of them."""

TRIES: Final = 2
"""Of second processes in a row, none of which answers: then the system has no room for one."""

Work = Callable[[Project, str, Container[Want]], Became]
Renewed = Callable[[Project, frozenset[Path]], Project]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """Files are other ones now."""

    files: frozenset[Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A pack is being built."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is wrong with the pack that is being built; None where its briefs are not wanted any more."""

    findings: tuple[Diagnostic, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    number: int
    became: Became
    seconds: float
    """Of processor time."""


class _GivenUp(Exception):  # noqa: N818 - it is none
    """Nobody wants the briefs of a pack any more."""


class Beside:
    """The second process, as the first one knows it. Until it is started, and when it is no more, all is made here."""

    def __init__(self, places: Iterable[Path], work: Work, renewed: Renewed) -> None:
        self._places = tuple(places)
        self._work = work
        self._renewed = renewed
        self._process: ForkProcess | None = None
        self._lost = 0
        """How many second processes were lost since one answered last."""
        self._share: frozenset[tuple[str, Want]] = frozenset()
        self._words: dict[tuple[str, Want], int] = {}
        self._before: Stamps = {}
        self._number = 0
        self._is_owed = False
        """Whether the second process has still to be told what is wrong with the pack."""
        self.seconds = 0.0
        """Of processor time that the second process took since files were saved last."""

    @property
    def is_there(self) -> bool:
        return self._process is not None

    def saved(self, files: frozenset[Path]) -> None:
        """Let it know which files are other ones, before this process reads any."""
        self.seconds = 0.0
        if self._process is not None:
            self._before = stamps(self._places)
            self._send(_Saved(files=files))

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        self._number += 1
        if any(pack == name for pack, _ in self._share):
            self._is_owed = True
            self._send(_Begun(number=self._number, name=name))
        try:
            yield
        finally:
            self._tell(None)

    def made(
        self, name: str, wants: Sequence[Want], making: Making, progress: Progress, findings: tuple[Diagnostic, ...]
    ) -> Became:
        self._tell(findings)
        make = counting(making.make, progress, len(wants))
        theirs = [want for want in wants if self._process is not None and (name, want) in self._share]
        ours = each_of((want for want in wants if want not in theirs), make)
        became = self._answer() if theirs else {}
        left = each_of((want for want in theirs if want not in became), make)
        all_of_them = {**became, **ours, **left}
        for want, each in all_of_them.items():
            if isinstance(each, Ready):
                self._words[name, want] = each.words
        return all_of_them

    def start(self, project: Project) -> None:
        """Start the second process where there is none, and it can be had and has something to do."""
        if self._process is not None or self._lost == TRIES or cores() == 1 or not may_fork():
            return
        self._share = shared_out(self._words)
        if self._share:
            try:
                self._begin(project)
            except OSError:
                # The system lets no more processes be.
                self._lost += 1

    def _begin(self, project: Project) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        second = _Second(
            connection=theirs,
            first=ours,
            project=project,
            share=self._share,
            work=self._work,
            renewed=self._renewed,
        )
        process = context.Process(target=second.serve, daemon=True)
        with undisturbed():
            start(process, ours, theirs)
        self._connection, self._process = ours, process

    def close(self) -> None:
        """End the second process: it has nothing that must be finished."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()
            self._process = None

    def _tell(self, findings: tuple[Diagnostic, ...] | None) -> None:
        if self._is_owed:
            self._is_owed = False
            self._send(_Found(findings=findings))

    def _send(self, message: _Saved | _Begun | _Found) -> None:
        if self._process is not None:
            try:
                with ended_when_stalled(self._process):
                    self._connection.send(message)
            except OSError:
                self._lose()

    def _answer(self) -> Became:
        """Return what the second process made of the pack; nothing where files were saved meanwhile, of which it may have seen
        what this process has not.
        """
        if self._process is None:
            return {}
        try:
            with ended_when_stalled(self._process):
                answer = self._connection.recv()
                while answer.number != self._number:
                    answer = self._connection.recv()
        except (EOFError, OSError):
            self._lose()
            return {}
        self._lost = 0
        self.seconds += answer.seconds
        became: Became = answer.became
        return became if stamps(self._places) == self._before else {}

    def _lose(self) -> None:
        """Go on alone for now: the system has ended the second process, most likely for want of memory, or it stalled."""
        self._lost += 1
        self.close()


def shared_out(words: Mapping[tuple[str, Want], int]) -> frozenset[tuple[str, Want]]:
    """Return the briefs for the second process, by how many words each has: the longest one, and more while they are not too many.
    Of a single brief nothing can be shared out.
    """
    if len(words) == 1:
        return frozenset()
    most, taken = PART * sum(words.values()), 0
    share: set[tuple[str, Want]] = set()
    for each, count in sorted(words.items(), key=lambda one: -one[1]):
        if not share or taken + count <= most:
            share.add(each)
            taken += count
    return frozenset(share)


@dataclass(slots=True, kw_only=True)
class _Second:
    """The second process, as it knows itself."""

    connection: Connection
    first: Connection
    """The other end, which it has as a copy."""
    project: Project
    share: frozenset[tuple[str, Want]]
    work: Work
    renewed: Renewed
    found: _Found | None = None

    def serve(self) -> None:
        """Do what it is told until the first process is no more."""
        leave_signals()
        # Or it would go on by this copy of it when the first process has closed its own.
        self.first.close()
        with suppress(EOFError, OSError):
            while True:
                match self.connection.recv():
                    case _Saved(files=files):
                        self.project = self.renewed(self.project, files)
                    case _Begun(number=number, name=name):
                        self._at(number, name)

    def _at(self, number: int, name: str) -> None:
        begun = process_time()
        self.found = None
        self.project.be_told(self._findings)
        share = {want for pack, want in self.share if pack == name}
        became: Became = {}
        # What stops it here stops the first process as well, which says so.
        with suppress(Exception):
            became = self.work(self.project, name, share)
        if self._told().findings is not None:
            self.connection.send(_Answer(number=number, became=became, seconds=process_time() - begun))

    def _findings(self) -> tuple[Diagnostic, ...]:
        findings = self._told().findings
        if findings is None:
            raise _GivenUp
        return findings

    def _told(self) -> _Found:
        """Return what the first process has found in the pack, and wait for it."""
        if self.found is None:
            self.found = self.connection.recv()
        return self.found
