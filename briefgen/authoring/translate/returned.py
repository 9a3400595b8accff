"""What comes back from a translator, whatever form it had: words and the numbers of codes, with their place in the file."""

from typing import Final, Literal

from briefgen.authoring.translate.codes import Coded
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass

Progress = Literal["initial", "translated", "reviewed", "final"]
"""As XLIFF 2 has it, in its order."""
READ: Final[frozenset[Progress]] = frozenset({"reviewed", "final"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A unit of XLIFF, or a row of the table."""

    unit: str
    parts: tuple[Coded, ...]
    """Empty where nothing has been written."""
    progress: Progress
    of: str | None
    """The hash of the words it translates, as they went out; None where the file has lost it."""
    was: str | None
    """The mark of the translation that went out with it; None where the file has lost it."""
    span: Span
    fault: tuple[str, str] | None = None
    """What is wrong with it by itself, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    pack: str | None
    """As the file says; None where it has lost it."""
    language: str
    units: tuple[Returned, ...]
    says_progress: bool
    """Whether a unit says how far it is: where none does, all of the file is as far as whoever hands it in says."""
    went_out: int | None
    """How many units went out; None where the file has lost it."""
    told: tuple[Diagnostic, ...] = ()
