"""Two languages: each in its own way across the page, one below the other, or side by side and level at every pair.

Pages are laid out from the leading edge of the document's own language, and mirrored whole where that is the right one. Words of
a language that runs the other way are set from their own leading edge as well, and then mirrored within their measure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from briefgen.document.nodes import Half, SideBySide
from briefgen.layout.galley import Facing, Frame, Galley, RunningHead, Strip, stack, unowned, within
from briefgen.layout.mirror import mirrored_piece
from briefgen.layout.model import Place
from briefgen.layout.setting import Flow, Setting


def half(block: Half, place: Place, setting: Setting, flow: Flow) -> Galley:
    """Return what is said in one language. One that runs against the document's keeps no notes in the margin."""
    own = setting.speaking(block.language)
    if own.right_to_left == setting.right_to_left:
        return flow(block.blocks, (*place, "blocks"), own)
    own = replace(own, margin=None, spill=0.0)
    galley = flow(block.blocks, (*place, "blocks"), own)
    return galley._replace(strips=tuple(turned(galley.strips, own)))


def side_by_side(block: SideBySide, place: Place, setting: Setting, flow: Flow) -> Galley:
    """Return pairs one below the other: the first language in the leading column, the second in the other."""
    columns = setting.for_halves()
    pairs = (
        _level(
            (*place, "pairs", index),
            *(
                half(each, (*place, "pairs", index, "halves", side), column, flow)
                for side, (each, column) in enumerate(zip(pair.halves, columns, strict=True))
            ),
        )
        for index, pair in enumerate(block.pairs)
    )
    head, *body = pairs
    running = RunningHead(place=place, strips=tuple(_again(head)))
    below = (pair._replace(strips=within(running, pair.strips)) for pair in body)
    return stack([head._replace(keep_with_next=1), *below])


def _again(head: Galley) -> Iterator[Strip]:
    """Yield the heads of the columns as they are painted again, with the space below them."""
    for index, strip in enumerate(head.strips, start=1):
        beside = strip.facing and strip.facing.strip
        pieces = (*strip.pieces, *(beside.pieces if beside else ()))
        space = head.after if index == len(head.strips) else 0.0
        yield strip._replace(pieces=tuple(map(unowned, pieces)), facing=None, height=strip.height + space)


def _level(pair: Place, first: Galley, second: Galley) -> Galley:
    """Return two galleys as one, line beside line."""
    return Galley(
        strips=tuple(_beside(pair, one, other) for one, other in zip_longest(first.strips, second.strips)),
        before=max(first.before, second.before),
        after=max(first.after, second.after),
        keep_with_next=max(first.keep_with_next, second.keep_with_next),
        new_page=first.new_page or second.new_page,
    )


def _beside(pair: Place, one: Strip | None, other: Strip | None) -> Strip:
    """Return a line with the one beside it; the second language's has none where the first one's words are fewer."""
    own = one or Strip(place=(*pair, "halves", 0), height=0.0, pieces=(), lines=0)
    if other is None:
        return own._replace(facing=Facing(pair, None))
    return own._replace(
        height=max(own.height, other.height),
        gap=max(own.gap, other.gap),
        lines=max(own.lines, other.lines),
        reluctance=max(own.reluctance, other.reluctance),
        lower=None,  # it is as high as what stands beside it
        facing=Facing(pair, other),
    )


def turned(strips: Iterable[Strip], setting: Setting) -> Iterator[Strip]:
    """Yield strips mirrored within the measure that they were set in."""
    for strip in strips:
        paper = setting.turned if strip.bed.landscape and setting.turned else setting
        yield _turned(strip, 2 * paper.x + paper.width)


def _turned(strip: Strip, edges: float) -> Strip:
    late = strip.late
    return strip._replace(
        pieces=tuple([mirrored_piece(piece, edges) for piece in strip.pieces]),
        contexts=tuple([_context(context, edges) for context in strip.contexts]),
        late=late and (lambda anchors: tuple([mirrored_piece(piece, edges) for piece in late(anchors)])),
        lower=None,
    )


def _context(context: Frame | RunningHead, edges: float) -> Frame | RunningHead:
    match context:
        case Frame(x=x, width=width):
            return replace(context, x=edges - x - width, mirrored=not context.mirrored)
        case RunningHead(strips=strips):
            return replace(context, strips=tuple([_turned(strip, edges) for strip in strips]))
