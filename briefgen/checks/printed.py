"""What of a pack a composed brief prints."""

from collections.abc import Mapping

from briefgen.document.document import Document
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins


def printed_items(document: Document) -> Mapping[str, ItemOrigin]:
    """Return the ids of the items of which anything is printed, in reading order, each with its first words' origin."""
    found: dict[str, ItemOrigin] = {}
    for origin in origins(document):
        if isinstance(origin, ItemOrigin) and origin.register == "items":
            found.setdefault(origin.item, origin)
    return found
