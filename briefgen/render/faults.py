"""What goes wrong while a template runs, and how much it may do."""

from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import did_you_mean
from briefgen.frozen import dataclass

STEPS: Final = 150_000
"""Turns of loops, printed values and filters in one brief."""
CHARACTERS: Final = 1_000_000
"""Of markup, tokens included."""


class TemplateFault(Exception):  # noqa: N818 - it becomes a finding, and is named as one
    """A template asks for what it may not have. The place is found from the traceback."""

    def __init__(self, message: str, hint: str = "", word: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.word = word
        """What to underline in the template's line."""


@dataclass(slots=True, kw_only=True)
class Budget:
    """Counts down as one brief is rendered; a template that asks for more ends in a fault, not in a full memory."""

    steps: int = STEPS
    characters: int = CHARACTERS

    def step(self, weight: int = 1) -> None:
        self.steps -= weight
        if self.steps < 0:
            raise TemplateFault(f"the template takes more than {STEPS:,} steps", "take out loops within loops")

    def spend(self, characters: int) -> None:
        self.characters -= characters
        if self.characters < 0:
            raise TemplateFault(
                f"the template makes more than {CHARACTERS:,} characters", "take out loops within loops"
            )


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint with the nearest known word, or else with all of them."""
    words = sorted(known)
    return did_you_mean(word, words, otherwise=otherwise or f"there are {', '.join(words)}")
