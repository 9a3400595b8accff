"""Where a finished file leads or reaches to, outside itself: whatever put it there, none of it is anything but a page or a mail."""

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from briefgen.regex import regex

_FIELD: Final = regex(r"\bHYPERLINK(?=[\s\"\\])([^\0]*)", re.IGNORECASE)
_WORD: Final = regex(r'"((?:[^"\\]|\\.)*)"?|(\\\S)|([^\s"\\]\S*)', re.DOTALL)
_WITH_WORD: Final = frozenset("lots*")
"""Switches of a field with a word behind them, which is no address."""
_PARTED: Final = "\0"
"""Between the orders of two fields: no part has that sign."""
_ORDERS: Final = frozenset({"instrText", "delInstrText"})
_ORDER: Final = "instr"
_EDGE: Final = "fldChar"


def relations_lead(content: bytes) -> tuple[str, ...]:
    """Return the targets outside the package of a part of relationships that is sound XML."""
    found: list[str] = []

    def begins(_name: str, given: dict[str, str]) -> None:
        if given.get("TargetMode", "").casefold() == "external":
            found.append(given.get("Target", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begins
    parser.Parse(content, True)
    return tuple(found)


def fields_lead(content: bytes) -> tuple[str, ...]:
    """Return the addresses that fields of a part name, which is sound XML; their orders may be cut into several runs."""
    orders: list[str] = []
    parser = expat.ParserCreate()

    def begins(name: str, given: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        # A part has thousands of elements, and hardly one gives an order: words and ends are listened to within such a one alone.
        if kind in _ORDERS:
            parser.CharacterDataHandler, parser.EndElementHandler = orders.append, ends
        elif parser.EndElementHandler is not None:
            ends(name)
        if given:
            orders.extend(
                f"{_PARTED}{value}{_PARTED}"
                for key, value in given.items()
                if key.endswith(_ORDER) and key.rpartition(":")[2] == _ORDER
            )
        if kind == _EDGE:
            orders.append(_PARTED)

    def ends(_name: str) -> None:
        parser.CharacterDataHandler = parser.EndElementHandler = None

    parser.StartElementHandler = begins
    parser.Parse(content, True)
    return tuple(_addresses("".join(orders)))


def _addresses(orders: str) -> Iterator[str]:
    """Yield all words of fields that lead somewhere but their switches, and what belongs to these: the order of them is free."""
    for field in _FIELD.finditer(orders):
        switch = ""
        for quoted, told, bare in _WORD.findall(field[1]):
            if not told and switch not in _WITH_WORD:
                yield bare or quoted
            switch = told[1:].lower()
