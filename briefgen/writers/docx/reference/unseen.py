"""Text that is on no page although nothing hides it: beyond the paper, or in letters of no size. And what may be as good as that.

Certain is what stands off the page wherever on it that may be from which it is placed, and letters of one point or less.
White letters without a ground that is seen, and letters of two points, may be meant: they are told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import find, val, w
from briefgen.writers.docx.xml import MC

_NO_SIZE: Final = 2
_NEXT_TO_NONE: Final = 4
"""Half points."""
_WHITE: Final = re.compile(r"f[c-f]f[c-f]f[c-f]", re.IGNORECASE)
_NO_GROUND: Final = re.compile(r"auto|f[c-f]f[c-f]f[c-f]|", re.IGNORECASE)
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
    colour: str | None = None
    ground: str | None = None

    def over(self, below: "_Look") -> "_Look":
        return _Look(
            size=below.size if self.size is None else self.size,
            colour=below.colour if self.colour is None else self.colour,
            ground=below.ground if self.ground is None else self.ground,
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
    size = _first(owner, "w:rPr/w:sz/@w:val")
    return _Look(
        size=int(size) if size is not None and size.isdecimal() else None,
        colour=_first(owner, "w:rPr/w:color/@w:val"),
        ground=_first(
            owner, "w:rPr/w:highlight/@w:val | w:rPr/w:shd/@w:fill | w:pPr/w:shd/@w:fill | w:tcPr/w:shd/@w:fill"
        ),
    )


def _first(owner: etree._Element, path: str) -> str | None:
    return next((str(each) for each in find(owner, path)), None)


def _named(element: etree._Element | None, path: str) -> str:
    return "" if element is None else val(next(iter(find(element, path)), None))


# --- letters -----------------------------------------------------------------------------------------------------


def has_no_size(run: etree._Element, look_of: Callable[[etree._Element], _Look]) -> bool:
    size = look_of(run).size
    return size is not None and size <= _NO_SIZE


def hardly_seen(root: etree._Element, looks: Looks, place: str) -> Iterator[Seen]:
    """Yield the words that may be seen by nobody, but may be meant."""
    look_of, shaded = looks.reader(), cache(_is_shaded)
    for run in find(root, "//w:r[w:t]"):
        said = " ".join("".join(each.text or "" for each in find(run, "w:t")).split())
        look = look_of(run)
        if said and look.size is not None and look.size <= _NEXT_TO_NONE:
            yield Seen(kind=Kind.UNSEEN, place=place, quoted=f"tiny: '{said}'")
        elif said and _WHITE.fullmatch(look.colour or "") and not _has_ground(run, look, shaded):
            yield Seen(kind=Kind.UNSEEN, place=place, quoted=f"white: '{said}'")
        elif said and look.colour is not None and look.colour.casefold() == (look.ground or "").casefold() != "auto":
            yield Seen(kind=Kind.UNSEEN, place=place, quoted=f"as its ground: '{said}'")


def _has_ground(run: etree._Element, look: _Look, shaded: Callable[[etree._Element], bool]) -> bool:
    """Tell whether something may stand behind white letters: a shade of the run or around it, a drawing, a table's style."""
    if not _NO_GROUND.fullmatch(look.ground or ""):
        return True
    in_drawing = next(run.iterancestors(w("txbxContent")), None) is not None
    return in_drawing or any(map(shaded, run.iterancestors(*map(w, ("p", "tc", "tbl")))))


def _is_shaded(holder: etree._Element) -> bool:
    shades = find(
        holder, "w:pPr/w:shd/@w:fill | w:tcPr/w:shd/@w:fill | w:tblPr/w:shd/@w:fill | w:tblPr/w:tblStyle/@w:val"
    )
    return any(not _NO_GROUND.fullmatch(str(each)) for each in shades)


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
    """Return drawings in all their forms, and framed paragraphs, that stand wholly beyond the paper."""
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
    ]


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
