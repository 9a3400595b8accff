"""What to say where a name is not known."""

from collections.abc import Sequence
from difflib import get_close_matches


def nearest(name: str, known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return a hint: the nearest of the *known* names, else all of them."""
    if close := get_close_matches(name, known, n=1):
        return (f"did you mean {close[0]!r}?",)
    if known:
        return (f"the {what} are {', '.join(known)}",)
    return (f"there are no {what} yet",)
