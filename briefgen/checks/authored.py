"""The words that an author wrote, apart from what is formatted, quoted from a register or said by the house."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.walk import walk
from briefgen.gate.records import ClearedItem
from briefgen.readability.sentences import Sentence, read_sentences

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


def own_words(document: Document, items: Mapping[str, ClearedItem]) -> Iterator[Text]:
    """Yield those that are the author's own, and nobody's who is quoted."""
    return (text for text in authored(document) if not _is_quoted(text.origin, items))


def own_sentences(document: Document, items: Mapping[str, ClearedItem]) -> Iterator[Sentence]:
    """Yield the sentences of the prose that an author can mend: no fixed phrases, and nobody's who is quoted."""
    for sentence in read_sentences(document):
        quoted = sentence.item is not None and sentence.item in items and items[sentence.item].kind == "quote"
        if not sentence.is_of_house and not quoted:
            yield sentence


def _is_quoted(origin: Origin, items: Mapping[str, ClearedItem]) -> bool:
    item = items.get(origin.item) if isinstance(origin, ItemOrigin) and origin.register == "items" else None
    return item is not None and item.kind == "quote"
