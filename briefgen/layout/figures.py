"""What every figure has round its drawing: the caption above, note and source below, all on one page."""

from dataclasses import replace

from briefgen.document.figures import Chart, Image
from briefgen.layout.galley import Galley, Reluctance, Strip, stack, unparted
from briefgen.layout.heights import extent
from briefgen.layout.inlines import stretches
from briefgen.layout.model import Piece, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName


def figure(block: Chart | Image, pieces: tuple[Piece, ...], height: float, place: Place, setting: Setting) -> Galley:
    """Return the figure whose drawing is so high; `y` of the *pieces* counts from its upper edge."""
    look = setting.theme.figure
    lines = max(1, round(height / setting.style("body").line))
    strip = Strip(place=place, height=height, pieces=pieces, lines=lines)
    parts = [
        _words(block, "caption", "caption", place, setting),
        Galley(strips=(strip,), before=look.above, after=look.below),
        _words(block, "note", "table-note", place, setting),
        _words(block, "source", "table-source", place, setting),
    ]
    whole = stack(parts)
    reluctance = Reluctance.NEVER if extent(whole.strips) <= setting.height else Reluctance.PARTED
    return replace(whole, strips=unparted(whole.strips, reluctance), keep_with_next=0)


def _words(block: Chart | Image, field: str, style_name: StyleName, place: Place, setting: Setting) -> Galley:
    style = setting.style(style_name)
    own = (*place, field)
    return paragraph(stretches(getattr(block, field), own, setting, style), own, setting, style)
