"""What a theme gives way where a brief is too long: first the space between blocks, then the size of type, down to its floor."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from briefgen.frozen import dataclass
from briefgen.theme.model import StyleName, TextStyle, Theme, floor_of

SPACES: Final = frozenset({"before", "after", "between", "padding", "padding_y", "above", "below"})
"""The measures that are space between and around blocks, in every group of tokens that has them."""
CLOSER: Final = (0.85, 0.7)
"""Shares of the theme's own spaces that a brief is tried with, one after the other."""
STEP: Final = 0.5
"""Points that type is made smaller by at a time: what Word can set."""
FINEST: Final = 20
"""Parts of a point: the finest that Word can measure."""

_BEARING_CLAIMS: Final[frozenset[StyleName]] = frozenset({"note", "fact"})
"""Small print that may carry claims, which are body text: it gives way no further than that, nor where it is smaller already."""

_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """By how much a theme has given way."""

    spaces: float = 1.0
    """The share of its own spaces."""
    size: float
    """Of body text, in points."""


def plays(theme: Theme) -> Iterator[Play]:
    """Yield how far a theme may give way, the gentlest first: nothing is set smaller than its floor."""
    size = theme.styles["body"].size
    for spaces in CLOSER:
        yield Play(spaces=spaces, size=size)
    while (size := size - STEP) >= theme.floor:
        yield Play(spaces=CLOSER[-1], size=size)


def played(theme: Theme, play: Play) -> Theme:
    """Return a theme that has given way so far. Furniture and captions keep above their own floor."""
    share = play.size / theme.styles["body"].size
    groups = {field.name: getattr(theme, field.name) for field in fields(theme) if field.name not in {"page", "lent"}}
    closer: dict[str, Any] = {
        name: _closer(group, play.spaces * share) for name, group in groups.items() if is_dataclass(group)
    }
    return replace(
        theme,
        styles={name: _smaller(name, style, play, share, theme.floor) for name, style in theme.styles.items()},
        boxes={kind: _closer(box, play.spaces * share) for kind, box in theme.boxes.items()},
        **closer,
    )


def _smaller(name: StyleName, style: TextStyle, play: Play, share: float, floor: float) -> TextStyle:
    least = min(style.size, _least(name, floor))
    size = max(round(style.size * share / STEP) * STEP, least)
    return _closer(replace(style, size=size, line=_fine(style.line * size / style.size)), play.spaces * share)


def _least(name: StyleName, floor: float) -> float:
    """Return the smallest size that a style gives way to."""
    return max(floor, floor_of(name, floor)) if name in _BEARING_CLAIMS else floor_of(name, floor)


def _closer(group: _Group, share: float) -> _Group:
    """Return a group of tokens with a share of its spaces."""
    changed: dict[str, Any] = {
        field.name: _fine(value * share)
        for field in fields(group)  # type: ignore[arg-type] # a group of tokens is a dataclass
        if field.name in SPACES and isinstance(value := getattr(group, field.name), float)
    }
    return replace(group, **changed) if changed else group  # type: ignore[type-var]


def _fine(points: float) -> float:
    return round(points * FINEST) / FINEST
