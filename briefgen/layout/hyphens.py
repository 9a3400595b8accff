"""Where a word may be divided: by the patterns of its language (pyphen), and by what typesetters let pass.

Two letters at least stay before the hyphen and three go to the next line, of a word of six or more, as English typesetters
have it; Russian asks for no more. Divided are plain words in small letters: no names, no capitals, no
compound at another place than its own hyphen, nothing with figures. A language without patterns, as Hindi, is not divided.
A word that is wider than its line has to be parted in any case; then names and capitals are divided too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from briefgen.layout.fonts import Face
from briefgen.layout.shaping import Shaped, reshaped, shape
from briefgen.layout.words import Word, cut, word_of
from briefgen.regex import regex

HYPHEN: Final = "-"
SOFT_HYPHEN: Final = "\u00ad"
"""What the hyphen at the end of a line says: nothing that is part of the text (ISO 32000-1, 14.8.2.2.3)."""
BEFORE, AFTER = 2, 3
"""Letters on either side of a hyphen, at least."""
LEAST: Final = 6
"""Letters of a word that is divided, at least."""
PLAIN: Final = regex(rf"[^\w/@-]*([^\W\d_]{{{LEAST},}})[^\w/@-]*")
HOUSE: Final[Mapping[str, str]] = {"en": "en_GB"}
"""pyphen's dictionary of a language whose own region it has none for: what is written in India is divided as in Britain."""


def divisions(word: Word, *, forced: bool = False) -> tuple[int, ...]:
    """Return the places in the text of its first box where a word may be divided; none in a certainty or a compound.

    Where it is `forced`, a word may have capitals.
    """
    first, *more = word.boxes
    if first.sign or (more and (more[0].shaped.text[0].isalnum() or more[0].shaped.text[0] == HYPHEN)):
        return ()
    return _divisions(first.shaped.text, first.shaped.language, forced=forced)


@lru_cache(maxsize=1 << 14)
def _divisions(text: str, language: str, *, forced: bool) -> tuple[int, ...]:
    plain = PLAIN.fullmatch(text)
    if plain is None or not (forced or plain[1].islower()) or (dictionary := _dictionary(language)) is None:
        return ()
    return tuple(plain.start(1) + place for place in _patterns(dictionary).positions(plain[1]))


@lru_cache
def _dictionary(tag: str) -> str | None:
    """Return pyphen's name for the patterns of a language; None where it has none, as for Hindi."""
    from pyphen import LANGUAGES, language_fallback  # noqa: PLC0415 - its patterns load slowly; most pages divide nothing

    own = tag.replace("-", "_")
    name = own if own in LANGUAGES else HOUSE.get(tag.partition("-")[0]) or language_fallback(own)
    return None if name is None else str(name)


@lru_cache
def _patterns(dictionary: str) -> Any:
    from pyphen import Pyphen  # noqa: PLC0415 - its patterns load slowly; most pages divide nothing

    return Pyphen(lang=dictionary, left=BEFORE, right=AFTER)


def head(word: Word, place: int) -> Word:
    """Return what stands before the hyphen, with it."""
    box = word.boxes[0]
    before = reshaped(box.shaped, box.shaped.text[:place])
    hyphen = _hyphen(box.shaped.face, box.shaped.language)
    return word_of((box._replace(shaped=before), box._replace(shaped=hyphen)))


def tail(word: Word, place: int) -> Word:
    """Return what goes to the next line."""
    box, *more = word.boxes
    after = reshaped(box.shaped, box.shaped.text[place:])
    return word_of((box._replace(shaped=after), *more), ends_line=word.ends_line, penalty=word.penalty)


def narrowed(word: Word, width: float) -> Iterator[Word]:
    """Yield a word that is wider than a line in parts that are not: divided as its language has it, else cut anywhere."""
    places, done = divisions(word, forced=True), 0
    while word.ink_width > width:
        heads = ((place, head(word, place - done)) for place in reversed(places) if place > done)
        found = next(((place, part) for place, part in heads if part.ink_width <= width), None)
        if found is None:
            yield from cut(word, width)
            return
        place, part = found
        yield part
        word, done = tail(word, place - done), place
    yield word


@lru_cache
def _hyphen(face: Face, language: str) -> Shaped:
    return replace(shape(face, HYPHEN, language), text=SOFT_HYPHEN)


def is_divided(word: Word) -> bool:
    """Say whether a word goes on in the next line."""
    return word.boxes[-1].shaped.text == SOFT_HYPHEN
