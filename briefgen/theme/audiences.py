"""What a theme says for single audiences, under `audiences`: tokens by the audience's name."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, did_you_mean
from briefgen.located.positions import Located, Location

KEY: Final = "audiences"
FAULT: Final = "BG303"


def for_audience(theme: Located, audience: str | None) -> Located | None:
    """Return the tokens for that audience, if there are any; `audience_faults` says what is wrong with them."""
    given = _given(theme)
    if audience is None or not isinstance(given, Mapping) or audience not in given:
        return None
    return theme.at((KEY, audience))


def audience_faults(theme: Located, audiences: Collection[str] | None) -> Iterator[Diagnostic]:
    """Yield what is no tokens, and names that are not among *audiences*, where these are known."""
    given = _given(theme)
    if not isinstance(given, Mapping):
        yield _fault(theme, (KEY,), "`audiences` is names with tokens")
        return
    for name, tokens in given.items():
        if audiences is not None and name not in audiences:
            hint = did_you_mean(name, audiences, otherwise=f"the audiences are {', '.join(audiences)}")
            yield _fault(theme, (KEY, name), f"there is no audience '{name}'", hint)
        elif not isinstance(tokens, Mapping):
            yield _fault(theme, (KEY, name), f"the tokens for '{name}' are names with values")


def _given(theme: Located) -> Any:
    return theme.data.get(KEY) or {}


def _fault(theme: Located, location: Location, message: str, *hints: str) -> Diagnostic:
    return Diagnostic(code=FAULT, message=message, span=theme.positions.span(location), hints=hints)
