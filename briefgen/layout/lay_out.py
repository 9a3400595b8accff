"""Document and theme to layout."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.diagnostics import UserError
from briefgen.document.alike import stand_alike
from briefgen.document.document import Document
from briefgen.document.nodes import Node
from briefgen.document.walk import Path, parts
from briefgen.layout.blocks import flow
from briefgen.layout.fallen import Fallen, Fell, Pages
from briefgen.layout.fonts import FontFolder
from briefgen.layout.footnotes import Call, calling, calls, foot_notes, gathering
from briefgen.layout.furniture import SEPARATOR
from briefgen.layout.galley import FootNote, Galley, RunningHead, Strip, abreast, stack
from briefgen.layout.inlines import Stretch
from briefgen.layout.missing import missing_glyphs
from briefgen.layout.model import BlockPlacement, DrawnChart, Layout, Place
from briefgen.layout.pages import PageOfStrips, paginate
from briefgen.layout.painting import painted
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.recut import Recut
from briefgen.layout.remembered import Galleys
from briefgen.layout.setting import Setting
from briefgen.layout.sheets import areas, sheet, upright
from briefgen.theme.model import Theme

MARKING: Place = ("marking",)
"""The place of the marking at the start of page 1."""
LETTERHEAD: Place = ("letterhead",)
"""The place of what a letterhead says itself above and below the text."""


def lay_out(document: Document, theme: Theme, fonts: FontFolder, galleys: Galleys | None = None) -> Layout:
    """Return where everything falls; *galleys* are those of briefs that are much the same, and change nothing. Raise `UserError`
    where the font lacks a character, for each one that it lacks.
    """
    called = calls(document)
    setting = _settled(document, theme, fonts, called, galleys)
    cut = _cut(document, setting, foot_notes(called, setting), () if galleys is None else galleys.fallen)
    fell = _fell(document, cut, setting)
    layout = replace(
        fell.layout,
        pages=tuple(painted(cut.pages, document, setting, fell.layout.anchors)),
        recut=Recut(cut.strips, areas(setting), fell.named),
    )
    if problems := tuple(missing_glyphs(layout, galleys)):
        raise UserError(*problems)
    if galleys is not None:
        own = Fallen(document=document, setting=setting, strips=cut.strips, pages=cut.pages, fell=fell)
        galleys.keep(own, cut.like)
    return layout


def _settled(
    document: Document, theme: Theme, fonts: FontFolder, called: tuple[Call, ...], galleys: Galleys | None
) -> Setting:
    """Return what a document is set in, from all of it that this hangs on."""

    def make() -> Setting:
        return gathering(upright(document, theme, fonts, galleys), called)

    ground = (theme, fonts, document.metadata.language, document.marking, document.furniture, called)
    return make() if galleys is None else galleys.settled(ground, make)


def _fell(document: Document, cut: "_Cut", setting: Setting) -> Fell:
    """Return where everything fell; where the pages are cut as another brief's, that is known."""
    if cut.like is not None and stand_alike(cut.like.document, document):
        return cut.like.fell
    pages = cut.pages
    lines = _lines_of(pages, setting)
    named = tuple(places(document, lines.keys() | _ways_to(pages)))
    placements = {path: _placement(lines[place]) for place, path, _ in named if place in lines}
    tables = _tables(named, cut.strips)
    layout = Layout(
        pages=(),
        placements=placements,
        columns={path: head.columns for path, head in tables.items()},
        marks={path: head.marks for path, head in tables.items() if any(head.marks)},
        landscape=frozenset(path for path, head in tables.items() if head.bed.landscape),
        in_columns=frozenset(path for path, head in tables.items() if head.bed.step),
        sizes={path: head.share for path, head in tables.items() if head.share != 1.0},
        divided=frozenset(path for path, head in tables.items() if not head.whole),
        abreast=cut.abreast,
        charts=dict(_charts(named, pages)),
        anchors=_anchors(named, placements),
        last_page_fill=min(pages[-1].height / sheet(setting, landscape=pages[-1].landscape).height, 1.0),
    )
    return Fell(layout=layout, named={place: path for place, path, _ in named})


class Named(NamedTuple):
    """A node by both its names: its place, and the path that `document.walk` gives it."""

    place: Place
    path: Path
    node: Node


class _Cut(NamedTuple):
    strips: tuple[Strip, ...]
    pages: Pages
    like: Fallen | None
    """The brief of before whose pages are cut as these."""
    abreast: bool = False
    """Whether all the text stands in two columns."""


def _cut(document: Document, setting: Setting, notes: Mapping[Place, FootNote], known: Iterable[Fallen]) -> _Cut:
    """Set a document in one column, and once more in two where that makes a long brief of it."""
    cut = _paginated(_strips(document, setting, setting, notes), setting, known)
    if not _is_long(cut.pages, setting.theme):
        return cut
    strips = _strips(document, setting, setting.in_columns(), notes)
    return _paginated(strips, setting, known)._replace(abreast=True)


def _paginated(strips: tuple[Strip, ...], setting: Setting, known: Iterable[Fallen]) -> _Cut:
    for like in known:
        if (pages := like.again(strips, setting)) is not None:
            return _Cut(strips, pages, like)
    return _Cut(strips, paginate(strips, areas(setting)), None)


