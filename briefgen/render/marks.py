"""Marks in a template's output: where each piece comes from, and what went wrong there. They are taken out again at once.

A mark begins and ends with the private characters of tokens, and has no digit behind the first, so neither is taken for
the other.
"""

import re
from typing import Final

from jinja2 import nodes

from briefgen.frozen import dataclass
from briefgen.markup.tokens import CLOSE, OPEN

_PARTS: Final = 4
"""A mark's name, line and fault, and what stands behind it."""
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
    first, *others = MARK.split(text)
    for name, line, fault, piece in ((None, None, None, first), *zip(*[iter(others)] * _PARTS, strict=True)):
        if line:
            here = (name, int(line))
        elif fault:
            faults.append((int(fault), *here))
        if not piece:
            continue
        markup.append(piece)
        begun, *further = piece.split("\n")
        if not found and begun and not begun.isspace():
            found = True
            places.append(here)
        for part in further:
            places += [] if found else [here]
            found, here = bool(part) and not part.isspace(), (here[0], here[1] + 1)
            places += [here] if found else []
    places += [] if found else [here]
    return Unmarked(markup="".join(markup), places=tuple(places), faults=tuple(faults))
