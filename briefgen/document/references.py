"""What transforms fill: contents, glossary, sources. The reader leaves them empty."""

from typing import Literal

from briefgen.document.inlines import Inline, entry_name
from briefgen.frozen import dataclass


def exhibit_anchor(exhibit: str) -> str:
    """Return the anchor of the block that shows an exhibit of the register."""
    return f"exhibit-{exhibit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    children: tuple[Inline, ...]
    target: str
    """The anchor of the section or annex; its page is the layout's."""
    level: int
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The outline down to a level. The reader leaves it empty; the transform `contents` fills it."""

    entries: tuple[ContentsEntry, ...] = ()
    levels: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    term: str
    """The term's id; never printed."""
    children: tuple[Inline, ...]
    """The term as the brief uses it, with its expansion where it has one."""
    gloss: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The words that this document uses and its register explains. The reader leaves it empty; the transform `glossary`
    fills it, and takes the section around it away where nothing is explained.
    """

    entries: tuple[GlossaryEntry, ...] = ()
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    number: int | None
    """None where the list is in the order of names."""
    source: str
    """The source's id; an anchor inside the document, never printed."""
    children: tuple[Inline, ...]
    half: str = ""
    """As of a reference to it."""

    @property
    def entry(self) -> str:
        """Its name, by which references lead to it."""
        return entry_name(self.source, self.half)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """The list of what is cited, by numbers or in the order of names. The reader leaves it empty; the transform `sources` fills it, and takes the
    section around it away where nothing is cited.
    """

    entries: tuple[SourceEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """Where the end notes are gathered, in the order of their numbers. Their words stand where they are called.

    The transform `sources` puts it in the place of the source list where the audience has its sources in end notes.
    """
