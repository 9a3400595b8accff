"""Ids for items that have none: nothing can refer to such an item, and nobody can sign it off."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from briefgen.checks.transliteration import FOLDER, Table, load_table
from briefgen.content.model import ID_LENGTH
from briefgen.content.pack import Pack, PackItem
from briefgen.diagnostics import Edit, Span, UserError
from briefgen.markup.nodes import Emphasis, Inline, Link, Reference, Strong, Words
from briefgen.project.roots import named
from briefgen.regex import regex
from briefgen.regular import read_regular

_WORDS: Final = 4
_PASSED_OVER: Final = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "to",
    "was", "were", "will", "with",
})  # fmt: skip
_ENDS_WORDS: Final = regex(r"\s*(?:-\s|A:|#|<!--|\Z)")
"""How a line begins that goes on with no item's words: a field, an answer, a heading, a comment; or it is blank."""


def missing_ids(pack: Pack, templates: tuple[Path, ...]) -> Iterator[tuple[PackItem, Edit | None]]:
    """Yield each item without an id, with what writes one in; None where an alias repeats the item, and it has no place."""
    tables = _tables(templates)
    taken = {entry.id for entry in pack.items}
    reached: dict[str, int] = {}
    lines = cache(_lines)
    for entry in pack.items:
        if not entry.named:
            id_ = new_id(entry, taken, tables, reached)
            taken.add(id_)
            yield entry, _written_in(entry, id_, lines(entry.span.path))


def new_id(
    entry: PackItem, taken: Container[str], tables: Iterable[Table] = (), reached: dict[str, int] | None = None
) -> str:
    """Return an id of the item's first telling words, in Latin letters; of its kind where it has none of these."""
    said = _said(entry.item.text.inlines)
    for table in tables:
        said = table.latin(said)
    return id_of_words(said, entry.item.kind, taken, reached)


def id_of_words(text: str, kind: str, taken: Container[str], reached: dict[str, int] | None = None) -> str:
    """Return an id of the first telling words of *text*, in Latin letters, that is not *taken*; of *kind*, with a number, where
    it has none. *reached* keeps the last number behind each word, so that a thousand items of the same words take no time.
    """
    found = [word for word in latin_words(text) if word not in _PASSED_OVER][:_WORDS]
    while len("-".join(found)) > ID_LENGTH - len("-99"):
        found.pop()
    stem = "-".join(found)
    if stem and stem not in taken:
        return stem
    reached = {} if reached is None else reached
    begins = stem or kind
    first = reached.get(begins, 1 if stem else 0) + 1
    number = next(number for number in count(first) if f"{begins}-{number}" not in taken)
    reached[begins] = number
    return f"{begins}-{number}"


def _tables(templates: tuple[Path, ...]) -> tuple[Table, ...]:
    """Return the tables of writings; none where one is at fault, which is said where it is asked for by name."""
    try:
        return tuple(load_table(name, templates, None) for name in named(FOLDER, templates))
    except UserError:
        return ()


def _said(inlines: Iterable[Inline]) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case Words(text=text):
                parts.append(text)
            case Reference(id=id_):
                parts.append(f" {id_} ")
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                parts.append(_said(children))
    return "".join(parts)


def latin_words(text: str) -> Sequence[str]:
    """Return the words of *text* in small Latin letters and digits; others are left out."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("’", "").replace("'", "")
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())


def _lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file, each with its end."""
    return tuple(read_regular(path).decode("utf-8-sig").splitlines(keepends=True))


def _written_in(entry: PackItem, id_: str, lines: Sequence[str]) -> Edit | None:
    """Return what writes an id where the item stands: behind the tail of a bullet, in front of the fields of an entry."""
    begins = lines[entry.span.line - 1][entry.span.column - 1 :]
    if begins.startswith("-"):
        return Edit(span=_end_of_words(lines, entry), text=f" ^{id_}")
    if begins.startswith("{"):
        return Edit(span=_empty(entry, entry.span.line, entry.span.column + 1), text=f"id: {id_}, ")
    if begins.startswith(("*", "&")):
        return None
    ends = "\r\n" if lines[0].endswith("\r\n") else "\n"
    indent = " " * (entry.span.column - 1)
    return Edit(span=_empty(entry, entry.span.line, entry.span.column), text=f"id: {id_}{ends}{indent}")


def _end_of_words(lines: Sequence[str], entry: PackItem) -> Span:
    """Return the place behind the last line of the words, trailing spaces left out."""
    last = entry.span.line
    while last < len(lines) and not _ENDS_WORDS.match(lines[last]):
        last += 1
    return _empty(entry, last, len(lines[last - 1].rstrip()) + 1)


def _empty(entry: PackItem, line: int, column: int) -> Span:
    return Span(path=entry.span.path, line=line, column=column, end_column=column)
