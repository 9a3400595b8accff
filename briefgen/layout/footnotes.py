"""Notes: at the foot of the page on which they are called, or gathered where the tree says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefgen.document.alike import stand_alike
from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import CrossReference, Emphasis, Link, NoteReference, Span, Strong, Struck
from briefgen.document.nodes import Half, Node
from briefgen.document.tables import HeaderTable
from briefgen.document.walk import are_inlines, parts
from briefgen.layout.galley import FootNote, Galley, Strip, abreast, stack
from briefgen.layout.halves import turned
from briefgen.layout.inlines import CALL, Stretch, raised, stretches
from briefgen.layout.model import Place, TextLine
from briefgen.layout.paragraphs import hung, label, label_column, paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import TextStyle

DRAWN: Final = frozenset({"unit", "series", "categories"})
"""The words of a chart that stand in its drawing."""
_HOLDING: Final = (Strong, Emphasis, Struck, Link, CrossReference, Span)
"""Inlines that hold others."""


class Call(NamedTuple):
    """A note where it is called."""

    place: Place
    words: Place
    """Of the field whose words call it."""
    host: Place
    """Of what it is read after: these words, or more that are read as one with them."""
    note: NoteReference
    language: str | None
    """Of the half of a bilingual document that calls it; None where there is one language."""


_LATEST: Final[list[tuple[Document, tuple[Call, ...]]]] = []
"""Who lays a document out asks, and then who writes it; and then the same of one that is much like it."""


def calls(top: Document | Node, place: Place = ()) -> tuple[Call, ...]:
    """Return every note of a document, or of a node at its place in one, in reading order; those of the latest document are known,
    and so are another's that differs from it in its words alone.
    """
    if not isinstance(top, Document):
        return tuple(_in_blocks(top, place, None, None))
    for latest, called in tuple(_LATEST):
        if stand_alike(latest, top):
            _LATEST[:] = [(top, called)]
            return called
    called = tuple(_in_blocks(top, place, None, None))
    _LATEST[:] = [(top, called)]
    return called


def _in_blocks(top: Document | Node, place: Place, host: Place | None, language: str | None) -> Iterator[Call]:
    """Yield the notes under a node in reading order; *host* is that of all of them, where the node is read as one."""
    language = top.language if isinstance(top, Half) else language
    for field in parts(top):
        held: tuple[Node, ...] = getattr(top, field)
        own = (*place, field)
        if are_inlines(held):
            read = host or _read_as_one(top, place, own) or own
            yield from (Call(called, own, read, note, language) for called, note in _in_words(held, own))
            continue
        for position, child in enumerate(held):
            read_with = host or _read_as_one(top, place, (*own, position))
            yield from _in_blocks(child, (*own, position), read_with, language)


def _in_words(inlines: Sequence[Node], place: Place) -> Iterator[tuple[Place, NoteReference]]:
    for position, inline in enumerate(inlines):
        if isinstance(inline, NoteReference):
            yield (*place, position), inline
        elif isinstance(inline, _HOLDING):
            yield from _in_words(inline.children, (*place, position, "children"))


def _read_as_one(top: Document | Node, place: Place, inner: Place) -> Place | None:
    """Return the place of what is read as one: a drawing, a head that runs on; None where each field is read by itself."""
    match top:
        case Chart() if inner[len(place)] in DRAWN:
            return place
        case HeaderTable(form="line"):
            return place
        case HeaderTable(form="plain"):
            return inner
        case _:
            return None


def gathering(setting: Setting, called: Iterable[Call]) -> Setting:
    """Return the setting of a document that calls these notes; it holds what a list of end notes has."""
    return replace(setting, end_notes=tuple((each.place, each.note) for each in called if each.note.kind == "end"))


def calling(strips: Iterable[Strip], notes: Mapping[Place, FootNote]) -> Iterable[Strip]:
    """Return the strips, each with the notes that it calls."""
    return (_calling(strip, notes) for strip in strips) if notes else strips


def _calling(strip: Strip, notes: Mapping[Place, FootNote]) -> Strip:
    pieces = (piece for each in abreast(strip) for piece in each.pieces)
    places = (run.place for piece in pieces if isinstance(piece, TextLine) for run in piece.runs)
    called = tuple(notes[place[:-1]] for place in places if place and place[-1] == CALL and place[:-1] in notes)
    return strip._replace(notes=called) if called else strip


def foot_notes(called: Iterable[Call], setting: Setting) -> Mapping[Place, FootNote]:
    """Return the notes at the feet of pages, by the places where they are called, each with its number hung before it."""
    setting = setting.at_foot()
    style = setting.style("footnote")
    foot = tuple(each for each in called if each.note.kind == "foot")
    numbers = [_number(call, setting, style) for call in foot]
    column = label_column(numbers, setting.theme.footnotes.indent, style)
    return {call.place: _foot_note(call, column, setting) for call in foot}


def _foot_note(call: Call, column: float, setting: Setting) -> FootNote:
    """Return a note in the language of the words that call it."""
    own = setting.speaking(call.language) if call.language else setting
    style = own.style("footnote")
    words = _words(call.note, call.place, call.place, own.inset(column), style)
    strips = hung(words, _number(call, own, style), own, style).strips
    against = own.right_to_left != setting.right_to_left
    return FootNote(place=call.place, host=call.host, strips=tuple(turned(strips, own)) if against else strips)


def _number(call: Call, setting: Setting, style: TextStyle) -> Stretch:
    number = label(str(call.note.number), (*call.place, "label"), setting, style)
    return number._replace(ink=raised(number.ink))


def _words(note: NoteReference, place: Place, strip: Place, setting: Setting, style: TextStyle) -> Galley:
    return paragraph(stretches(note.children, (*place, "children"), setting, style), strip, setting, style)


def note_list(place: Place, setting: Setting) -> Galley:
    """Return the end notes as a list, set as the list of sources is."""
    setting = setting.spilt()
    style = setting.style("source")
    numbers = [label(f"{note.number}.", (*own, "label"), setting, style) for own, note in setting.end_notes]
    inner = setting.inset(label_column(numbers, setting.theme.lists.indent, style))
    return stack(
        hung(_words(note, own, place, inner, style), number, setting, style)
        for (own, note), number in zip(setting.end_notes, numbers, strict=True)
    )
