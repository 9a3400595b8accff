"""Text that is on no page although nothing hides it: beyond the paper, or in letters of no size. And what may be as good as that.

Certain is what stands off the page wherever on it that may be from which it is placed, and letters of one point or less, or of next to no width.
Letters of the colour of their ground (white on paper, most often), and letters of two points, may be meant: they are told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.grounds import AUTO, UNKNOWN, colour_in, highlight_in, look_alike, shade_in
from briefgen.writers.docx.reference.names import find, val, w
from briefgen.writers.docx.xml import MC

_NO_SIZE: Final = 2
_NEXT_TO_NONE: Final = 4
"""Half points."""
_NARROW: Final = 5
"""Hundredths of a letter's own width."""
_FLAT: Final = 20
"""Twips: a row that is exactly as high shows no letter."""
_WHITE: Final = "ffffff"
_BLACK: Final = "000000"
_DEPTH: Final = 20
_EMU: Final = 635
"""English metric units to a twip."""
_UNITS: Final = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "px": 15.0, "": 1 / _EMU}
_MEASURE: Final = re.compile(r"\s*(-?\d*\.?\d+)\s*(pt|in|cm|mm|pc|px|)\s*", re.IGNORECASE)
A4: Final = (11906.0, 16838.0)
"""Twips."""
_FREE: Final = frozenset({"", "text", "char", "line", "paragraph"})
"""What a height counts from that Word moves back on to the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a style, or a run, says of its letters; None where it says nothing."""

    size: int | None = None
    scale: int | None = None
    """How wide the letters are, in hundredths of their own width."""
    colour: str | None = None
    highlight: str | None = None
    shade: str | None = None
    under: str | None = None
    """The shade of a paragraph, or of a table's cells."""

    def over(self, below: "_Look") -> "_Look":
        return _Look(
            size=below.size if self.size is None else self.size,
            scale=below.scale if self.scale is None else self.scale,
            colour=self.colour or below.colour,
            highlight=self.highlight or below.highlight,
            shade=self.shade or below.shade,
            under=self.under or below.under,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The looks of styles by id, with those of the styles that they rest on."""

    by_id: Mapping[str, _Look]
    defaults: Mapping[str, str]
    """The default style's id by its type."""

    def reader(self) -> Callable[[etree._Element], _Look]:
        """Return what tells the look of runs, to be used while the tree stays as it is.

        One paragraph may hold all runs of a part: each is asked once.
        """
        named = cache(_named)

        def look_of(run: etree._Element) -> _Look:
            paragraph, table = (next(run.iterancestors(w(name)), None) for name in ("p", "tbl"))
            of_paragraph = named(paragraph, "w:pPr/w:pStyle") or self.defaults.get("paragraph", "")
            ids = (_named(run, "w:rPr/w:rStyle"), of_paragraph, named(table, "w:tblPr/w:tblStyle"))
            look = _look(run)
            for id_ in ids:
                look = look.over(self.by_id.get(id_, _Look()))
            return look.over(self.by_id[""])

        return look_of

    def shade_of(self, holder: etree._Element) -> str | None:
        """Return the shade that a paragraph, cell, table or text box puts behind its words."""
        match holder.tag:
            case tag if tag == w("p"):
                style = _named(holder, "w:pPr/w:pStyle") or self.defaults.get("paragraph", "")
                return shade_in(holder, "w:pPr") or self.by_id.get(style, _Look()).under
            case tag if tag == w("tc"):
                return shade_in(holder, "w:tcPr")
            case tag if tag == w("tbl"):
                style = _named(holder, "w:tblPr/w:tblStyle")
                return shade_in(holder, "w:tblPr") or self.by_id.get(style, _Look()).under or (style and UNKNOWN)
            case _:
                return UNKNOWN


def looks_of(styles: etree._Element | None) -> Looks:
    listed = {} if styles is None else {each.get(w("styleId"), ""): each for each in find(styles, "w:style")}
    return Looks(
        by_id={
            "": _Look() if styles is None else _default(styles),
            **{id_: _with_base(id_, listed) for id_ in listed if id_},
        },
        defaults={
            each.get(w("type"), ""): id_ for id_, each in listed.items() if each.get(w("default")) in {"1", "true"}
        },
    )


def _default(styles: etree._Element) -> _Look:
    return next((_look(each) for each in find(styles, "w:docDefaults/w:rPrDefault")), _Look())


def _with_base(id_: str, listed: Mapping[str, etree._Element]) -> _Look:
    look = _Look()
    for _ in range(_DEPTH):
        if (style := listed.get(id_)) is None:
            break
        look = look.over(_look(style))
        id_ = val(style.find(w("basedOn")))
    return look


def _look(owner: etree._Element) -> _Look:
    size, scale = _first(owner, "w:rPr/w:sz/@w:val"), _first(owner, "w:rPr/w:w/@w:val")
    return _Look(
        size=int(size) if size is not None and size.isdecimal() else None,
        scale=int(scale.rstrip("%")) if scale is not None and scale.rstrip("%").isdecimal() else None,
        colour=colour_in(owner),
        highlight=highlight_in(owner),
        shade=shade_in(owner, "w:rPr"),
        under=shade_in(owner, "w:pPr") or shade_in(owner, "w:tcPr"),
    )


def _first(owner: etree._Element, path: str) -> str | None:
    return next((str(each) for each in find(owner, path)), None)


def _named(element: etree._Element | None, path: str) -> str:
    return "" if element is None else val(next(iter(find(element, path)), None))


# --- letters -----------------------------------------------------------------------------------------------------


def has_no_size(run: etree._Element, look_of: Callable[[etree._Element], _Look]) -> bool:
    look = look_of(run)
    return (look.size is not None and look.size <= _NO_SIZE) or (look.scale is not None and 0 < look.scale <= _NARROW)


def flat_rows(root: etree._Element) -> list[etree._Element]:
    """Return the rows with words that are too low to show any; what floats from such a row is seen."""
    return [
        height.getparent().getparent()
        for height in find(root, "//w:tr[.//w:t and not(.//w:drawing or .//w:pict)]/w:trPr/w:trHeight")
        if height.get(w("hRule")) == "exact" and 0 < _twips(height.get(w("val")), 1.0) <= _FLAT
    ]


def hardly_seen(root: etree._Element, looks: Looks, place: str) -> Iterator[Seen]:
    """Yield the words that may be seen by nobody, but may be meant."""
    look_of, shade_of = looks.reader(), cache(looks.shade_of)
    for run in find(root, "//w:r[w:t]"):
        said = " ".join("".join(each.text or "" for each in find(run, "w:t")).split())
        if not said:
            continue
        look = look_of(run)
        if look.size is not None and look.size <= _NEXT_TO_NONE:
            yield Seen(kind=Kind.UNSEEN, place=place, quoted=f"tiny: '{said}'")
            continue
        colour, ground = _colours(run, look, shade_of)
        if look_alike(colour, ground):
            how = "white" if look_alike(colour, _WHITE) else "as its ground"
            yield Seen(kind=Kind.UNSEEN, place=place, quoted=f"{how}: '{said}'")


def _colours(run: etree._Element, look: _Look, shade_of: Callable[[etree._Element], str | None]) -> tuple[str, str]:
    """Return the colours of a run's letters and of the nearest ground: highlight, run, paragraph, cell, table, paper.

    Letters without a colour are black, but Word paints them white on a dark shade; not so on a highlight.
    """
    colour = look.colour or AUTO
    if look.highlight not in {None, AUTO}:
        return (_BLACK if colour == AUTO else colour), str(look.highlight)
    around = run.iterancestors(*map(w, ("p", "tc", "tbl", "txbxContent")))
    return colour, look.shade or next(filter(None, map(shade_of, around)), _WHITE)


# --- places ------------------------------------------------------------------------------------------------------


def paper_of(document: etree._Element) -> tuple[float, float]:
    """Return the width and the height, in twips, that no page is larger than."""
    sizes = [
        (_twips(each.get(w("w")), 1.0), _twips(each.get(w("h")), 1.0)) for each in find(document, "//w:sectPr/w:pgSz")
    ]
    if not sizes:
        sizes = [A4]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def off_the_page(root: etree._Element, paper: tuple[float, float]) -> list[etree._Element]:
    """Return drawings in all their forms, framed paragraphs and tables that stand wholly beyond the paper."""
    drawn = [each.getparent() for each in find(root, "//w:drawing/wp:anchor") if _is_anchor_off(each, paper)]
    shapes = [
        next(each.iterancestors(w("pict")))
        for each in find(root, "//w:pict/v:*[contains(@style, 'absolute')]")
        if _is_shape_off(each.get("style", ""), paper)
    ]
    framed = [
        each.getparent().getparent() for each in find(root, "//w:p/w:pPr/w:framePr") if _is_frame_off(each, paper)
    ]
    forms = {f"{{{MC}}}AlternateContent"}
    return [
        *(next((above for above in each.iterancestors() if above.tag in forms), each) for each in (*drawn, *shapes)),
        *framed,
        *_tables_off(root, paper),
    ]


def is_moved_off(paragraph: etree._Element, paper: tuple[float, float]) -> bool:
    """Tell whether a paragraph's lines begin, or where it is set to the right end, beyond the paper."""
    aligned = _first(paragraph, "w:pPr/w:jc/@w:val") or "left"
    for indent in find(paragraph, "w:pPr/w:ind"):
        start, end = (
            _twips(indent.get(w(side)) or indent.get(w(other)), 1.0)
            for side, other in (("left", "start"), ("right", "end"))
        )
        first = _twips(indent.get(w("firstLine")), 1.0) - _twips(indent.get(w("hanging")), 1.0)
        edges = (end,) if aligned in {"right", "end"} else (start, start + first)
        return any(abs(edge) >= paper[0] for edge in edges)
    return False


def _tables_off(root: etree._Element, paper: tuple[float, float]) -> list[etree._Element]:
    found = []
    for indent in find(root, "//w:tbl/w:tblPr/w:tblInd[not(@w:type) or @w:type='dxa']"):
        table = indent.getparent().getparent()
        width = sum(_twips(each.get(w("w")), 1.0) for each in find(table, "w:tblGrid/w:gridCol"))
        if _is_off(_twips(indent.get(w("w")), 1.0), width, paper[0], "text"):
            found.append(table)
    return found


def _is_off(start: float, size: float, page: float, base: str) -> bool:
    """Tell whether what begins at *start* is beyond the paper: counted from its edge, or from anywhere on it."""
    before = 0.0 if base == "page" else -page
    return start >= page or start + size <= before


def _is_anchor_off(anchor: etree._Element, paper: tuple[float, float]) -> bool:
    for name, side, page in (("positionH", "cx", paper[0]), ("positionV", "cy", paper[1])):
        base = _first(anchor, f"wp:{name}/@relativeFrom") or ""
        start = next((each.text for each in find(anchor, f"wp:{name}/wp:posOffset")), None)
        size = _twips(_first(anchor, f"wp:extent/@{side}"), 1 / _EMU)
        is_free = name == "positionV" and base in _FREE
        if start is not None and not is_free and _is_off(_twips(start, 1 / _EMU), size, page, base):
            return True
    return False


def _is_shape_off(style: str, paper: tuple[float, float]) -> bool:
    said = {key.strip().lower(): value.strip() for key, _, value in (each.partition(":") for each in style.split(";"))}
    for edges, side, way, page in (
        (("left", "margin-left"), "width", "horizontal", paper[0]),
        (("top", "margin-top"), "height", "vertical", paper[1]),
    ):
        base = said.get(f"mso-position-{way}-relative", "text")
        placed = [said[edge] for edge in edges if edge in said]
        is_free = way == "vertical" and base in _FREE
        start = sum(map(_length, placed))
        is_free = is_free or said.get(f"mso-position-{way}", "absolute") != "absolute"
        if placed and not is_free and _is_off(start, _length(said.get(side, "0")), page, base):
            return True
    return False


def _is_frame_off(frame: etree._Element, paper: tuple[float, float]) -> bool:
    for edge, side, anchor, page in (("x", "w", "hAnchor", paper[0]), ("y", "h", "vAnchor", paper[1])):
        base = frame.get(w(anchor), "text")
        start, size = frame.get(w(edge)), frame.get(w(side))
        if start is None or frame.get(w(f"{edge}Align")) is not None or (edge == "y" and base in _FREE):
            continue
        width = page if size is None else _twips(size, 1.0)
        if _is_off(_twips(start, 1.0), width, page, base):
            return True
    return False


def _twips(said: str | None, unit: float) -> float:
    try:
        return float(said or "0") * unit
    except ValueError:
        return 0.0


def _length(said: str) -> float:
    found = _MEASURE.fullmatch(said)
    return float(found[1]) * _UNITS[found[2].lower()] if found else 0.0
