"""What a YAML scalar says (1.2 core types), and where each of its source lines lies in its text."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from briefgen.regex import regex

DIGITS_LIMIT: Final = 40
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})
_INTEGER: Final = regex(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_A_NUMBER: Final = regex(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LINE_END: Final = regex(r" *[\n\r\t][ \n\r\t]*")
_BEFORE_DIGITS: Final = frozenset("+-.0123456789")
"""How a number begins: hardly a scalar is one, and none of the others has to be tried."""

Plain = str | int | float | bool | None
Break = tuple[int, int, int]
"""Offset in the text, line, column; lines and columns count from 1."""


class ScalarFault(Exception):  # noqa: N818 - it becomes a diagnostic
    """A number that would not be kept as it was written."""


def resolve(text: str) -> Plain:
    """Return what a scalar without quotes says; a date stays words until a schema asks for a date."""
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if text[0] not in _BEFORE_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _FLOAT.fullmatch(text):
        return _float(text)
    if _NOT_A_NUMBER.fullmatch(text):
        raise ScalarFault(f"'{text}' is no number that a brief can print")
    return text


def _integer(text: str) -> int:
    if len(text) > DIGITS_LIMIT:
        raise ScalarFault(f"a number of {len(text)} digits")
    return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)


def _float(text: str) -> float:
    number = float(text)
    if len(text) > DIGITS_LIMIT or not math.isfinite(number) or Decimal(repr(number)) != Decimal(text):
        raise ScalarFault(f"'{text[:DIGITS_LIMIT]}' has more digits than are kept")
    return number


def breaks(source: str, line: int, column: int, style: str | None, value: str) -> tuple[Break, ...]:
    """Return where the source lines of *value* lie.

    *source* is the scalar as it stands in the file, from its first character; *line* and *column* are its place. Empty
    where an escape or a fold hides the places.
    """
    if value and source == value and not style:
        return ((0, line, column),)
    if value and style in ("'", '"') and source[1:-1] == value:
        return ((0, line, column + 1),)
    pieces = tuple(_pieces(source, line, column, style))
    found: list[Break] = []
    pointer = 0
    for piece, at_line, at_column in pieces:
        while not value.startswith(piece, pointer) and pointer < len(value) and value[pointer] in " \n":
            pointer += 1
        if not value.startswith(piece, pointer):
            return ()
        found.append((pointer, at_line, at_column))
        pointer += len(piece)
    return tuple(found)


def on_one_line(text: str) -> str:
    """Return words without white space around them; a line's end or a tab is a space."""
    bare = text.strip()
    return bare if bare.isprintable() else _LINE_END.sub(" ", bare)


def breaks_on_one_line(text: str, found: tuple[Break, ...]) -> tuple[Break, ...]:
    """Return where the parts of *text* on one line lie, from where its lines do."""
    if not found:
        return ()
    first = len(text) - len(text.lstrip())
    last = first + len(text.strip())
    ends = [match.span() for match in _LINE_END.finditer(text, first, last)]
    moved: list[Break] = []
    offset = 0
    for start, end in zip([first, *(end for _, end in ends)], [*(start for start, _ in ends), last], strict=True):
        before, line, column = max((each for each in found if each[0] <= start), default=found[0])
        moved.append((offset, line, column + start - before))
        moved += [(offset + at - start, line, column) for at, line, column in found if start < at < end]
        offset += end - start + 1
    return tuple(moved)


def _pieces(source: str, line: int, column: int, style: str | None) -> Iterator[tuple[str, int, int]]:
    """Yield the runs of *source* that stand in the value letter by letter."""
    if style in ("|", ">"):
        yield from _block_lines(source, line)
        return
    lines = source.split("\n")
    for number, text in enumerate(lines):
        first = column if number == 0 else 1
        if style in ("'", '"'):
            yield from _quoted(text, line + number, first, style, opens=number == 0, closes=number == len(lines) - 1)
        elif stripped := text.strip():
            yield stripped, line + number, first + len(text) - len(text.lstrip())


def _quoted(
    text: str, line: int, column: int, style: str, *, opens: bool, closes: bool
) -> Iterator[tuple[str, int, int]]:
    start, end = (1 if opens else 0), (len(text) - 1 if closes else len(text))
    body = text[start:end]
    if not opens:
        start += len(body) - len(body.lstrip(" \t"))
        body = body.lstrip(" \t")
    if not closes:
        body = body.rstrip(" \t")
    escape = re.compile(r"''" if style == "'" else r"\\(?:x..|u.{4}|U.{8}|.|$)")
    position = 0
    for match in escape.finditer(body):
        if match.start() > position:
            yield body[position : match.start()], line, column + start + position
        character = _unescape(match.group())
        if character:
            yield character, line, column + start + match.start()
        position = match.end()
    if position < len(body):
        yield body[position:], line, column + start + position


_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _unescape(escape: str) -> str:
    """Return the character of a quoted scalar's escape; none for a line end that is escaped away."""
    if escape == "''":
        return "'"
    if len(escape) == 1:
        return ""
    if escape[1] in "xuU":
        return chr(int(escape.replace("\\", "").lstrip("xuU"), 16))
    return _ESCAPES[escape[1]]


def _block_lines(source: str, line: int) -> Iterator[tuple[str, int, int]]:
    header, *lines = source.split("\n")
    first = next((text for text in lines if text.strip(" ")), "")
    indent = len(first) - len(first.lstrip(" "))
    if re.search(r"[0-9]", header.split("#")[0]):
        # An explicit indentation counts from the parent's, which is not known here.
        return
    for number, text in enumerate(lines, 1):
        if content := text[indent:]:
            yield content, line + number, indent + 1
