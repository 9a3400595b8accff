"""Who makes the briefs of a pack: this process alone, one after the other, or with others beside it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from briefgen.build.making import Making
from briefgen.build.progress import Progress, counting
from briefgen.build.ready import Ready, Want, each_of
from briefgen.diagnostics import Diagnostic, UserError

Became = Mapping[Want, Ready | UserError]


class Hands(Protocol):
    @property
    def seconds(self) -> float:
        """Of processor time that others than this process took."""

    def at(self, name: str, /) -> AbstractContextManager[None]:
        """Be at a pack, from before it is loaded until all its briefs are made or nobody wants them any more."""

    def made(
        self, name: str, wants: Sequence[Want], making: Making, progress: Progress, findings: tuple[Diagnostic, ...], /
    ) -> Became:
        """Make the briefs of a pack, in which *findings* were found; *making* makes one of them in this process. How many are
        begun, *progress* is told.
        """


class _InTurn:
    seconds = 0.0

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
        return each_of(wants, counting(making.make, progress, len(wants)))


IN_TURN: Final[Hands] = _InTurn()
"""One after the other, in this process."""
