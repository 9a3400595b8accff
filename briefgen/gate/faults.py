"""What the gate finds, collected so that a person sees every problem at once."""

from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError, told_once

NAMES: Final = frozenset({"BG501", "BG503"})
"""Codes of audiences, groups and markings that the policy does not know: one is told once, wherever it stands."""


class Faults:
    """The problems of one clearing, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(
        self,
        code: str,
        message: str,
        span: Span | None,
        *hints: str,
        audience: str | None = None,
        readers: tuple[str, ...] = (),
    ) -> None:
        found = Diagnostic(code=code, message=message, span=span, hints=hints, audience=audience, readers=readers)
        self._found[found] = None

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        return tuple(self._found)

    def take(self, others: "Faults") -> None:
        """Take over what another clearing found."""
        for found in others.found:
            self._found[found] = None

    def settle(self) -> None:
        """Raise UserError with everything found; return where nothing was."""
        if self._found:
            raise UserError(*told_once(self._found, NAMES))
