"""Findings of the loader: their codes, and hints for names that nothing has."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span

STRUCTURE: Final = "BG107"
TAIL: Final = "BG108"
KIND: Final = "BG109"
IDENTITY: Final = "BG110"
DANGLING: Final = "BG111"
CITATION: Final = "BG112"
SOURCE_DATE: Final = "BG113"
UNKNOWN_NAME: Final = "BG114"
USE: Final = "BG115"
FIELD_OF_KIND: Final = "BG116"
UNUSED: Final = "BG117"
FILES: Final = "BG118"
POLICY: Final = "BG119"


def problem(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=tuple(hint for hint in hints if hint))


def warning(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=hints, severity=Severity.WARNING)


def nearest(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """Return a hint: the known word nearest to *word*, else *otherwise*."""
    found = get_close_matches(word, tuple(words), 1)
    return f"did you mean '{found[0]}'" if found else otherwise


def choice(words: Iterable[str]) -> str:
    """Return a hint that names what there is, as far as it can be read at a glance."""
    known = sorted(words)
    shown = ", ".join(known[:12])
    return f"there is {shown}{', …' if len(known) > 12 else ''}" if known else "there is none"  # noqa: PLR2004
