"""Where everything falls. Coordinates are points from the page's upper left corner, y downwards.

A `path` is the place of a node in the tree: indices into the children, in document order, as `document.walk` numbers
them. The PDF writer builds its structure from the tree and paints the pieces that carry a node's path into that element.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.theme.model import Theme

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlockPlacement:
    """A block of text as laid out: its lines, and the page (from 1) of its first and last line."""

    lines: int
    height: float
    first_page: int
    last_page: int
    top: float
    """On its first page."""