def _is_long(cut: Sequence[PageOfStrips], theme: Theme) -> bool:
    """Say whether a brief that has so many pages in one column is set in two. Notes in the margin leave no room for them."""
    return theme.columns.count > 1 and len(cut) >= theme.columns.least and not theme.margin_notes


def _strips(document: Document, whole: Setting, text: Setting, notes: Mapping[Place, FootNote]) -> tuple[Strip, ...]:
    """Return the galley: the marking over the whole page, the text in one column or in two, room for a letterhead's own."""
    lent = whole.theme.lent
    above, below = (lent.above, lent.below) if lent and lent.leaves_room else (0.0, 0.0)
    label = SEPARATOR.join(filter(None, (document.marking.label, document.furniture.draft_words)))
    marking = whole.known(label, MARKING, _marking)
    galleys = (_room(above), marking, flow(document.blocks, ("blocks",), text), _room(below))
    return tuple(calling(stack(galleys).strips, notes))


def _room(height: float) -> Galley:
    """Return room in which nothing of the brief stands."""
    return Galley(strips=(Strip(place=LETTERHEAD, height=height, pieces=(), lines=0),)) if height else Galley()


def _marking(words: str, place: Place, setting: Setting) -> Galley:
    """Return the marking as text of page 1, and DRAFT with it: header and footer are not read aloud. It heads what follows,
    and stands alone on no page.
    """
    style = setting.style("marking-text")
    stretch = Stretch(text=words, ink=setting.ink(style), language=setting.language, place=place)
    return paragraph([stretch], place, setting, style)._replace(keep_with_next=1)


def _tables(named: Iterable[Named], strips: Iterable[Strip]) -> Mapping[Path, RunningHead]:
    contexts = (context for strip in strips for each in abreast(strip) for context in each.contexts)
    heads = (context for context in contexts if isinstance(context, RunningHead))
    by_place = {head.place: head for head in heads}
    return {path: by_place[place] for place, path, _ in named if place in by_place} if by_place else {}


def _charts(named: Iterable[Named], cut: Iterable[PageOfStrips]) -> Iterator[tuple[Path, DrawnChart]]:
    strips = (strip for page in cut for placed in page.placed for strip in abreast(placed.strip))
    by_place = {strip.place: strip.chart for strip in strips if strip.chart is not None}
    if by_place:
        yield from ((path, by_place[place]) for place, path, _ in named if place in by_place)


class _Line(NamedTuple):
    """A strip and where it fell."""

    page: int
    top: float
    strip: Strip


def _lines_of(cut: Sequence[PageOfStrips], setting: Setting) -> Mapping[Place, Sequence[_Line]]:
    """Return the lines at each place that has any, and at those around it."""
    by_place: dict[Place, list[_Line]] = {}
    for number, page in enumerate(cut, start=1):
        top = sheet(setting, landscape=page.landscape).theme.page.top
        for least, line in _lines(page, number, top):
            place = line.strip.place
            for end in range(least, len(place) + 1):
                by_place.setdefault(place[:end], []).append(line)
    return by_place


def _ways_to(cut: Iterable[PageOfStrips]) -> frozenset[Place]:
    """Return the places that lead to notes, whose lines are none of the lines of what calls them."""
    noted = {note.note.place for page in cut for note in page.notes}
    return frozenset(place[:end] for place in noted for end in range(1, len(place) + 1))


def _lines(page: PageOfStrips, number: int, top: float) -> Iterator[tuple[int, _Line]]:
    """Yield the strips on a page, each with the length of the shortest place that it is a line of."""
    for placed in page.placed:
        if not placed.repeated:
            yield from ((1, _Line(number, top + placed.top, strip)) for strip in abreast(placed.strip))
    for note in page.notes:
        for strip, y in zip(note.note.strips, note.tops, strict=True):
            yield len(note.note.place), _Line(number, top + y, strip)


def _placement(lines: Sequence[_Line]) -> BlockPlacement:
    first, last = lines[0], lines[-1]
    return BlockPlacement(
        lines=sum(line.strip.lines for line in lines),
        height=sum(line.strip.height for line in lines),
        first_page=first.page,
        last_page=last.page,
        top=first.top,
    )


def _anchors(named: Iterable[Named], placements: Mapping[Path, BlockPlacement]) -> Mapping[str, int]:
    anchored = ((path, getattr(node, "anchor", None)) for _, path, node in named)
    return {anchor: placements[path].first_page for path, anchor in anchored if anchor and path in placements}


def places(top: Document | Node, within: Container[Place] | None = None) -> Iterator[Named]:
    """Yield every node under *top* in reading order; *within* some places, those that stand at one of them, and of fields too."""
    waiting = _named(top, (), (), within)
    while waiting:
        own = waiting.pop()
        yield own
        if parts(own.node):
            waiting += _named(own.node, own.place, own.path, within)


def _named(top: Document | Node, place: Place, path: Path, within: Container[Place] | None) -> list[Named]:
    """Return what stands directly in a node, the last first."""
    found: list[Named] = []
    before = 0
    for field in parts(top):
        held = getattr(top, field)
        if within is None or (*place, field) in within:
            found += [
                Named((*place, field, position), (*path, before + position), child)
                for position, child in enumerate(held)
                if within is None or (*place, field, position) in within
            ]
        before += len(held)
    return found[::-1]
