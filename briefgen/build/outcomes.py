"""What an office may say of a brief."""

from typing import Final, Literal, get_args

Outcome = Literal["agreed", "agreed-with-changes", "objects", "no-reply"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
