"""Inlines to stretches: text of one look that belongs to one node, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final, NamedTuple, assert_never

from briefgen.document.inlines import (
    Abbreviation,
    CaptionNumber,
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Number,
    Span,
    Strong,
    Struck,
    Text,
)
from briefgen.document.origins import Origin
from briefgen.document.words import citation_parts
from briefgen.frozen import dataclass
from briefgen.layout.model import CertaintyLevel, Ink, Place
from briefgen.layout.setting import Setting
from briefgen.locale.direction import RIGHT_TO_LEFT_MARK, is_right_to_left
from briefgen.theme.model import TextStyle, Weight

EM_SPACE: Final = "\u2003"
"""Between a number or a term and the words behind it."""
CALL: Final = "number"
"""The generated name of a note's number where it is called; beside its words the number is a `label`, as of a list."""
NEW_LINE: Final = "\n"
"""A line break that the tree asks for; white space in text is a space."""


class Said(NamedTuple):
    """What is set of a stretch, whichever node it belongs to."""

    text: str
    ink: Ink
    language: str
    solid: bool
    glued: bool
    sign: CertaintyLevel | None


class Stretch(NamedTuple):
    text: str
    ink: Ink
    language: str
    place: Place | None
    origin: Origin | None = None
    solid: bool = False
    """Never broken over lines."""
    glued: bool = False
    """Not parted from the word before, though a space be between them."""
    sign: CertaintyLevel | None = None
    """The sign to be drawn before it."""

    @property
    def said(self) -> Said:
        return Said(self.text, self.ink, self.language, self.solid, self.glued, self.sign)


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How inlines are set. Without slots, for it keeps its ink, and that of links in it, once they are asked for."""

    setting: Setting
    style: TextStyle
    language: str
    weight: Weight | None = None
    italic: bool = False
    colour: str | None = None
    struck: bool = False

    @cached_property
    def ink(self) -> Ink:
        ink = self.setting.ink(self.style, weight=self.weight, italic=self.italic)
        ink = ink._replace(struck=True) if self.struck else ink
        return ink._replace(colour=self.colour) if self.colour else ink

    @cached_property
    def linked(self) -> "_Look":
        return self if self.style.plain_links else replace(self, colour=self.setting.theme.link)

    def stretch(self, text: str, place: Place, origin: Origin | None, *, solid: bool = False) -> Stretch:
        return Stretch(text, self.ink, self.language, place, origin, solid)


def stretches(
    inlines: Iterable[Inline], place: Place, setting: Setting, style: TextStyle, *, weight: Weight | None = None
) -> tuple[Stretch, ...]:
    """Return the stretches of the children of a node; `place` is the field that holds them."""
    look = _Look(setting=setting, style=style, language=setting.language, weight=weight)
    return tuple(_all(inlines, place, look))


def _all(inlines: Iterable[Inline], place: Place, look: _Look) -> Iterator[Stretch]:
    for index, inline in enumerate(inlines):
        yield from _one(inline, (*place, index), look)


def _one(inline: Inline, place: Place, look: _Look) -> Iterator[Stretch]:
    match inline:
        case Text(text=text, origin=origin):
            yield look.stretch(text.replace(NEW_LINE, " "), place, origin)
        case Number(text=text, origin=origin) | CaptionNumber(text=text, origin=origin):
            yield look.stretch(text, place, origin, solid=True)
        case Abbreviation(text=text, origin=origin):
            yield look.stretch(text, place, origin)
        case Certainty():
            yield _certainty(inline, place, look)
        case Citation():
            yield from _citation(inline, place, look)
        case NoteReference():
            yield from _note_number(inline, place, look)
        case LineBreak():
            yield look.stretch(NEW_LINE, place, None)
        case Strong(children=children):
            yield from _all(children, (*place, "children"), replace(look, weight="bold"))
        case Emphasis(children=children):
            yield from _all(children, (*place, "children"), replace(look, italic=True))
        case Struck(children=children):
            yield from _all(children, (*place, "children"), replace(look, struck=True))
        case Link(children=children) | CrossReference(children=children):
            yield from _all(children, (*place, "children"), look.linked)
        case Span(children=children, language=language):
            yield from _all(children, (*place, "children"), replace(look, language=language))
        case _:
            assert_never(inline)


def _certainty(certainty: Certainty, place: Place, look: _Look) -> Stretch:
    heavy = replace(look, weight=look.setting.theme.certainty_weight)
    stretch = heavy.stretch(certainty.word, place, certainty.origin, solid=True)
    return stretch._replace(sign=certainty.level)


def _note_number(note: NoteReference, place: Place, look: _Look) -> Iterator[Stretch]:
    """Yield the raised number, by the font's own measures; it stays with the word before it, and follows it, also a Latin
    name, from right to left where the language does: a mark of no width stands before it.
    """
    if is_right_to_left(look.language):
        yield look.stretch(RIGHT_TO_LEFT_MARK, place, None)._replace(place=None, glued=True)
    number = replace(look, colour=look.setting.theme.link).stretch(
        str(note.number), (*place, CALL), note.origin, solid=True
    )
    yield number._replace(ink=raised(number.ink), glued=True)


def raised(ink: Ink) -> Ink:
    """Return the ink of figures that stand above the line; the line is no higher for them."""
    face = ink.face
    return ink._replace(
        size=ink.size * face.superscript / 1000, rise=ink.rise + ink.size * face.superscript_rise / 1000
    )


def _citation(citation: Citation, place: Place, look: _Look) -> Iterator[Stretch]:
    """Yield brackets, separators, and between them the references, each a link.

    Bare numbers stay with the word before them; one that names a place in its source may begin a line, and names may go
    over two.
    """
    by_numbers = citation.form == "numbers"
    bare = by_numbers and not any(reference.locator for reference in citation.references)
    for index, text in citation_parts(citation):
        if index is None:
            yield look.stretch(text, place, citation.origin, solid=True)._replace(glued=bare)
            continue
        inked = look if citation.references[index].address is None else look.linked
        own = (*place, "references", index)
        yield inked.stretch(text, own, citation.origin, solid=by_numbers)._replace(glued=bare)
