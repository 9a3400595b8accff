"""The codes of what keeps a brief from being signed, released, withdrawn or verified."""

from typing import Final

from briefgen.diagnostics import Diagnostic, Span

CANNOT_SIGN: Final = "BG270"
NOBODY_ASKED: Final = "BG271"
DAY: Final = "BG272"
NO_EDITION: Final = "BG273"
OTHER_BYTES: Final = "BG274"
REPLACES: Final = "BG275"
NAME: Final = "BG276"
WITHDRAWAL: Final = "BG277"
REGISTER: Final = "BG278"
OTHER_OFFICE: Final = "BG279"
BEFORE_EDITION: Final = "BG280"
EXAMPLES: Final = "BG282"


def problem(code: str, message: str, *hints: str, audience: str | None = None, span: Span | None = None) -> Diagnostic:
    """Return an error of this room."""
    return Diagnostic(code=code, message=message, hints=hints, audience=audience, span=span)
