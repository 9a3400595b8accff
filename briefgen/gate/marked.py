"""A marking that passes the gate, with all that its scheme says of how it is printed."""

from typing import Literal

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCaveat:
    """A caveat that stands beside a level, with what its scheme says of it."""

    id: str
    label: str
    portion: str
    """As it stands in a portion mark."""
    place: tuple[int, int]
    """Of its group in the scheme, and its own in the group: the order of printing."""
    group: str
    before: str
    """What stands between the group and what is before it."""
    between: str
    needs: tuple[str, ...] = ()
    """Caveats that must stand beside it."""
    excludes: tuple[str, ...] = ()
    """Caveats that may not stand beside it."""
    levels: tuple[str, ...] = ()
    """Those that it stands with; all where there are none."""
    replaces: tuple[str, ...] = ()
    """Caveats that are not printed beside it, for it says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """A line that a scheme wants at the head of page 1."""

    label: str
    says: str
    """A group of caveats by its name, or a field of the brief's head."""
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A marking with its place in the order of its scheme. How it is printed: `gate.rollup`."""

    scheme: str
    id: str
    order: int
    label: str
    """Of the level alone."""
    placement: Literal["left", "centre", "right"] = "centre"
    header_only: bool = False
    """Whether its scheme has it at the head of pages and not at the foot."""
    portion: str | None = None
    """As printed before a single paragraph, without caveats: "(C)"; None where its scheme marks none."""
    caveats: tuple[LevelCaveat, ...] = ()
    """In the order of printing."""
    indicator: tuple[IndicatorLine, ...] = ()
