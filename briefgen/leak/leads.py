"""Where a finished file leads or reaches to, outside itself: whatever put it there, none of it is anything but a page or a mail."""

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

_FIELD: Final = re.compile(r"""\bHYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))""", re.IGNORECASE)
_ORDERS: Final = frozenset({"instrText", "delInstrText"})


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
    within = False

    def begins(name: str, given: dict[str, str]) -> None:
        nonlocal within
        within = _local(name) in _ORDERS
        orders.extend(value for key, value in given.items() if _local(key) == "instr")
        if _local(name) == "fldChar":
            orders.append("\n")

    def ends(_name: str) -> None:
        nonlocal within
        within = False

    def says(words: str) -> None:
        if within:
            orders.append(words)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begins, ends, says
    parser.Parse(content, True)
    return tuple(_addresses("".join(orders)))


def _addresses(orders: str) -> Iterator[str]:
    for match in _FIELD.finditer(orders):
        yield match[1] if match[1] is not None else match[2]


def _local(name: str) -> str:
    return name.rpartition(":")[2]
