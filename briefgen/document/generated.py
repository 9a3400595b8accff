"""What the reader leaves empty and a transform fills."""

from typing import Final

from briefgen.document.nodes import Node, Section
from briefgen.document.references import Contents, Glossary, NoteList, SourceList
from briefgen.document.tables import Table

YARDSTICK: Final = "yardstick"
"""The anchor of the table that says what likelihood words mean; no other block has it."""


def empty_yardstick(*, used: bool = False) -> Table:
    """Return the table to be filled: with whole scales, or small, a register of the words that are *used* alone."""
    return Table(kind="register" if used else "data", anchor=YARDSTICK, columns=(), header=(), groups=())


GENERATED: Final[frozenset[type[Node]]] = frozenset({SourceList, NoteList, Glossary, Contents, Table})
"""The kinds of what is generated; of tables that is the yardstick alone."""


def is_generated(node: Node) -> bool:
    match node:
        case SourceList() | NoteList() | Glossary() | Contents():
            return True
        case Table(anchor=anchor):
            return anchor == YARDSTICK
        case _:
            return False


def holds_generated(section: Section) -> bool:
    """Tell whether a section is there for a generated part, and may go where that has nothing in it."""
    return any(map(is_generated, section.blocks))
