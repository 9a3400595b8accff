"""Paragraphs: strips of lines, and labels hung before them."""

from collections.abc import Sequence

from briefgen.layout.galley import Galley, Reluctance, Strip, baseline_of, moved, no_lone_ends, reluctant, unparted
from briefgen.layout.inlines import Stretch
from briefgen.layout.lines import Align, SetLine, natural_width, set_lines
from briefgen.layout.model import Fill, Place
from briefgen.layout.setting import Setting
from briefgen.theme.model import RuleAbove, TextStyle

LABEL_SPACE = 0.4
"""Between a label that is wider than its column and the text, at least, in type sizes."""


def paragraph(stretches: Sequence[Stretch], place: Place, setting: Setting, style: TextStyle) -> Galley:
    """Return a paragraph in the whole measure, with the space and the ties that its style asks for."""
    lines = set_lines(stretches, x=setting.x, width=setting.width, style=style)
    strips = tuple(Strip(place=place, height=line.height, pieces=line.pieces) for line in lines)
    if style.above and strips:
        strips = (_under_rule(strips[0], style.above, setting), *strips[1:])
    return Galley(
        strips=unparted(strips) if style.keep_together else _whole_words(lines, no_lone_ends(strips)),
        before=style.before,
        after=style.after,
        keep_with_next=style.keep_with_next,
    )


def _under_rule(strip: Strip, rule: RuleAbove, setting: Setting) -> Strip:
    down, width = rule.width + rule.space, setting.spilt().width
    fill = Fill(x=setting.x, y=0.0, width=width, height=rule.width, colour=rule.colour)
    return strip._replace(height=strip.height + down, pieces=(fill, *(moved(piece, down) for piece in strip.pieces)))


def _whole_words(lines: Sequence[SetLine], strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Return strips of which none should be the last of a page where its last word is divided."""
    above = (False, *(line.divided for line in lines))
    return tuple(
        reluctant(strip, Reluctance.ALONE) if divided else strip for strip, divided in zip(strips, above, strict=False)
    )


def label(text: str, place: Place, setting: Setting, style: TextStyle) -> Stretch:
    """Return a bullet or a number, which belongs to the element of its own that stands at `place`."""
    return Stretch(text=f"{text} ", ink=setting.ink(style), language=setting.language, place=place, solid=True)


def label_column(labels: Sequence[Stretch], least: float, style: TextStyle) -> float:
    """Return the width of the column that the labels hang in."""
    widest = max((natural_width([each]) for each in labels), default=0.0)
    return least if widest + LABEL_SPACE * style.size / 2 <= least else widest + LABEL_SPACE * style.size


def hung(galley: Galley, stretch: Stretch, setting: Setting, style: TextStyle, *, align: Align = "start") -> Galley:
    """Return the galley with a label at the leading edge of `setting`, on the baseline of the first line."""
    if not galley.strips:
        return galley
    first = galley.strips[0]
    line = set_lines([stretch], x=setting.x, width=setting.width, style=style, align=align)[0]
    own = baseline_of(Strip(place=first.place, height=line.height, pieces=line.pieces)) or 0.0
    down = (baseline_of(first) or own) - own
    pieces = tuple(moved(piece, down) for piece in line.pieces)
    return galley._replace(strips=(first._replace(pieces=(*pieces, *first.pieces)), *galley.strips[1:]))
