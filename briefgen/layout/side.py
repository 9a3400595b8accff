"""Side columns: a few lines that hang beside a galley, on the baseline of its first line."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefgen.layout.breaking import TOLERANCE
from briefgen.layout.galley import Galley, Reluctance, Strip, baseline_of, moved, reluctant
from briefgen.layout.heights import tops
from briefgen.layout.inlines import Stretch
from briefgen.layout.lines import SetLine
from briefgen.layout.model import Piece, Place, TextLine
from briefgen.layout.rows import stacked
from briefgen.layout.setting import Setting
from briefgen.layout.words import words

WIDEST: Final = 0.4
"""Of the measure: a side column that words would make wider than this cuts them."""


def side_column(labels: Iterable[Sequence[Stretch]], least: float, setting: Setting) -> float:
    """Return the width of a column that no word of its labels is cut in."""
    longest = max((word.ink_width for label in labels for word in words(label)), default=0.0)
    return max(least, min(longest, WIDEST * setting.width))


def beside(lines: Sequence[SetLine], galley: Galley, place: Place) -> Galley:
    """Return the galley with lines painted before it that stand beside it; no page ends before they do."""
    if not galley.strips or not lines:
        return galley
    first, *rest = galley.strips
    pieces = tuple(stacked(lines, 0.0))
    down = level(pieces, first)
    hung = first._replace(pieces=(*(moved(piece, down) for piece in pieces), *first.pieces))
    bottom = down + sum(line.height for line in lines)
    return galley._replace(strips=reaching((hung, *rest), bottom, place))


def level(pieces: Iterable[Piece], strip: Strip) -> float:
    """Return how far lines have to go down to stand on a strip's first baseline; never up, where others stand."""
    own = next(piece.baseline for piece in pieces if isinstance(piece, TextLine))
    return max((baseline_of(strip) or own) - own, 0.0)


def reaching(strips: Sequence[Strip], bottom: float, place: Place) -> tuple[Strip, ...]:
    """Return strips that no page break parts above `bottom`, counted from the first; with room below where they are lower."""
    last = Strip(place=place, height=0.0, pieces=(), lines=0)
    edges = tops((*strips, last))
    tied = tuple(
        reluctant(strip, Reluctance.NEVER) if 0.0 < edge < bottom - TOLERANCE else strip
        for strip, edge in zip(strips, edges[:-1], strict=True)
    )
    lack = bottom - edges[-1]
    return tied if lack <= TOLERANCE else (*tied, last._replace(height=lack, reluctance=Reluctance.NEVER))
