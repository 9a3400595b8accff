"""One field of one bullet, changed where it stands in a Markdown file: all other characters of the file stay."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.faces.markdown import field_lines
from briefgen.content.front import front_end
from briefgen.content.markdown import read_sections
from briefgen.content.paths import resolve
from briefgen.content.written import Section, WrittenItem
from briefgen.located.positions import ValuePlace

_BOM: Final = "\ufeff"
_WORDS: Final = (("text",), ("answer", "text"))
_ENDS_ITEM: Final = re.compile(r"\s*(?:-\s|#|<!--|\Z)")
"""How a line begins that goes on with no words of a bullet."""


def with_field(content: bytes, id_: str, field: str, words: str) -> bytes | None:
    """Return the UTF-8 *content* of a Markdown file with *words* as a field of text (`plain`, `hi-IN`) of the item *id_*.

    A field that the item has not is written below its words. None where there is no such item or field, or where the file,
    read again, would say anything else than before with those words.
    """
    text = content.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix(_BOM).split(ends)
    target = resolve(field)
    before = _items(lines)
    item = next((each for each in before if each.data.get("id") == id_), None)
    if item is None or target is None or target.shape != "text":
        return None
    place = item.places.get(target.path)
    if place is None and target.path in _WORDS:
        return None
    changed = (
        _inserted(lines, item, target.path, words)
        if place is None
        else _replaced(lines, target.path, place, item, words)
    )
    expected = [_with(each.data, target.path, words) if each is item else each.data for each in before]
    if [each.data for each in _items(changed)] != expected:
        return None
    return (mark + ends.join(changed)).encode()


def _items(lines: Sequence[str]) -> tuple[WrittenItem, ...]:
    end = front_end(lines)
    body = lines if end is None else [*[""] * (end + 1), *lines[end + 1 :]]
    return read_sections("\n".join(body), Path("one.md"), Section(scopes=())).items


def _replaced(
    lines: Sequence[str], path: tuple[str, ...], place: ValuePlace, item: WrittenItem, words: str
) -> list[str]:
    """Return the lines with *words* from where a value begins to where it ends."""
    (_, first, column), (offset, last, last_column) = place.breaks[0], place.breaks[-1]
    length = len(_at(item.data, path)) - offset
    indent = " " * (item.span.column + (1 if path in _WORDS else 3))
    written = words.replace("\n", f"\n{indent}").split("\n")
    written[0] = lines[first - 1][: column - 1] + written[0]
    written[-1] += lines[last - 1][last_column - 1 + length :]
    return [*lines[: first - 1], *written, *lines[last:]]


def _inserted(lines: Sequence[str], item: WrittenItem, path: tuple[str, ...], words: str) -> list[str]:
    last = item.span.line
    while last < len(lines) and not _ENDS_ITEM.match(lines[last]):
        last += 1
    return [*lines[:last], *field_lines(path, words), *lines[last:]]


def _at(data: Any, path: tuple[str, ...]) -> str:
    for step in path:
        data = data[step]
    return str(data)


def _with(data: Mapping[str, Any], path: tuple[str, ...], words: str) -> dict[str, Any]:
    first, *rest = path
    return {**data, first: _with(data.get(first, {}), tuple(rest), words) if rest else words}
