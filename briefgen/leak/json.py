"""What a brief's JSON says: each string, keys that are no field's name too; and the words of the tree joined, for a sentence is several of them."""

import json
from collections.abc import Iterator
from typing import Any, Final

from briefgen.leak.passages import Passage, UnreadableError, joined
from briefgen.leak.words import BREAK
from briefgen.regex import regex

_FIELD: Final = regex("[a-z]+(?:_[a-z0-9]+)*")


def read_json(content: bytes) -> tuple[Passage, ...]:
    """Raises `UnreadableError`."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise UnreadableError(f"the file is no JSON that can be read: {fault}") from None
    strings = dict.fromkeys(_strings(data))
    return (Passage(place="strings", text=joined(strings)), Passage(place="words", text="".join(_texts(data))))


def _strings(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case bool() | None:
            return
        case int() | float():
            yield str(data)
        case dict():
            for key, value in data.items():
                if not _FIELD.fullmatch(key):
                    yield key
                yield from _strings(value)
        case list():
            for value in data:
                yield from _strings(value)


def _texts(data: Any, *, within: bool = False) -> Iterator[str]:
    """Yield the words of inlines as they follow each other, and a `BREAK` around what is no inline."""
    match data:
        case dict():
            for key, value in data.items():
                if key == "text" and isinstance(value, str):
                    yield value
                else:
                    yield from _texts(value, within=within)
        case list():
            is_run = any(isinstance(each, dict) and isinstance(each.get("text"), str) for each in data)
            if not within or not is_run:
                yield BREAK
            for each in data:
                yield from _texts(each, within=is_run)
            if not within or not is_run:
                yield BREAK
