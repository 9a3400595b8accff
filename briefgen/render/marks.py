"""Marks in a template's output: where each piece comes from, and what went wrong there. They are taken out again at once.

A mark begins and ends with the private characters of tokens, and has no digit behind the first, so neither is taken for
the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from briefgen.markup.tokens import CLOSE, OPEN

MARK: Final = re.compile(f"{OPEN}(?:@([^{CLOSE}]*):([0-9]+)|!([0-9]+)){CLOSE}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmarked:
    markup: str
    places: tuple[tuple[str, int], ...]
    """For each line of the markup, the template's name and the line."""
    faults: tuple[tuple[int, str, int], ...]
    """The number of each fault with its template's name and line."""


def fault_mark(number: int) -> str:
    return f"{OPEN}!{number}{CLOSE}"


def insert_marks(tree: nodes.Template, name: str) -> None:
    """Put before each printed piece a mark with its line."""
    for output in list(tree.find_all(nodes.Output)):
        output.nodes = [marked for node in output.nodes for marked in (_mark(name, node.lineno), node)]


def _mark(name: str, line: int) -> nodes.TemplateData:
    return nodes.TemplateData(f"{OPEN}@{name}:{line}{CLOSE}", lineno=line)


def unmark(text: str) -> Unmarked:
    markup: list[str] = []
    places: list[tuple[str, int]] = []
    faults: list[tuple[int, str, int]] = []
    here, found = ("", 1), False
    for piece in _pieces(text):
        match piece:
            case str():
                markup.append(piece)
                for number, part in enumerate(piece.split("\n")):
                    if number:
                        places += [] if found else [here]
                        found, here = False, (here[0], here[1] + 1)
                    if not found and part.strip():
                        found = True
                        places.append(here)
            case (str(name), int(line)):
                here = (name, line)
            case int():
                faults.append((piece, *here))
    places += [] if found else [here]
    return Unmarked(markup="".join(markup), places=tuple(places), faults=tuple(faults))


def _pieces(text: str) -> Iterator[str | tuple[str, int] | int]:
    position = 0
    for match in MARK.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        yield int(match[3]) if match[3] else (match[1], int(match[2]))
        position = match.end()
    if position < len(text):
        yield text[position:]
