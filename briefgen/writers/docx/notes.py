"""Footnotes and end notes as Word knows them: parts of their own, and where they are called a reference that Word counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final, Literal

from briefgen.document.inlines import NoteReference
from briefgen.frozen import dataclass
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.characters import run_content
from briefgen.writers.docx.charstyles import Trait, character_style_id
from briefgen.writers.docx.hands import Hand
from briefgen.writers.docx.inlines import write_pieces
from briefgen.writers.docx.languages import RIGHT_TO_LEFT, turned_paragraph
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.parts import ENDNOTES, FOOTNOTES, Kind, Part
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.signs import SIGN_SPACES
from briefgen.writers.docx.xml import element, part, value

NoteKind = Literal["foot", "end"]

SEPARATOR_STYLE: Final = "NoteSeparator"
SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}
"""What stands between text and notes, and above a note that goes on: notes themselves count from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What one kind of note is called."""

    root: str
    part: Kind
    note: str
    style: str
    trait: Trait


NAMES: Final[Mapping[NoteKind, Names]] = {
    "foot": Names(root="footnotes", part=FOOTNOTES, note="footnote", style="FootnoteText", trait="footnote"),
    "end": Names(root="endnotes", part=ENDNOTES, note="endnote", style="EndnoteText", trait="endnote"),
}


@dataclass(slots=True)
class Gathered:
    """The notes of one kind so far."""

    names: Names
    style: ParagraphStyle
    relations: Relations
    """A part has relations of its own."""
    hand: Hand
    written: list[str] = field(default_factory=list)
    counted: int = 0
    """How many of them have the number that Word gives them."""

    def part(self) -> Part:
        content = part(self.names.root, *_separators(self.names), *self.written, extra=SIGN_SPACES)
        name = f"word/{self.names.root}.xml"
        return Part(name=name, kind=self.names.part, content=content, related=self.relations.made)


class Notes:
    """Takes in notes in the order in which the text comes to them."""

    def __init__(self, hand: Hand, styles: Mapping[str, ParagraphStyle]) -> None:
        self._gathered = {kind: _opened(names, styles[names.style], hand) for kind, names in NAMES.items()}

    def take(self, note: NoteReference, language: str) -> str:
        """Take a note in that is called in a *language*, and return the run that calls it. A number that Word's counting would not give is written out."""
        gathered = self._gathered[note.kind]
        names, id_ = gathered.names, len(gathered.written) + 1
        own = note.number != gathered.counted + 1
        gathered.counted += 0 if own else 1
        mark = run_content(str(note.number)) if own else ""
        words = _words(note, gathered, mark or element(f"{names.note}Ref"), language)
        gathered.written.append(element(names.note, words, id=id_))
        follows = {"customMarkFollows": 1} if own else {}
        return _marked(element(f"{names.note}Reference", **follows, id=id_) + mark, names, language)

    def __len__(self) -> int:
        return sum(len(each.written) for each in self._gathered.values())

    @property
    def gathered(self) -> tuple[Gathered, ...]:
        """What was taken in, by kind; nothing of a kind that the document does not call."""
        return tuple(each for each in self._gathered.values() if each.written)


def _opened(names: Names, style: ParagraphStyle, hand: Hand) -> Gathered:
    relations = Relations()
    return Gathered(names=names, style=style, relations=relations, hand=hand.within_note(style.text, relations.to_url))


def _words(note: NoteReference, gathered: Gathered, mark: str, language: str) -> str:
    start = _marked(mark, gathered.names, language) + element("r", element("tab"))
    way = turned_paragraph(language, gathered.hand.pen.language)
    style = element("pPr", value("pStyle", gathered.style.id), way)
    return element("p", style, start, write_pieces(note.children, gathered.hand.speaking(language)))


def _marked(content: str, names: Names, language: str) -> str:
    """Return a number's run: in its own style alone, whatever stands around it.

    In a language from right to left it says so, as Word writes it: else the number goes to the wrong end of a Latin name.
    """
    style = value("rStyle", character_style_id(frozenset({names.trait})))
    return element("r", element("rPr", style, RIGHT_TO_LEFT if is_right_to_left(language) else ""), content)


def _separators(names: Names) -> Iterator[str]:
    for kind, id_ in SEPARATORS.items():
        line = element("p", element("pPr", value("pStyle", SEPARATOR_STYLE)), element("r", element(kind)))
        yield element(names.note, line, type_=kind, id=id_)


def note_settings(gathered: Iterable[Gathered]) -> Iterator[str]:
    """Yield what the settings say of notes."""
    for names in (each.names for each in gathered):
        separators = (element(names.note, id=id_) for id_ in SEPARATORS.values())
        yield element(f"{names.note}Pr", *separators)
