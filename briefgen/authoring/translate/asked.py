"""What whoever imports a translation file says of it."""

import datetime as dt
from typing import Final, Literal, get_args

from briefgen.frozen import dataclass

Also = Literal["stale", "conflicts"]
"""What is taken only where somebody asks for it: translations of words that have changed, and those that the pack has changed."""
ALSO: Final[tuple[Also, ...]] = get_args(Also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    by: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    also: frozenset[Also] = frozenset()
    review: Review | None = None
    """Who has read it, and when."""
