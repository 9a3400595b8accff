"""What to say where a name is not known."""

from collections.abc import Sequence

from briefgen.diagnostics import did_you_mean


def nearest(name: str, known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return a hint: the nearest of the *known* names, else all of them."""
    otherwise = f"the {what} are {', '.join(known)}" if known else f"there are no {what} yet"
    return (did_you_mean(name, known, otherwise),)
