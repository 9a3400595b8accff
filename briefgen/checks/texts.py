"""The words of a pack, field by field, in every wording and language, as its authors wrote them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from briefgen.content.pack import Pack, PackItem
from briefgen.content.registry import REGISTERS
from briefgen.content.vocabulary import ENTRY_OF, VARIANTS
from briefgen.diagnostics import Edit, Span
from briefgen.located.positions import Location, Positions
from briefgen.markup.nodes import Marked

NO_WORDS: Final = "\ufffc"
"""Stands in `Text.said` for each character that is markup, a reference or an address."""
_SENTENCES: Final = frozenset({"remark", "gloss", "alternative_text"})
"""Fields of registers that hold sentences, as all of an item do save who acts; others hold names, titles and the like."""
_NAMES: Final = frozenset({"who"})
_PRINTED: Final[Mapping[str, frozenset[str]]] = {
    "items": frozenset({
        "text", *VARIANTS, "variants", "answer", "answer_variants", "instead", "why", "pros", "cons", "judgement", "reasons",
        "who", "action", "translations",
    }),
    "pack": frozenset({
        "title", "short", "titles", "document", "from_", "to", "recipients", "copy_", "edition", "issuer", "contact",
        "drafted_by", "translations",
    }),
    "sources": frozenset({"public_form", "translations"}),
    "people": frozenset({"name", "short", "office", "address", "public_form", "translations"}),
    "organisations": frozenset({"name", "short", "public_form", "translations"}),
    "terms": frozenset({"short", "expansion", "gloss", "translations"}),
    "topics": frozenset({"title", "question", "translations"}),
    "figures": frozenset({"title", "unit", "translations"}),
    "series": frozenset({"fields", "unit", "translations"}),
    "exhibits": frozenset({"title", "alternative_text", "remark", "words", "translations"}),
}  # fmt: skip
"""Where words stand that a brief can print. The title of a source is its publisher's, that of a series the desk's."""
_MARKUP: Final = re.compile(r"\\.|\{[^{}]*\}|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|<[a-z]+:[^>]*>|[*_`\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of one field in one language."""

    location: Location
    language: str
    said: str
    """As written, of the same length, with `NO_WORDS` for what is no word of the author's; lines are parted by a line feed."""
    whose: str
    """As a message names it: "'talks'", "the term 'lta'", "the front matter"."""
    item: PackItem | None = None

    @property
    def field(self) -> str:
        """The name of the field, without its place in a list."""
        return next(str(step) for step in reversed(self.location) if isinstance(step, str))

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

    def span(self, positions: Positions, at: int, end: int) -> Span | None:
        """Return the place of the characters from *at* to *end*, or to the end of their first line."""
        place = positions.place(self.location)
        first = self.said.find("\n", at, end)
        return None if place is None else place.within(at, end if first < 0 else first)

    def edits(self, positions: Positions, at: int, end: int, text: str) -> tuple[Edit, ...]:
        """Return what puts *text* in place of these characters, as a finding has it: none where they stand on two lines."""
        span = self.span(positions, at, end)
        return () if span is None or "\n" in self.said[at:end] else (Edit(span=span, text=text),)


def texts(pack: Pack) -> Iterator[Text]:
    """Yield every text of the pack that a brief can print: the front matter's, the items', the registers'."""
    language = pack.front.language
    for location, words, tag in _walk(pack.front, ("pack",), language, _PRINTED["pack"]):
        yield Text(location=location, language=tag, said=_said(words), whose="the front matter")
    for entry in pack.items:
        for location, words, tag in _walk(entry.item, ("items", entry.id), language, _PRINTED["items"]):
            yield Text(location=location, language=tag, said=_said(words), whose=f"'{entry.id}'", item=entry)
    for register in REGISTERS:
        for id_, one in getattr(pack.registers, register).items():
            for location, words, tag in _walk(one, (register, id_), language, _PRINTED[register]):
                yield Text(
                    location=location, language=tag, said=_said(words), whose=f"the {ENTRY_OF[register]} '{id_}'"
                )


Found = tuple[Location, Marked | str, str]
"""Where words stand, the words, their language."""


def _walk(value: object, at: Location, language: str, names: frozenset[str]) -> Iterator[Found]:
    match value:
        case Marked() | str():
            yield at, value, language
        case BaseModel():
            for name, info in type(value).model_fields.items():
                if name in names:
                    inner = getattr(value, name)
                    tagged = inner.items() if name == "translations" else ()
                    for tag, translation in tagged:
                        yield from _walk(translation, (*at, name, tag), tag, names)
                    if not tagged:
                        yield from _walk(inner, (*at, info.alias or name), language, names)
        case Mapping():
            for key, inner in value.items():
                yield from _walk(inner, (*at, key), language, names)
        case Sequence():
            for index, inner in enumerate(value):
                yield from _walk(inner, (*at, index), language, names)
        case _:
            pass


def _said(words: Marked | str) -> str:
    if isinstance(words, str):
        return words
    return _MARKUP.sub(lambda match: NO_WORDS * len(match[0]), words.source)
