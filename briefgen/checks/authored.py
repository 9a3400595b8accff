"""The words that an author wrote, in reading order."""

from collections.abc import Iterator

from briefgen.document.authored import is_authored
from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.walk import walk


def authored(document: Document) -> Iterator[Text]:
    """Yield the runs of such words in reading order."""
    return (node for node in walk(document) if isinstance(node, Text) and is_authored(node.origin))
