"""What the gate finds, collected so that a person sees every problem at once."""

from collections.abc import Iterable
from difflib import get_close_matches

from briefgen.diagnostics import Diagnostic, Span, UserError


class Faults:
    """The problems of one clearing, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, code: str, message: str, span: Span | None, *hints: str, audience: str | None = None) -> None:
        self._found[Diagnostic(code=code, message=message, span=span, hints=hints, audience=audience)] = None

    def settle(self) -> None:
        """Raise UserError with everything found; return where nothing was."""
        if self._found:
            raise UserError(*self._found)


def nearest(word: str, known: Iterable[str], instead: str) -> str:
    """Return the hint for an unknown *word*: the known one closest to it, or *instead*."""
    close = get_close_matches(word, tuple(known), n=1)
    return f"did you mean '{close[0]}'?" if close else instead
