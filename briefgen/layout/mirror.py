"""The pages of a language that runs from right to left: laid out from the leading edge as all are, then mirrored whole.

Margins, columns, lists, boxes and charts change sides by it at once. Glyphs are not mirrored: a line's order is made right
when it is set.
"""

from dataclasses import replace
from typing import assert_never

from briefgen.layout.model import Fill, Hatch, Marker, Page, Picture, Piece, Polygon, Polyline, Shape, TextLine, TextRun


def mirrored(page: Page) -> Page:
    """Return a page with its leading edge on the right."""
    width = page.width
    return replace(
        page,
        header=tuple([mirrored_piece(piece, width) for piece in page.header]),
        pieces=tuple([mirrored_piece(piece, width) for piece in page.pieces]),
        footer=tuple([mirrored_piece(piece, width) for piece in page.footer]),
    )


def mirrored_piece(piece: Piece, width: float) -> Piece:
    """Return a piece mirrored in a measure whose edges' distances from the paper's left make up *width* together."""
    match piece:
        case TextLine(runs=runs):
            return piece._replace(runs=tuple([_run(run, width) for run in runs]))
        case Fill() | Hatch() | Picture():
            return replace(piece, x=width - piece.x - piece.width)
        case Shape():
            return replace(piece, x=width - piece.x - piece.size)
        case Marker():
            return replace(piece, x=width - piece.x)
        case Polyline() | Polygon():
            return replace(piece, points=tuple([(width - x, y) for x, y in piece.points]))
        case _:
            assert_never(piece)


def _run(run: TextRun, width: float) -> TextRun:
    return run._replace(x=width - run.x - run.width)
