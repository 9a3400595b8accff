"""What a change bears on, in sentences and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from briefgen.review.accept.bearing import Bearing

_LONG: Final = 60
"""Characters by which a paragraph is known again."""


def told(bearing: "Bearing") -> Iterator[str]:
    """Yield what is to be known or done when a change is accepted."""
    if bearing.stale:
        unread = f" (nobody has reviewed {', '.join(bearing.unreviewed)})" if bearing.unreviewed else ""
        yield f"the translation into {', '.join(bearing.stale)} is of the old words: have it made anew{unread}"
    if bearing.is_translation:
        yield "it is a translation, and nobody has reviewed it with these words"
    if bearing.wordings:
        yield f"the item's other wordings may say something else: {', '.join(bearing.wordings)}"
    if bearing.readers:
        yield f"the figure is printed for {', '.join(bearing.readers)} too"
    for words in bearing.printed:
        yield f"this brief prints the figure in another place: “{_cut(words)}”"


def bearing_data(bearing: "Bearing | None") -> dict[str, Any] | None:
    """Return the same as JSON holds it; None where there is nothing."""
    if bearing is None:
        return None
    return {
        "translations": [{"language": tag, "reviewed": tag not in bearing.unreviewed} for tag in bearing.stale],
        "is_translation": bearing.is_translation,
        "wordings": list(bearing.wordings),
        "figure_also_printed_for": list(bearing.readers),
        "figure_also_printed_in": list(bearing.printed),
    }


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[:_LONG].rstrip()}…"
