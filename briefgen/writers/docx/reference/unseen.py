"""Letters that nobody sees although nothing hides them: of no size, or of the colour of their ground.

Certain are letters of one point or less, or of next to no width. Letters of the colour of their ground (white on paper, most
often), and letters of two points, may be meant: they are told.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.grounds import AUTO, look_alike
from briefgen.writers.docx.reference.looks import Look, Looks
from briefgen.writers.docx.reference.measures import twips
from briefgen.writers.docx.reference.names import find, w

_NO_SIZE: Final = 2
_NEXT_TO_NONE: Final = 4
"""Half points."""
_NARROW: Final = 5
"""Hundredths of a letter's own width."""
_FLAT: Final = 20
"""Twips: a row that is exactly as high shows no letter."""
_WHITE: Final = "ffffff"
_BLACK: Final = "000000"


def has_no_size(run: etree._Element, look_of: Callable[[etree._Element], Look]) -> bool:
    look = look_of(run)
    return (look.size is not None and look.size <= _NO_SIZE) or (look.scale is not None and 0 < look.scale <= _NARROW)


def flat_rows(root: etree._Element) -> list[etree._Element]:
    """Return the rows with words that are too low to show any; what floats from such a row is seen."""
    return [
        height.getparent().getparent()
        for height in find(root, "//w:tr[.//w:t and not(.//w:drawing or .//w:pict)]/w:trPr/w:trHeight")
        if height.get(w("hRule")) == "exact" and 0 < twips(height.get(w("val")), 1.0) <= _FLAT
    ]


def hardly_seen(root: etree._Element, looks: Looks, place: str) -> Iterator[Seen]:
    """Yield the words that may be seen by nobody, but may be meant."""
    for _, quoted in hardly_seen_runs(root, looks):
        yield Seen(kind=Kind.UNSEEN, place=place, quoted=quoted)


def hardly_seen_runs(root: etree._Element, looks: Looks) -> Iterator[tuple[etree._Element, str]]:
    """Yield the runs of such words, with how they look and what they say."""
    look_of, shade_of = looks.reader(), cache(looks.shade_of)
    for run in find(root, "//w:r[w:t]"):
        said = " ".join("".join(each.text or "" for each in find(run, "w:t")).split())
        if not said:
            continue
        look = look_of(run)
        if look.size is not None and look.size <= _NEXT_TO_NONE:
            yield run, f"tiny: '{said}'"
            continue
        colour, ground = _colours(run, look, shade_of)
        if look_alike(colour, ground):
            yield run, f"{'white' if look_alike(colour, _WHITE) else 'as its ground'}: '{said}'"


def _colours(run: etree._Element, look: Look, shade_of: Callable[[etree._Element], str | None]) -> tuple[str, str]:
    """Return the colours of a run's letters and of the nearest ground: highlight, run, paragraph, cell, table, paper.

    Letters without a colour are black, but Word paints them white on a dark shade; not so on a highlight.
    """
    colour = look.colour or AUTO
    if look.highlight not in {None, AUTO}:
        return (_BLACK if colour == AUTO else colour), str(look.highlight)
    around = run.iterancestors(*map(w, ("p", "tc", "tbl", "txbxContent")))
    return colour, look.shade or next(filter(None, map(shade_of, around)), _WHITE)
