"""Ids for items that have none: nothing can refer to such an item, and nobody can sign it off."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from briefgen.content.model import ID_LENGTH
from briefgen.content.pack import Pack, PackItem
from briefgen.diagnostics import Edit, Span
from briefgen.markup.nodes import Emphasis, Inline, Link, Reference, Strong, Words

_WORDS: Final = 4
_PASSED_OVER: Final = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "to",
    "was", "were", "will", "with",
})  # fmt: skip
_ENDS_WORDS: Final = re.compile(r"\s*(?:-\s|A:|#|<!--|\Z)")
"""How a line begins that goes on with no item's words: a field, an answer, a heading, a comment; or it is blank."""


def missing_ids(pack: Pack) -> Iterator[Edit]:
    """Yield for each item without an id what writes one in, behind its words and their tail."""
    taken = {entry.id for entry in pack.items}
    for entry in pack.items:
        if not entry.named:
            id_ = new_id(entry, taken)
            taken.add(id_)
            yield Edit(span=_end_of_words(entry), text=f" ^{id_}")


def new_id(entry: PackItem, taken: Container[str]) -> str:
    """Return an id of the item's first telling words, in Latin letters; of its kind where it has none of these."""
    return id_of_words(_said(entry.item.text.inlines), entry.item.kind, taken)


def id_of_words(text: str, kind: str, taken: Container[str]) -> str:
    """Return an id of the first telling words of *text*, in Latin letters, that is not *taken*; of *kind* where it has none."""
    found = [word for word in latin_words(text) if word not in _PASSED_OVER][:_WORDS]
    while len("-".join(found)) > ID_LENGTH - len("-99"):
        found.pop()
    stem = "-".join(found) or kind
    numbered = (f"{stem}-{number}" for number in range(2, 10_000))
    return next(one for one in (stem, *numbered) if one not in taken)


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


def _end_of_words(entry: PackItem) -> Span:
    """Return the place behind the last line of the words, trailing spaces left out; it is empty."""
    lines = entry.span.path.read_text(encoding="utf-8-sig").splitlines()
    last = entry.span.line
    while last < len(lines) and not _ENDS_WORDS.match(lines[last]):
        last += 1
    column = len(lines[last - 1].rstrip()) + 1
    return Span(path=entry.span.path, line=last, column=column, end_column=column)
