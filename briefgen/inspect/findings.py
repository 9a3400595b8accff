"""What may be found in a file, each kind with its code; words of it are told only as far as it takes to find the place."""

from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span

REFUSED: Final = "BG550"
COMMENTS: Final = "BG551"
REVISIONS: Final = "BG552"
HIDDEN: Final = "BG553"
METADATA: Final = "BG554"
ACTIVE: Final = "BG555"
MARKING: Final = "BG556"
STALE: Final = "BG557"
ANOTHER: Final = "BG558"
CHANGED: Final = "BG562"

INSPECT_IN_WORD: Final = "in Word: File > Info > Check for Issues > Inspect Document"
BUILD_ANEW: Final = "send the file as it is built, or make the PDF anew from a clean document"
_WORDS: Final = 3
"""Words that are told again, of a comment, of hidden text: fewer than the four that are a leak."""
_LONGEST: Final = 60
_PLACES: Final = 4


def error(code: str, message: str, *hints: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, hints=hints, span=span)


def warning(code: str, message: str, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, hints=hints, severity=Severity.WARNING)


def beginning(text: str) -> str:
    """Return how words begin, between quotation marks, on one line and without control characters."""
    words = printable(text).split()
    said = " ".join(words[:_WORDS])
    cut = said[:_LONGEST]
    return f"'{cut}{'…' if len(words) > _WORDS or cut != said else ''}'"


def printable(text: str) -> str:
    """Return text of the file's without control characters."""
    return "".join(character if character.isprintable() else " " for character in text)


def value(text: str) -> str:
    """Return a value of a property as it may be shown: on one line, and not long."""
    said = " ".join(printable(text).split())
    return f"'{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}'"


def listed(texts: Iterable[str]) -> str:
    """Return the first few of several texts, each once."""
    every = [*dict.fromkeys(texts)]
    return ", ".join(every[:_PLACES]) + (f", and {len(every) - _PLACES} more" if len(every) > _PLACES else "")


def counted(count: int, noun: str) -> str:
    """Return `1 comment`, `2 comments`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
