"""A file that a build made, as its record tells of it."""

from collections.abc import Mapping
from typing import Any, TypedDict

from briefgen.frozen import dataclass


class ProseRecord(TypedDict):
    """How hard prose is to read: by what it is measured, what is counted on average, and what the form allows."""

    measure: str
    grade: float | None
    sentences: int
    words: int
    words_a_sentence: float
    word_length: float
    counted_in: str
    longest_sentence: int
    limits: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted of a brief: the same for all its files."""

    words: int
    prose: ProseRecord


class CutRecord(TypedDict):
    """An item that went for length, its rank, and the lines that it alone took up."""

    item: str
    rank: int
    lines: int


class PlayRecord(TypedDict):
    """How far a theme gave way: the share of its spaces, the size of body text in points."""

    spaces: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that was built: which it is, what its brief is composed again by, and whose words it prints."""

    path: str
    """Relative to the project's folder, or absolute where it lies outside."""
    sha256: str
    audience: str
    format: str
    language: str
    form: str | None
    """The other form of the brief that it is; None for the audience's own."""
    as_of: str
    """The moment as of which it was composed, ISO 8601."""
    theme: str
    paper: str
    letterhead: str | None
    """Where the letterhead lies for whose page it is laid out, which a PDF is too."""
    data_attached: bool
    """Whether it is a PDF/A-3a that holds its exhibits' data."""
    embed_fonts: bool | None
    """What was asked for of a Word document's fonts; None leaves it to its length."""
    document_id: str | None
    """By which a Word document is known again, whoever saves it; None for other formats."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output(Made):
    """One file as the last builds left it."""

    bytes: int
    reference: str | None
    """The name of the letterhead that it stands in."""
    marking: str
    embargo_until: str | None
    """Until when what is in it is held back from others: a moment with its zone; None where nothing is."""
    draft: bool
    """Whether it says DRAFT: a sign-off is lacking, or something in it is a translation that nobody has reviewed in the words of now."""
    unread: tuple[Mapping[str, str], ...]
    """What of the pack that is: register, id, language, and whether it is `unreviewed` or `stale`."""
    strength: str
    """Whether its words were held against its claims' certainty: `checked`, or `not machine-checked` where its language has no
    lexicon that somebody has measured; with the number of findings that reasons let stand (`checked, 1 overruled`).
    """
    overruled: tuple[Mapping[str, Any], ...]
    """Every finding, of whatever kind, that a reason let stand: code, register, item, reason, message."""
    pages: int | None
    """As laid out for the PDF; None for other formats, whose pages their reader decides."""
    words: int
    readability: ProseRecord
    withheld: tuple[Mapping[str, Any], ...]
    left_out: tuple[str, ...]
    cuts: tuple[CutRecord, ...]
    """What of that went for length, the most important first."""
    back: Mapping[str, Any] | None
    """What the first of them to come back would cost: item, what comes back with it, by how much each limit is broken then."""
    play: PlayRecord | None
    templates: tuple[str, ...]
    """The files that gave it its form: what goes where, the audience, the theme, the words of the house."""
