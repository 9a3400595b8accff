"""How strong a statement is, on the plan ladder and above it."""

from typing import Final, Literal

Level = Literal["possible", "expected", "scheduled", "done", "stated"]
"""`done` says that an outcome has come, `stated` that something is so: both leave the plan ladder behind."""

STRENGTH: Final[dict[Level, int]] = {"possible": 1, "expected": 2, "scheduled": 3, "done": 4, "stated": 4}
CHECKED: Final = "checked"
NOT_CHECKED: Final = "not machine-checked"
"""What may be said of a brief's strength; nothing is ticked that no measured lexicon has read."""
WEAKEST_FIRST: Final[tuple[Level, ...]] = ("possible", "expected", "scheduled", "done", "stated")
