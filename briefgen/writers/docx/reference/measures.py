"""Lengths as Word writes them, in twips."""

from typing import Final

EMU: Final = 635
"""English metric units to a twip."""


def twips(said: str | None, unit: float) -> float:
    try:
        return float(said or "0") * unit
    except ValueError:
        return 0.0
