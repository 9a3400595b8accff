"""One text of a pack in one language: its words, what an author calls it, and where its characters stand."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import VARIANTS
from briefgen.diagnostics import Edit, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words
from briefgen.markup.plain import plain
from briefgen.regex import regex

NO_WORDS: Final = "\ufffc"
"""Stands in `Wording.said` for each character that is markup, a reference or an address."""
MOST_ESCAPED: Final = 12
"""Characters that may stand for one that is read: `\\\\.` or `&mdash;`."""
_SENTENCES: Final = frozenset({"remark", "gloss", "alternative_text"})
"""Fields of registers that hold sentences, as all of an item do save who acts; others hold names, titles and the like."""
_NAMES: Final = frozenset({"who"})
_MARKUP: Final = re.compile(r"\\.|\{[^{}]*\}|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|<[a-z]+:[^>]*>|[*_`\[\]]")
_CODE: Final = regex(r"(?P<escaped>\\.)|(?P<fence>`+)(?!`).+?(?<!`)(?P=fence)(?!`)", re.DOTALL)
"""A code span; or an escaped character, which begins none."""
_QUOTED: Final = regex(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?=\S)(?:[^']|'(?=\w))*'(?!\w)"
)
_TRANSLATIONS: Final = "translations"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one field in one language."""

    location: Location
    owner: Location
    """Of the front matter, the item or the entry whose words they are: the beginning of `location`."""
    language: str
    words: Marked | str
    """As written; of a field without markup, a string."""
    whose: str
    """As a message names it: "'talks'", "the term 'lta'", "the front matter"."""
    place: ValuePlace | None
    item: PackItem | None = None
    is_printed: bool = True
    """Whether a brief can print it."""

    @property
    def field(self) -> str:
        """The name of the field, without its place in a list."""
        return next(str(step) for step in reversed(self.location) if isinstance(step, str))

    @cached_property
    def own(self) -> Location:
        """The place within its owner, and within the translation where it stands in one: `("answer_variants", "short")`."""
        steps = self.location[len(self.owner) :]
        return steps[2:] if self.is_translated else steps

    @property
    def is_translated(self) -> bool:
        return self.location[len(self.owner)] == _TRANSLATIONS

    @cached_property
    def path(self) -> Location:
        """The place within its owner of the words that it says in another language, or its own."""
        if not self.is_translated or self.item is None:
            return self.own
        match self.own:
            case ("reasons",):
                return ("judgement", "reasons")
            case ("answer",):
                return ("answer", "text")
            case ("answer_variants", variant):
                return ("answer", "variants", variant)
            case (field,) if field in VARIANTS:
                return ("variants", field)
            case own:
                return own

    @property
    def is_text(self) -> bool:
        """Whether the field takes markup: names, titles and the like do not."""
        return isinstance(self.words, Marked)

    @property
    def is_sentences(self) -> bool:
        """Whether the field holds sentences, and no name or title."""
        return self.field not in _NAMES if self.item is not None else self.field in _SENTENCES

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are those of somebody who is quoted."""
        return self.item is not None and self.item.item.kind == "quote"

    def is_in(self, *languages: str) -> bool:
        return self.language.split("-")[0] in languages

    @property
    def name(self) -> str:
        """What an author calls it, of an item: "the text", "the short form", "the answer in hi-IN"."""
        match self.path:
            case ("text",):
                said = "the text"
            case ("variants", variant):
                said = f"the {variant} form"
            case ("answer", "text"):
                said = "the answer"
            case ("answer", "variants", variant):
                said = f"the {variant} form of the answer"
            case ("instead",):
                said = "the safe wording"
            case _:
                said = f"the {self.field}"
        return f"{said} in {self.language}" if self.is_translated else said

    @property
    def question(self) -> Marked | None:
        """What an answer answers, in its language."""
        if self.item is None or self.path[0] != "answer":
            return None
        item = self.item.item
        return item.translations[self.language].text if self.is_translated else item.text

    @cached_property
    def marked(self) -> Marked:
        """The words as markup; those of a field without any are as they stand."""
        return self.words if isinstance(self.words, Marked) else unmarked(self.words)

    @cached_property
    def text(self) -> str:
        """The words without markup; a reference stands as it was written."""
        return plain(self.marked.inlines)

    @cached_property
    def said(self) -> str:
        """The words as written, of the same length, with `NO_WORDS` for what is no word of the author's; lines are parted by
        a line feed.
        """
        if isinstance(self.words, str):
            return self.words
        return _MARKUP.sub(lambda match: NO_WORDS * len(match[0]), self.words.source)

    def span(self, at: int, end: int) -> Span | None:
        """Return the place of the characters from *at* to *end* as written, or to the end of their first line."""
        first = self.marked.source.find("\n", at, end)
        return None if self.place is None else self.place.within(at, end if first < 0 else first)

    def span_of_read(self, start: int, end: int) -> Span | None:
        """Return the place of the characters *start* to *end* of the text, as far as they stand on one line."""
        at = tuple(_offsets(self.marked.inlines, self.marked.source))
        return self.span(at[start], at[end - 1] + 1)

    def edits(self, at: int, end: int, text: str) -> tuple[Edit, ...]:
        """Return what puts *text* in place of these characters, as a finding has it.

        None where they stand on two lines, in a code span, which stays as it was typed, or in quotation marks.
        """
        span = self.span(at, end)
        if span is None or "\n" in self.said[at:end] or self._is_in_code(at, end) or self.is_quoted(at, end):
            return ()
        return (Edit(span=span, text=text),)

    def is_quoted(self, at: int, end: int) -> bool:
        """Tell whether any of these characters stand in quotation marks: they are somebody's words, and stay as said."""
        return any(one.start() < end and at < one.end() for one in _QUOTED.finditer(self.said))

    def _is_in_code(self, at: int, end: int) -> bool:
        found = _CODE.finditer(self.marked.source) if self.is_text else ()
        return any(one.start() < end and at < one.end() for one in found if not one["escaped"])


def unmarked(words: str) -> Marked:
    """Return words as they stand, in the form of those with markup."""
    return Marked(source=words, inlines=(Words(text=words, at=0),))


def _offsets(inlines: tuple[Inline, ...], source: str) -> Iterator[int]:
    """Yield for each character that is read its offset in what was written: escapes are passed over."""
    for inline in inlines:
        match inline:
            case Words(text=text, at=at):
                yield from places_of(text, source, at)
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from _offsets(children, source)
            case Reference(at=at):
                yield from range(at, source.index("}", at) + 1)


def places_of(text: str, source: str, at: int) -> Iterator[int]:
    """Yield for each character of words that begin at *at* its offset in what was written."""
    if source.startswith(text, at):
        # As most words do, they stand there as they are read.
        yield from range(at, at + len(text))
        return
    for character in text:
        wanted = "\n" if character == " " and source[at : at + 1] == "\n" else character
        found = source.find(wanted, at, at + MOST_ESCAPED)
        at = found if found >= 0 else at
        yield at
        at += 1
