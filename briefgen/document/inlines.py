"""What stands within a line: words with their origin, and what wraps them. Closed, so that every `match` is checked."""

from typing import Literal

from briefgen.document.origins import Origin
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of words from one place."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """Words that were cut for length: the proof of a brief shows them, and no brief itself has any."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the document; `url` is http, https or mailto."""

    url: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A link to a block of this document that has `anchor == target`."""

    target: str
    children: tuple["Inline", ...]
    """The reader leaves it empty where a table or figure is referred to; the transform `numbering` puts its number in."""


def entry_name(source: str, half: str) -> str:
    """Return the name of a source's entry in the list of a half; "" is the only list, or the first."""
    return f"{half}:{source}" if half else source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """One source that a citation names; `locator` is as printed ("energy 1.3", "p. 4"), or empty.

    What stands for the source is given by the transform `citations`: a number or a label.
    """

    source: str
    locator: str = ""
    number: int | None = None
    """Its place in the source list."""
    label: str = ""
    """What it is called where sources have names: "ANI 2025a"; "ANI, 20 August 2025"."""
    address: str | None = ""
    """Where a reader is led: to its entry in the source list where this is empty, to this URL, or nowhere (None)."""
    half: str = ""
    """The language of the half whose list of sources it is in, where a bilingual brief has two; likewise of an entry."""

    @property
    def entry(self) -> str:
        """The name of its entry: no other source has it in this document."""
        return entry_name(self.source, self.half)

    @property
    def called(self) -> str:
        """Its label, else its number; empty where it has neither yet."""
        return self.label or ("" if self.number is None else str(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The sources of the words before it, each a link: by numbers [1, 3], by names (ANI 2025a), or in a line of sources."""

    references: tuple[SourceReference, ...]
    form: Literal["numbers", "names", "line"] = "numbers"
    """In square brackets, in round ones, or without any."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference:
    """Where a note is called, with the note itself: at the foot of the page, or among those gathered at the end.

    Made of citations by the transform `citations`, where the audience has its sources in notes.
    """

    number: int
    """As printed, raised, behind the words before it; each kind of note counts for itself, in reading order."""
    kind: Literal["foot", "end"]
    children: tuple["Inline", ...]
    """The note's words; they call no note."""
    origin: Origin
    """Of the citation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """The certainty of a claim as a word (the locale's), with the level that a writer may draw a shape for."""

    level: Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]
    word: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A term as printed here. `expansion` serves assistive technology (PDF /E), where `text` is the short form.

    The reader leaves the short form in `text`; the transform `acronyms` writes out the first use in this document.
    """

    term: str
    """Its id in the register of terms."""
    text: str
    expansion: str
    well_known: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure of the register, formatted for the language: value, unit, scale, never split over lines."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionNumber:
    """What a table or figure is called: "Table 1", at the start of its caption and where the text refers to it.

    Given by the transform `numbering`, where the audience asks for it; never split over lines.
    """

    kind: Literal["table", "figure"]
    before: str
    """The words before the number, with the space between them; likewise those after it."""
    value: int
    """Tables count for themselves, and so do figures, in reading order."""
    after: str = ""
    origin: Origin

    @property
    def text(self) -> str:
        return f"{self.before}{self.value}{self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words in another language (a BCP 47 tag)."""

    language: str
    children: tuple["Inline", ...]


Inline = (
    Text
    | Strong
    | Emphasis
    | Struck
    | Link
    | CrossReference
    | Citation
    | NoteReference
    | Certainty
    | Abbreviation
    | Number
    | CaptionNumber
    | LineBreak
    | Span
)
