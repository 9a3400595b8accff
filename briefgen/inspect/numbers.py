"""The numbers of a brief that stand in the pack as data, with the words around each: so they are found in a file again."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.document.document import Document
from briefgen.document.figures import Chart, ChartCategory, ChartSeries, Fact
from briefgen.document.inlines import Inline, NoteReference, Number
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin
from briefgen.document.tables import Cell, Row
from briefgen.document.walk import children, parts, walk
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.leak.words import tokens
from briefgen.regex import regex

DATA: Final = frozenset({"figures", "exhibits", "series"})
_NUMBER: Final = regex(r"[0-9]+(?:\.[0-9]+)*")
Token = str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedLine:
    """A paragraph, a fact, a row of a table: its words, and which of them are numbers of the pack's data."""

    words: tuple[Token, ...]
    origins: tuple[ItemOrigin | None, ...]
    """One for each word; None for what is no such number."""


def is_number(word: Token) -> bool:
    return _NUMBER.fullmatch(word) is not None


def numbered_lines(document: Document) -> Iterator[NumberedLine]:
    """Yield every line of the document, in reading order; a chart is apart."""
    for node in walk(document):
        match node:
            case Row(cells=cells):
                yield _line(inline for cell in cells for inline in _cell(cell))
            case Fact(value=value, label=label):
                yield _line((*value, *label))
            case Cell() | Chart() | ChartSeries() | ChartCategory():
                continue
            case _:
                for name in parts(node):
                    inlines = getattr(node, name)
                    if inlines and isinstance(inlines[0], Inline) and not isinstance(node, Inline):
                        yield _line(inlines)


def _cell(cell: Cell) -> Iterator[Inline | None]:
    yield from cell.children
    yield None


def _line(inlines: Iterable[Inline | None]) -> NumberedLine:
    words: list[Token] = []
    origins: list[ItemOrigin | None] = []
    text = ""
    for inline in inlines:
        for leaf in _leaves(inline):
            if isinstance(leaf, Number) and isinstance(leaf.origin, ItemOrigin) and leaf.origin.register in DATA:
                _add(text, None, words, origins)
                text = ""
                _add(leaf.text, leaf.origin, words, origins)
            else:
                text += inline_text((leaf,))
        if inline is None:
            _add(text, None, words, origins)
            text = ""
    _add(text, None, words, origins)
    return NumberedLine(words=tuple(words), origins=tuple(origins))


def _add(text: str, origin: ItemOrigin | None, words: list[Token], origins: list[ItemOrigin | None]) -> None:
    for word in tokens(text):
        words.append(word)
        origins.append(origin if origin is not None and is_number(word) else None)


def _leaves(node: Node | None) -> Iterator[Inline]:
    """Yield what a line is made of; a note's own words are not in it."""
    if node is None:
        return
    inner = () if isinstance(node, NoteReference) else children(node)
    if not inner and isinstance(node, Inline):
        yield node
    for child in inner:
        yield from _leaves(child)
