"""The words that an author wrote, apart from what is formatted, quoted from a register or said by the house."""

from collections.abc import Iterator
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.walk import walk

_PROSE: Final = frozenset({
    "text", "plain", "short", "clause", "spoken", "instead", "why", "reasons", "pros", "cons", "title", "titles",
})  # fmt: skip
"""Fields of items and of the front matter that hold sentences; others are dates, words of a list, references."""


def is_authored(origin: Origin) -> bool:
    """Tell whether words come from a sentence of the pack."""
    match origin:
        case ItemOrigin(register="items" | "pack", field=field):
            return not _PROSE.isdisjoint(field.split("."))
        case _:
            return False


def authored(document: Document) -> Iterator[Text]:
    """Yield the runs of such words in reading order."""
    return (node for node in walk(document) if isinstance(node, Text) and is_authored(node.origin))
