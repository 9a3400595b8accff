"""Pages of strips to pages of pieces, painted in the order in which they are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.document.document import Document
from briefgen.layout.bands import Placed
from briefgen.layout.feet import NoteAtFoot
from briefgen.layout.furniture import Footer, Header, footer, header, section_name
from briefgen.layout.galley import moved
from briefgen.layout.mirror import mirrored
from briefgen.layout.model import Page, Piece, Place, TextLine
from briefgen.layout.pages import PageOfStrips
from briefgen.layout.setting import Move, Setting
from briefgen.layout.sheets import sheet
from briefgen.same import Same


def painted(
    cut: Sequence[PageOfStrips], document: Document, setting: Setting, anchors: Mapping[str, int]
) -> Iterator[Page]:
    """Yield the pages; *anchors* gives the page on which each block that has one begins."""
    said = (document.marking, document.furniture)
    for number, page in enumerate(cut, start=1):
        paper = sheet(setting, landscape=page.landscape).spilt()
        section = section_name(document, _begins_in(page)) if document.furniture.running_section else ""
        style, aside = paper.theme.page, paper.foot[0] - setting.foot[0]
        own = Page(
            width=style.width,
            height=style.height,
            header=paper.known(Header(*said, section), ("header", number), header),
            pieces=paper.known(_OnPage(Same(page), aside, anchors), ("page", number), _on_page),
            footer=paper.known(Footer(*said, number, len(cut)), ("footer", number), footer),
            lines=lines_on(page),
            used=page.height,
            room=sheet(setting, landscape=page.landscape).height,
            begins_anew=page.begins_anew,
        )
        yield mirrored(own) if setting.right_to_left else own


def _begins_in(page: PageOfStrips) -> Place:
    """Return the place of the first words on a page, where they are not repeated; else of the note that goes on to it."""
    own = (placed.strip.place for placed in page.placed if not placed.repeated)
    return next(own, page.notes[0].note.place if page.notes else ())


def lines_on(page: PageOfStrips) -> int:
    """Return how many lines of text are on a page, those of notes among them."""
    notes = sum(strip.lines for note in page.notes for strip in note.note.strips)
    return notes + sum(placed.strip.lines for placed in page.placed if not placed.repeated)


class _OnPage(NamedTuple):
    page: Same[PageOfStrips]
    aside: float
    anchors: Mapping[str, int]


def _on_page(what: _OnPage, _: Place, paper: Setting) -> tuple[Piece, ...]:
    return tuple(_pieces(what.page.of, paper.theme.page.top, what.aside, what.anchors, paper.move))


def _pieces(page: PageOfStrips, top: float, aside: float, anchors: Mapping[str, int], move: Move) -> Iterator[Piece]:
    """Yield what is painted; `aside` is how far notes, which are set for an upright page, stand further to the right here."""
    yield from (moved(piece, top) for piece in page.fills)
    text = _text(page.placed, top, anchors, move)
    yield from _read_in_order(tuple(text), page.notes, top, aside) if page.notes else text


def _text(placed: Iterable[Placed], top: float, anchors: Mapping[str, int], move: Move) -> Iterator[Piece]:
    """Yield the pieces of strips; of two languages side by side the second follows when the first has said its half of a pair."""
    pair: Place | None = None
    facing: list[Piece] = []
    for each in placed:
        own = each.strip.facing.pair if each.strip.facing else None
        if own != pair:
            yield from facing
            pair, facing = own, []
        yield from _of_strip(each, top, anchors, move)
        if each.strip.facing and each.strip.facing.strip:
            facing += _of_strip(each._replace(strip=each.strip.facing.strip), top, anchors, move)
    yield from facing


def _of_strip(placed: Placed, top: float, anchors: Mapping[str, int], move: Move) -> Iterator[Piece]:
    strip, down, right = placed.strip, top + placed.top, placed.right
    yield from move(strip.pieces, down, right)
    if strip.late:
        for piece in strip.late(anchors):
            yield moved(piece, down, right)


def _read_in_order(text: Sequence[Piece], notes: Sequence[NoteAtFoot], top: float, aside: float) -> Iterator[Piece]:
    """Yield the pieces, and after the last one of each note's host the notes that it calls.

    A note whose host has nothing on the page goes on from the page before: it is read first.
    """
    ends = _last_pieces(text, (each.note.host for each in notes))
    following: dict[int, list[NoteAtFoot]] = {}
    for each in notes:
        following.setdefault(ends.get(each.note.host, -1), []).append(each)
    for index in range(-1, len(text)):
        yield from (text[index],) if index >= 0 else ()
        for note in following.get(index, ()):
            yield from _of_note(note, top, aside)


def _last_pieces(text: Sequence[Piece], hosts: Iterable[Place]) -> Mapping[Place, int]:
    """Return the index of the last piece that holds words of each host."""
    wanted = frozenset(hosts)
    lengths = sorted({len(host) for host in wanted})
    found: dict[Place, int] = {}
    for index, piece in enumerate(text):
        for place in _places(piece):
            found.update((place[:length], index) for length in lengths if place[:length] in wanted)
    return found


def _places(piece: Piece) -> Iterator[Place]:
    if isinstance(piece, TextLine):
        yield from (run.place for run in piece.runs if run.place is not None)


def _of_note(note: NoteAtFoot, top: float, aside: float) -> Iterator[Piece]:
    for strip, y in zip(note.note.strips, note.tops, strict=True):
        yield from (moved(piece, top + y, aside) for piece in strip.pieces)
