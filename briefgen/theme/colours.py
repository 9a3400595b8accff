"""Colours as `#rrggbb`: mixing, and contrast as WCAG 2.2 defines it."""

import re
from functools import lru_cache
from typing import Final

HEX: Final = re.compile(r"#[0-9a-f]{6}")

_LINEAR_BELOW: Final = 0.04045
"""WCAG prints 0.03928, an old misprint of the sRGB standard; no eight-bit colour falls between the two."""


def mix(colour: str, paper: str, share: float) -> str:
    """Return *colour* at *share* (0 to 1) over *paper*."""
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


@lru_cache(maxsize=1 << 10)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
