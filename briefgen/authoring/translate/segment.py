"""What goes out to a translator: wordings with their codes, what has to be known of each, and the words of the termbase."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from briefgen.authoring.translate.codes import Coded, Codes, Mark
from briefgen.content.reviewed import Standing
from briefgen.content.vocabulary import Use
from briefgen.frozen import dataclass

_USED: Final[Mapping[Use, str]] = {
    "say": "may be said",
    "if_asked": "may be said if asked",
    "background": "for reading",
    "avoid": "not to be said",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a translator has to know of a wording, beside it."""

    kind: str
    """Of the item; of an entry the word for one of its register."""
    certainty: str | None = None
    hedge: str | None = None
    """The source's own words that weaken it: they must not get lost."""
    use: Use | None = None
    audiences: tuple[str, ...] = ()
    """Who gets it."""
    most_words: int | None = None
    """Where it is to be said aloud within a limit."""

    def in_words(self) -> str:
        """Return it as a line."""
        told = [self.kind]
        told += [f"certainty: {self.certainty}"] if self.certainty else []
        told += [f"keep the hedge “{self.hedge}”"] if self.hedge else []
        told += [_USED[self.use]] if self.use else []
        told += [f"for {', '.join(self.audiences)}"] if self.audiences else []
        told += [f"at most {self.most_words} words"] if self.most_words is not None else []
        return "; ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One wording: a field of one record. A field is never cut into sentences, for what is promised of it (its certainty, its
    hedge, its limit, its hash, who has read it) holds for the whole of it.
    """

    unit: str
    """Its name in the file, the same whenever it is exported: `items.energy-talks.text`."""
    name: str
    """For people: `energy-talks, text`."""
    file: str
    """Where it is written, below the content folder."""
    source: tuple[Coded, ...]
    """One part; of a list each of its parts."""
    target: tuple[Coded, ...] = ()
    """Empty where it is not translated."""
    codes: Codes
    shown: Mapping[int, str] = field(default_factory=dict)
    """Number of a code → what stands there in print."""
    marked: bool
    """Whether it has markup."""
    of: str
    """The hash of the source."""
    was: str
    """The mark of the translation there is; empty where there is none."""
    state: Standing
    context: Context

    def marks(self) -> Iterator[Mark]:
        """Yield the codes of source and translation, each once, where it begins."""
        seen: set[int] = set()
        for piece in (piece for part in (*self.source, *self.target) for piece in part.pieces):
            if isinstance(piece, Mark) and piece.number not in seen:
                seen.add(piece.number)
                yield piece


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A word that is to be said alike everywhere."""

    id: str
    term: str
    translation: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file for a translator, before it has a form."""

    pack: str
    title: str
    source_language: str
    language: str
    marking: str
    """As printed on every page: of all that is in it."""
    audience: str | None
    segments: tuple[Segment, ...]
    terms: tuple[TermEntry, ...]
