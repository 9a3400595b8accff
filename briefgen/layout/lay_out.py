"""Document and theme to layout."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.diagnostics import UserError
from briefgen.document.nodes import Document, Node
from briefgen.document.walk import Path, parts
from briefgen.layout.blocks import flow
from briefgen.layout.fonts import FontFolder
from briefgen.layout.furniture import SEPARATOR, footer, header
from briefgen.layout.galley import Galley, RunningHead, Strip, moved, stack
from briefgen.layout.inlines import Stretch
from briefgen.layout.missing import missing_glyphs
from briefgen.layout.model import BlockPlacement, Layout, Page, Place
from briefgen.layout.pages import PageOfStrips, Placed, paginate
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import Theme

MARKING: Place = ("marking",)
"""The place of the marking at the start of page 1."""


def lay_out(document: Document, theme: Theme, fonts: FontFolder) -> Layout:
    """Return where everything falls; raise `UserError` where the font lacks a character, for each one that it lacks."""
    setting = _setting(document, theme, fonts)
    galley = stack([_marking(document, setting), flow(document.blocks, ("blocks",), setting)])
    cut = paginate(galley.strips, setting.height)
    layout = Layout(
        width=theme.page.width,
        height=theme.page.height,
        pages=tuple(_page(document, setting, page, number, len(cut)) for number, page in enumerate(cut, start=1)),
        placements=_placements(document, cut, theme.page.top),
        columns=_columns(document, galley.strips),
        last_page_fill=min(cut[-1].height / setting.height, 1.0),
    )
    if problems := tuple(missing_glyphs(layout)):
        raise UserError(*problems)
    return layout


def _setting(document: Document, theme: Theme, fonts: FontFolder) -> Setting:
    page = theme.page
    return Setting(
        theme=theme,
        fonts=fonts,
        language=document.metadata.language,
        x=page.left,
        width=page.width - page.left - page.right,
        height=page.height - page.top - page.bottom,
    )


def _marking(document: Document, setting: Setting) -> Galley:
    """Return the marking as text of page 1, and DRAFT with it: header and footer are not read aloud."""
    style = setting.style("marking-text")
    words = SEPARATOR.join(filter(None, (document.marking.label, document.furniture.draft)))
    stretch = Stretch(text=words, ink=setting.ink(style), language=setting.language, place=MARKING)
    return paragraph([stretch], MARKING, setting, style)


def _page(document: Document, setting: Setting, page: PageOfStrips, number: int, count: int) -> Page:
    top = setting.theme.page.top
    text = (moved(piece, placed.top) for placed in page.placed for piece in placed.strip.pieces)
    return Page(
        header=header(document, setting),
        pieces=tuple(moved(piece, top) for piece in (*page.fills, *text)),
        footer=footer(document, setting, page=number, pages=count),
        lines=sum(placed.strip.lines for placed in page.placed if not placed.repeated),
    )


def _columns(document: Document, strips: Iterable[Strip]) -> Mapping[Path, tuple[float, ...]]:
    heads = (context for strip in strips for context in strip.contexts if isinstance(context, RunningHead))
    by_place = {head.place: head.columns for head in heads}
    return {path: by_place[place] for place, path in places(document) if place in by_place}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A strip and the page it fell on."""

    page: int
    placed: Placed


def _placements(document: Document, cut: Iterable[PageOfStrips], top: float) -> Mapping[Path, BlockPlacement]:
    by_place: dict[Place, list[_Line]] = {}
    for number, page in enumerate(cut, start=1):
        for placed in page.placed:
            place = () if placed.repeated else placed.strip.place
            for end in range(1, len(place) + 1):
                by_place.setdefault(place[:end], []).append(_Line(page=number, placed=placed))
    return {path: _placement(by_place[place], top) for place, path in places(document) if place in by_place}


def _placement(lines: list[_Line], top: float) -> BlockPlacement:
    first, last = lines[0], lines[-1]
    return BlockPlacement(
        lines=sum(line.placed.strip.lines for line in lines),
        height=sum(line.placed.strip.height for line in lines),
        first_page=first.page,
        last_page=last.page,
        top=top + first.placed.top,
    )


def places(top: Document | Node, place: Place = (), path: Path = ()) -> Iterator[tuple[Place, Path]]:
    """Yield the place of every node under *top* with the path that `document.walk` gives it."""
    index = 0
    for field in parts(top):
        for position, child in enumerate(getattr(top, field)):
            own = ((*place, field, position), (*path, index))
            yield own
            yield from places(child, *own)
            index += 1
