"""The registers as the gate goes through them: all alike, whatever they hold."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from briefgen.content.pack import Registers
from briefgen.content.registers import Scoped

Register = Literal["sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits"]
Key = tuple[Register, str]

SINGULAR: Final[Mapping[Register, str]] = {
    "sources": "source",
    "people": "person",
    "organisations": "organisation",
    "terms": "term",
    "topics": "topic",
    "figures": "figure",
    "series": "series",
    "exhibits": "exhibit",
}


def register_of(registers: Registers, name: Register) -> Mapping[str, Scoped]:
    """Return one register by its name."""
    register: Mapping[str, Scoped] = getattr(registers, name)
    return register


def entries_of(registers: Registers) -> Iterator[tuple[Key, Scoped]]:
    """Yield every entry of every register, in the author's order."""
    for name in SINGULAR:
        for id_, entry in register_of(registers, name).items():
            yield (name, id_), entry
