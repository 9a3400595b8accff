"""A Word document as pandoc reads it back: its words in order, headings, lists, tables, notes and links."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from support.docx import tokens
from support.reading import RAISED
from support.tools import need

Element = Mapping[str, Any]
GENERATED: Final = frozenset({"Heading Number", "page number"})
"""Styles of runs that say what is counted."""
UNREAD: Final = frozenset({"Protective Marking"})
"""Styles of paragraphs that are no words of the tree."""


class Heading(NamedTuple):
    level: int
    words: tuple[str, ...]


class Item(NamedTuple):
    """An item of a list: how deep it stands, its number or None for a bullet, and the words it opens with."""

    depth: int
    number: int | None
    words: tuple[str, ...]


Rows = tuple[tuple[tuple[str, ...], ...], ...]
"""The words of each cell of each row."""


class Grid(NamedTuple):
    header: Rows
    body: Rows


@dataclass(frozen=True, kw_only=True)
class Read:
    words: tuple[str, ...]
    """Without notes, where one is called `RAISED` stands, and without captions of tables."""
    captions: tuple[str, ...]
    """The numbered captions of tables. Pandoc gives one after the other to the tables that come, numbered or not."""
    notes: tuple[tuple[str, ...], ...]
    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    tables: tuple[Grid, ...]
    links: tuple[str, ...]
    targets: frozenset[str]
    """What links within the document may lead to."""


def read_back(docx: bytes, folder: Path) -> Read:
    path = folder / "read-back.docx"
    path.write_bytes(docx)
    command = [need("pandoc"), "--from", "docx+styles", "--to", "json", path]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60)
    blocks = json.loads(done.stdout)["blocks"]
    notes = [each["c"] for each in _all(blocks) if each["t"] == "Note"]
    return Read(
        words=_words(blocks),
        captions=tuple(said for said in map(_in_line, _captions(blocks)) if _NUMBERED.match(said)),
        notes=tuple(map(_words, notes)),
        headings=tuple(Heading(each["c"][0], _plain(each["c"][2])) for each in _all(blocks) if each["t"] == "Header"),
        items=tuple(_items(blocks, 1)),
        tables=tuple(_grid(each["c"]) for each in _all(blocks) if each["t"] == "Table"),
        links=tuple(each["c"][2][0] for each in _all(blocks) if each["t"] == "Link"),
        targets=frozenset(_targets(blocks)),
    )


_NUMBERED: Final = re.compile(r"\w+\s\d+[:.]\s")


def _captions(blocks: list) -> Iterator[list]:
    return (each["c"][1][1] for each in _all(blocks) if each["t"] == "Table")


def _in_line(elements: Iterable[Element]) -> str:
    return " ".join(_said(elements).split())


def _words(elements: Iterable[Element]) -> tuple[str, ...]:
    return tuple(tokens(_said(elements)))


def _plain(elements: Iterable[Element]) -> tuple[str, ...]:
    """Return the words without signs where notes are called."""
    return tuple(tokens(_said(elements).replace(RAISED, "")))


def _all(elements: Any) -> Iterator[Element]:
    """Yield every element in reading order, each before what it holds."""
    if isinstance(elements, list):
        for each in elements:
            yield from _all(each)
    elif isinstance(elements, dict):
        yield elements
        yield from _all(elements.get("c", []))


def _said(elements: Iterable[Element]) -> str:
    return "".join(map(_said_by, elements))


def _said_by(element: Element) -> str:
    content = element.get("c")
    match element["t"]:
        case "Str":
            return content
        case "Space" | "SoftBreak":
            return " "
        case "LineBreak":
            return "\n"
        case "Note":
            return RAISED
        case "Para" | "Plain":
            return f"{_said(content)}\n"
        case "Header":
            return f"{_said(content[2])}\n"
        case "Div" | "Span":
            return "" if _style(content[0]) in GENERATED | UNREAD else _said(content[1])
        case "Link" | "Image" | "Quoted":
            return _said(content[1]) if element["t"] != "Image" else ""
        case "Strong" | "Emph" | "Underline" | "SmallCaps" | "Superscript" | "Subscript" | "Strikeout" | "BlockQuote":
            return _said(content)
        case "BulletList":
            return "".join(map(_said, content))
        case "OrderedList":
            return "".join(map(_said, content[1]))
        case "Table":
            return "".join(_said(cell[4]) for row in _rows(content) for cell in row[1])
        case other:
            raise AssertionError(other)


def _style(attributes: list) -> str:
    return dict(attributes[2]).get("custom-style", "")


def _rows(table: list) -> Iterator[list]:
    yield from table[3][1]
    for body in table[4]:
        yield from (*body[2], *body[3])


def _grid(table: list) -> Grid:
    header, rows = table[3][1], [row for body in table[4] for row in (*body[2], *body[3])]
    return Grid(*(tuple(tuple(_plain(cell[4]) for cell in row[1]) for row in part) for part in (header, rows)))


def _items(elements: Any, depth: int) -> Iterator[Item]:
    for each in elements:
        match each["t"]:
            case "BulletList":
                yield from _listed(each["c"], depth, None)
            case "OrderedList":
                yield from _listed(each["c"][1], depth, each["c"][0][0])
            case "Div":
                yield from _items(each["c"][1], depth)
            case "BlockQuote":
                yield from _items(each["c"], depth)
            case "Table":
                for row in _rows(each["c"]):
                    for cell in row[1]:
                        yield from _items(cell[4], depth)


def _listed(items: list, depth: int, start: int | None) -> Iterator[Item]:
    for index, blocks in enumerate(items):
        yield Item(depth, None if start is None else start + index, _plain(blocks[:1]))
        yield from _items(blocks, depth + 1)


def _targets(blocks: list) -> Iterator[str]:
    for each in _all(blocks):
        if each["t"] == "Header":
            yield f"#{each['c'][1][0]}"
        elif each["t"] in ("Span", "Div"):
            yield f"#{each['c'][0][0]}"
