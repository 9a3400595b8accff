"""The letterhead that a theme names: beside the theme's file or below it, and inside the folder of templates."""

from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.located.positions import Positions
from briefgen.theme.tokens import ThemeTokens

MISSING: Final = "BG970"
OUTSIDE: Final = "BG971"

_KEY: Final = ("reference",)


def reference_of(tokens: ThemeTokens, positions: Positions, roots: tuple[Path, ...]) -> Path | None:
    """Return the file that the theme names, if it does, from the folder of the file that says so.

    Raises `UserError` where it is not there, or not among the templates, wherever links lead.
    """
    span = positions.span(_KEY)
    if tokens.reference is None or span is None:
        return None
    path = _followed(span.path.parent / tokens.reference)
    if path is not None and not any(path.is_relative_to(root.resolve()) for root in roots):
        message = f"the letterhead '{tokens.reference}' lies outside the folder of templates"
        raise UserError(Diagnostic(code=OUTSIDE, message=message, span=span, hints=("put it beside the theme's file",)))
    if path is None or not path.is_file():
        message = f"there is no letterhead '{tokens.reference}' beside the theme's file"
        raise UserError(Diagnostic(code=MISSING, message=message, span=span, hints=("give its path from there",)))
    return path


def _followed(path: Path) -> Path | None:
    """Return where links lead; None where the system refuses to say: too long a name, a link to itself."""
    try:
        path.is_file()
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
