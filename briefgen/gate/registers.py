"""The registers as the gate goes through them: all alike, whatever they hold."""

from collections.abc import Iterator, Mapping

from briefgen.content.pack import Registers
from briefgen.content.readers import Scoped
from briefgen.content.vocabulary import REGISTER_NAMES, Register

Key = tuple[Register, str]


def register_of(registers: Registers, name: Register) -> Mapping[str, Scoped]:
    """Return one register by its name."""
    register: Mapping[str, Scoped] = getattr(registers, name)
    return register


def entries_of(registers: Registers) -> Iterator[tuple[Key, Scoped]]:
    """Yield every entry of every register, in the author's order."""
    for name in REGISTER_NAMES:
        for id_, entry in register_of(registers, name).items():
            yield (name, id_), entry
