"""Who makes the briefs of a pack: this process alone, one after the other, or with another one beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from briefgen.build.ready import Ready, Want, each_of
from briefgen.diagnostics import Diagnostic, UserError

Make = Callable[[Want], Ready]
Became = Mapping[Want, Ready | UserError]


class Hands(Protocol):
    def at(self, name: str, /) -> AbstractContextManager[None]:
        """Be at a pack, from before it is loaded until all its briefs are made or nobody wants them any more."""

    def made(self, name: str, wants: Sequence[Want], make: Make, findings: tuple[Diagnostic, ...], /) -> Became:
        """Make the briefs of a pack, in which *findings* were found; *make* makes one of them in this process."""


class _InTurn:
    @contextmanager
    def at(self, _name: str) -> Iterator[None]:
        yield

    def made(self, _name: str, wants: Sequence[Want], make: Make, _findings: tuple[Diagnostic, ...]) -> Became:
        return each_of(wants, make)


IN_TURN: Final[Hands] = _InTurn()
"""One after the other, in this process."""
