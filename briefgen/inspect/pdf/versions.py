"""Earlier states of a PDF: a program that saves by adding leaves in the file what it took out."""

from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import BUILD_ANEW, HIDDEN, counted, error
from briefgen.regex import regex

_END: Final = regex(rb"startxref\s+[0-9]+\s+%%EOF")
_LINEARIZED: Final = b"/Linearized"
_HEAD: Final = 2048
_MOST: Final = 20


def versions(content: bytes) -> tuple[bytes, ...]:
    """Return the file as it was at each earlier save, the first one first; at most twenty of them."""
    ends = [match.end() for match in _END.finditer(content)]
    if _LINEARIZED in content[:_HEAD]:
        ends = ends[1:]  # its first part ends so, too, and is no state by itself
    return tuple(content[:end] for end in ends[:-1][:_MOST])


def told(earlier: tuple[bytes, ...]) -> Iterator[Diagnostic]:
    if earlier:
        message = f"{counted(len(earlier), 'earlier state')} of the file, with all that was taken out of it since"
        yield error(HIDDEN, message, BUILD_ANEW)
