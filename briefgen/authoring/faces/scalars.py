"""Values as YAML: words without quotation marks wherever our reader takes them for the same words."""

import json
from collections.abc import Iterator
from typing import Any, Final

from briefgen.located.scalars import ScalarFault, resolve
from briefgen.regex import regex

_PLAIN: Final = regex(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n]*|[-?:](?=[^\s,\[\]{}])[^\n]*")
_BREAKS: Final = regex(r":(?=\s|\Z)|\s#|\s\Z")
_IN_FLOW: Final = regex(r"\A[-?:]|[,\[\]{}]")
"""What within brackets is read as more than words: the parser takes `[:0]` for a mapping."""


def flow(value: Any) -> str:
    """Return a value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(words_or_quoted(str(each), in_flow=True) for each in value)}]"
        case _:
            return words_or_quoted(str(value), in_flow=False)


def words_or_quoted(words: str, *, in_flow: bool) -> str:
    """Return words as they stand, or quoted where that would be read otherwise; *in_flow* is within brackets and braces."""
    if _is_plain(words) and not (in_flow and _IN_FLOW.search(words)):
        return words
    return json.dumps(words, ensure_ascii=False)


def _is_plain(words: str) -> bool:
    if _PLAIN.fullmatch(words) is None or _BREAKS.search(words) is not None or words in ("---", "..."):
        return False
    try:
        return resolve(words) == words
    except ScalarFault:
        return False


def field_lines(name: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of `name: value`; words of several lines keep them."""
    lead = f"{' ' * indent}{words_or_quoted(name, in_flow=False)}:"
    if isinstance(value, str) and "\n" in value:
        yield f"{lead} |-"
        yield from _block(value, indent + 2)
    elif isinstance(value, list) and any(_is_sentence(each) for each in value):
        yield lead
        for each in value:
            yield from _entry(each, indent + 2)
    else:
        yield f"{lead} {flow(value)}"


def _is_sentence(value: Any) -> bool:
    """Tell whether an entry of a list reads better on a line of its own."""
    return isinstance(value, str) and ("\n" in value or value.count(" ") > 2)  # noqa: PLR2004 - `minister 1`, `a, p. 4`


def _entry(words: str, indent: int) -> Iterator[str]:
    if "\n" in words:
        yield f"{' ' * indent}- |-"
        yield from _block(words, indent + 2)
    else:
        yield f"{' ' * indent}- {words_or_quoted(words, in_flow=False)}"


def _block(words: str, indent: int) -> Iterator[str]:
    return (f"{' ' * indent}{line}" for line in words.split("\n"))
