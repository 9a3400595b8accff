"""The glossary: terms with what they mean, in one column or in two that are as high as each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from briefgen.document.references import Glossary, GlossaryEntry
from briefgen.layout.galley import Galley, Strip, moved, stack
from briefgen.layout.heights import extent, tops
from briefgen.layout.inlines import EM_SPACE, Stretch, stretches
from briefgen.layout.model import Piece, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting


def glossary(block: Glossary, place: Place, setting: Setting) -> Galley:
    abreast = (
        _two_columns(block, place, setting)
        if block.columns > 1 and len(block.entries) > 1 and not setting.bed.step
        else None
    )
    return abreast or stack(_entries(block.entries, place, setting))


def _entries(entries: Sequence[GlossaryEntry], place: Place, setting: Setting) -> list[Galley]:
    return [_entry(entry, (*place, "entries", index), setting) for index, entry in enumerate(entries)]


def _entry(entry: GlossaryEntry, place: Place, setting: Setting) -> Galley:
    style = setting.style("glossary")
    term = stretches(entry.children, (*place, "children"), setting, style, weight="semibold")
    space = Stretch(text=EM_SPACE, ink=setting.ink(style), language=setting.language, place=(*place, "separator"))
    gloss = stretches(entry.gloss, (*place, "gloss"), setting, style)
    return paragraph((*term, space, *gloss), place, setting, style)


def _two_columns(block: Glossary, place: Place, setting: Setting) -> Galley | None:
    """Return both columns as one strip, the second painted after the first; None where they are higher than a page."""
    gap = setting.theme.glossary.gap
    width = (setting.width - gap) / 2
    left = _entries(block.entries, place, replace(setting, width=width))
    right = _entries(block.entries, place, replace(setting, x=setting.x + width + gap, width=width))
    at = _balance([extent(galley.strips) + galley.after for galley in left])
    columns = (stack(left[:at]).strips, stack(right[at:]).strips)
    if _highest(columns) > setting.height:
        return None
    strip = Strip(
        place=place,
        height=_highest(columns),
        pieces=tuple(piece for column in columns for piece in _merged(column)),
        lines=max(sum(strip.lines for strip in column) for column in columns),
    )
    style = setting.style("glossary")
    return Galley(strips=(strip,), before=style.before, after=style.after)


def _balance(heights: Sequence[float]) -> int:
    """Return how many entries the first column has where neither is higher than need be."""
    above = list(accumulate(heights))
    return min(range(1, len(heights)), key=lambda at: max(above[at - 1], above[-1] - above[at - 1]))


def _highest(columns: Iterable[Sequence[Strip]]) -> float:
    return max(map(extent, columns))


def _merged(strips: Sequence[Strip]) -> list[Piece]:
    return [moved(piece, top) for strip, top in zip(strips, tops(strips), strict=True) for piece in strip.pieces]
