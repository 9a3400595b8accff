"""Documents that differ in their words alone, as those of a batch's records do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.reworded import walk_under, with_runs


def rewordings(top: Document) -> Iterator[Document]:
    """Yield the document with each of its runs of words turned round, one after the other."""
    places = [(node, above) for node, above in walk_under(top) if isinstance(node, Text)]
    once = Counter(id(node) for node, _ in places)
    for node, above in places:
        if once[id(node)] == 1 and len(node.text) > 1:
            yield with_runs(top, {id(node): replace(node, text=node.text[::-1])}, {id(each) for each in above})
