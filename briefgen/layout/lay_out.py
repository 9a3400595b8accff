"""Document and theme to layout."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.nodes import Node
from briefgen.document.references import Contents
from briefgen.document.walk import Path, parts, walk, walk_paths
from briefgen.layout.blocks import flow
from briefgen.layout.fonts import FontFolder
from briefgen.layout.furniture import SEPARATOR, footer, header, section_name
from briefgen.layout.galley import Galley, RunningHead, Strip, moved, stack
from briefgen.layout.inlines import Stretch
from briefgen.layout.mirror import mirrored
from briefgen.layout.missing import missing_glyphs
from briefgen.layout.model import BlockPlacement, Layout, Page, Place
from briefgen.layout.pages import PageOfStrips, Placed, paginate
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import Theme

MARKING: Place = ("marking",)
"""The place of the marking at the start of page 1."""


def lay_out(document: Document, theme: Theme, fonts: FontFolder) -> Layout:
    """Return where everything falls; raise `UserError` where the font lacks a character, for each one that it lacks."""
    setting = _setting(document, theme, fonts)
    strips = _strips(document, setting)
    cut = paginate(strips, setting.height)
    placements = _placements(document, cut, theme.page.top)
    layout = Layout(
        width=theme.page.width,
        height=theme.page.height,
        pages=tuple(_page(document, setting, page, number, len(cut)) for number, page in enumerate(cut, start=1)),
        placements=placements,
        columns=_columns(document, strips),
        anchors=_anchors(document, placements),
        last_page_fill=min(cut[-1].height / setting.height, 1.0),
    )
    if problems := tuple(missing_glyphs(layout)):
        raise UserError(*problems)
    return layout


def _strips(document: Document, setting: Setting) -> tuple[Strip, ...]:
    """Return the galley's strips; where there are contents, with the pages that they name.

    Page numbers have a column of their own, so that lines end where they ended without them: twice is enough.
    """
    strips = _once(document, setting)
    if not any(isinstance(node, Contents) for node in walk(document)):
        return strips
    placements = _placements(document, paginate(strips, setting.height), 0.0)
    return _once(document, replace(setting, pages=_anchors(document, placements)))


def _once(document: Document, setting: Setting) -> tuple[Strip, ...]:
    return stack([_marking(document, setting), flow(document.blocks, ("blocks",), setting)]).strips


def _setting(document: Document, theme: Theme, fonts: FontFolder) -> Setting:
    page, note = theme.page, theme.margin_note
    width = page.width - page.left - page.right
    spill = note.width + note.gap if theme.margin_notes else 0.0
    return Setting(
        theme=theme,
        fonts=fonts,
        language=document.metadata.language,
        right_to_left=is_right_to_left(document.metadata.language),
        x=page.left,
        width=width - spill,
        height=page.height - page.top - page.bottom,
        margin=page.left + width - note.width if theme.margin_notes else None,
        spill=spill,
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
    first = next((placed.strip.place for placed in page.placed if not placed.repeated), ())
    section = section_name(document, first) if document.furniture.running_section else ""
    paper = setting.spilt()
    set_page = Page(
        header=header(document, paper, section=section),
        pieces=tuple(moved(piece, top) for piece in (*page.fills, *text)),
        footer=footer(document, paper, page=number, pages=count),
        lines=sum(placed.strip.lines for placed in page.placed if not placed.repeated),
    )
    return mirrored(set_page, setting.theme.page.width) if setting.right_to_left else set_page


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


def _anchors(document: Document, placements: Mapping[Path, BlockPlacement]) -> Mapping[str, int]:
    anchored = ((path, getattr(node, "anchor", None)) for path, node in walk_paths(document))
    return {anchor: placements[path].first_page for path, anchor in anchored if anchor and path in placements}


def places(top: Document | Node, place: Place = (), path: Path = ()) -> Iterator[tuple[Place, Path]]:
    """Yield the place of every node under *top* with the path that `document.walk` gives it."""
    index = 0
    for field in parts(top):
        for position, child in enumerate(getattr(top, field)):
            own = ((*place, field, position), (*path, index))
            yield own
            yield from places(child, *own)
            index += 1
