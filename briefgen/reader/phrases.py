"""Fixed phrases that the reader itself puts in, with inlines in their places."""

from collections.abc import Collection, Iterator

from briefgen.document.inlines import Inline, Text
from briefgen.locale.model import Place
from briefgen.reader.codes import PHRASE
from briefgen.reader.reading import Reading


def has_phrase(key: str, reading: Reading, places: Collection[str] = ()) -> bool:
    """Tell whether the language has the phrase with exactly these places; note a fault where it has not."""
    if reading.locale.has(key) and reading.locale.places(key) == set(places):
        return True
    wanted = " and ".join(f"{{{place}}}" for place in sorted(places))
    message = f"the language '{reading.locale.tag}' lacks the phrase '{key}'" + (f" with {wanted}" if wanted else "")
    reading.locale_fault(PHRASE, message)
    return False


def phrase(key: str, reading: Reading, **values: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the phrase with its places filled; nothing, and a fault, where the language has none like it."""
    return tuple(_filled(key, reading, values)) if has_phrase(key, reading, values.keys()) else ()


def _filled(key: str, reading: Reading, values: dict[str, tuple[Inline, ...]]) -> Iterator[Inline]:
    for part in reading.locale.parts(key):
        match part:
            case Place(name=name):
                yield from values[name]
            case str():
                yield Text(text=part, origin=reading.phrase_origin(key))


def phrase_text(key: str, reading: Reading, **values: str) -> str:
    """Return the phrase as words alone, for what is no part of the text."""
    return reading.locale.phrase(key, **values) if has_phrase(key, reading, values.keys()) else ""
