"""Libraries that only some people need: asked for where they are used, and named where they are missing."""

from importlib.util import find_spec

from briefgen.authoring.intake.names import MISSING_LIBRARY
from briefgen.diagnostics import Diagnostic, UserError


def require_library(name: str, extra: str) -> None:
    """Raise `UserError` that says how to install the library, where it is not there."""
    if find_spec(name) is None:
        hint = f'install it: python -m pip install "briefgen[{extra}]", or in this folder -e ".[{extra}]"'
        raise UserError(Diagnostic(code=MISSING_LIBRARY, message=f"this needs the library {name}", hints=(hint,)))
