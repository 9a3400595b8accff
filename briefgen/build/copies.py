"""Copies of this process that make briefs of a pack while it makes others itself.

The first brief that is made anew is made here, so that what is done once is done once: modules, fonts, what the pack is held
against. By how long it took, copies are made or not. Then each process takes the brief that nobody has taken yet, the longest first,
and what a copy made comes back as it would have been made here. Copies read, and write nothing; what one did not live to send is made
here, and one that stalls while it is waited for is ended.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from time import process_time
from typing import TYPE_CHECKING, Final

from briefgen.build.forking import cores, end_with_first, leave_signals, may_fork, start, undisturbed
from briefgen.build.hands import Became
from briefgen.build.making import Making, Shed
from briefgen.build.progress import Progress
from briefgen.build.ready import Ready, Want, each_of
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

WORK: Final = 0.2
"""Seconds of processor time that each process is to have for its work, else there are fewer. A copy costs 0.06, measured on two
busy cores: what either process writes to of all that they share is copied, and the next brief warms up in each.
"""
OWN: Final = 0.25
"""The part of the first brief's time that it would take again, measured: the rest goes into what is done once."""
FEW: Final = 3
"""Briefs of which the first is made here, and no two are left, are fewer."""
_MOST: Final = 1024
"""Numbers that are handed out: a pipe takes as many."""
_SIZE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One brief, as a process made it, and what it remembers of that."""

    want: Want
    became: Ready | UserError
    shed: Shed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    pieces: tuple[_Piece, ...]
    seconds: float
    """Of processor time."""


class Copies:
    """Hands of which some are copies: as many processes as *jobs* in all, and where nobody says how many, as many as pay.
    *still*: what else moves in this process stands still while it is copied.
    """

    def __init__(
        self, jobs: int | None = None, still: Callable[[], AbstractContextManager[None]] = nullcontext
    ) -> None:
        self.seconds = 0.0
        self._jobs = jobs
        self._still = still
        self._is_warm = False
        """Whether what is done once was done."""

    @contextmanager
    def at(self, _name: str) -> Iterator[None]:
        yield

    def made(
        self,
        _name: str,
        wants: Sequence[Want],
        making: Making,
        progress: Progress,
        _findings: tuple[Diagnostic, ...],
    ) -> Became:
        pieces = {piece.want: piece for piece in self._pieces(wants, making, progress)}
        for want in wants:
            making.take(pieces[want].shed)
        return {want: pieces[want].became for want in wants}

    def _pieces(self, wants: Sequence[Want], making: Making, progress: Progress) -> list[_Piece]:
        may_pay = (self._jobs or cores()) > 1 and len(wants) >= FEW
        standing = {want for want in wants if may_pay and making.stands(want)}
        first = next((number for number, want in enumerate(wants) if want not in standing), len(wants))
        here, left = wants[: first + 1], wants[first + 1 :]
        pieces: list[_Piece] = []
        begun = process_time()
        for number, want in enumerate(here):
            begun = process_time()
            progress(number, len(wants))
            pieces.append(_made(want, making))
        anew = sum(want not in standing for want in left)
        processes = self._processes(process_time() - begun, anew) if may_pay and anew else 1
        order = left if processes == 1 else sorted(left, key=lambda want: (want in standing, -making.length(want)))
        return pieces + self._spread(order, processes, making, lambda taken: progress(len(here) + taken, len(wants)))

    def _processes(self, seconds: float, anew: int) -> int:
        """Return how many processes are to make so many briefs, where the first one took so many *seconds*."""
        each = seconds if self._is_warm else OWN * seconds
        self._is_warm = True
        return max(1, min(anew, self._jobs or min(cores(), int(each * anew / WORK))))

    def _spread(
        self, order: Sequence[Want], processes: int, making: Making, progress: Callable[[int], None]
    ) -> list[_Piece]:
        """Make briefs in so many processes, of which this is one."""
        handing = _Handing(order)
        copies: list[_Copy] = []
        pieces: list[_Piece] = []
        try:
            self._begin(copies, processes - 1, handing, making)
            for number, want in handing.mine():
                progress(number)
                pieces.append(_made(want, making))
            for copy in copies:
                answer = copy.answer()
                self.seconds += answer.seconds
                pieces.extend(answer.pieces)
        finally:
            for copy in copies:
                copy.end()
            handing.close()
        made = {piece.want for piece in pieces}
        return pieces + [_made(want, making) for want in order if want not in made]

    def _begin(self, copies: "list[_Copy]", count: int, handing: "_Handing", making: Making) -> None:
        """Begin as many copies as the system lets there be."""
        if count:
            with self._still(), undisturbed(), suppress(OSError):
                for _ in range(count if may_fork() else 0):
                    copies.append(_Copy.begun(handing, making, copies))


class _Handing:
    """Hands out briefs, each to whichever process asks first. They are numbers in a pipe, so that a process that is ended keeps no
    other from them.
    """

    def __init__(self, wants: Sequence[Want]) -> None:
        self._wants = wants
        self._pipe, end = os.pipe()
        os.write(end, b"".join(number.to_bytes(_SIZE, "big") for number in range(min(len(wants), _MOST))))
        os.close(end)

    def mine(self) -> Iterator[tuple[int, Want]]:
        """Take one after the other, with its number, until none is left."""
        while taken := os.read(self._pipe, _SIZE):
            number = int.from_bytes(taken, "big")
            for want in self._wants[number::_MOST]:
                yield number, want

    def close(self) -> None:
        os.close(self._pipe)


class _Copy:
    """One of the copies, as this process knows it."""

    def __init__(self, process: "ForkProcess", connection: "Connection") -> None:
        self._process = process
        self._connection = connection

    @classmethod
    def begun(cls, handing: _Handing, making: Making, others: "Iterable[_Copy]") -> "_Copy":
        """Raises `OSError` where the system lets no more processes be."""
        import multiprocessing  # noqa: PLC0415 - most builds have too little to do

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        inherited = (ours, *(other._connection for other in others))  # noqa: SLF001 - it is one of these
        process = context.Process(target=_serve, args=(theirs, inherited, handing, making), daemon=True)
        start(process, ours, theirs)
        return cls(process, ours)

    def answer(self) -> _Answer:
        """Return what it made, and wait for it; nothing where it was ended, most likely for want of memory, or stalls."""
        from briefgen.build.stalled import ended_when_stalled  # noqa: PLC0415 - most builds have too little to do

        try:
            with ended_when_stalled(self._process):
                answer: _Answer = self._connection.recv()
        except (EOFError, OSError):
            return _Answer(pieces=(), seconds=0.0)
        return answer

    def end(self) -> None:
        """It has nothing that must be finished."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._connection.close()


def _serve(connection: "Connection", inherited: "Iterable[Connection]", handing: _Handing, making: Making) -> None:
    leave_signals()
    end_with_first()
    # Looking for cycles would copy all that there is.
    gc.freeze()
    for each in inherited:
        each.close()
    making.shed()
    pieces: list[_Piece] = []
    # What stops it here stops the first process as well, which makes what is missing, and says so.
    with suppress(Exception):
        for _, want in handing.mine():
            pieces.append(_made(want, making))
    with suppress(Exception):
        connection.send(_Answer(pieces=tuple(pieces), seconds=process_time()))


def _made(want: Want, making: Making) -> _Piece:
    became = each_of((want,), making.make)[want]
    return _Piece(want=want, became=became, shed=making.shed())
