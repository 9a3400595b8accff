"""The outline (bookmarks): the sections and annexes, as they nest."""

from collections.abc import Iterator, Sequence

from briefgen.document.document import Document
from briefgen.document.nodes import Annex, Section
from briefgen.document.walk import Path, top_paths
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.writers.pdf.destinations import Destinations
from briefgen.writers.pdf.serialiser import Raw, TaggedDocument
from briefgen.writers.pdf.syntax import dictionary, string


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    title: str
    path: Path
    entries: tuple["Entry", ...]

    @property
    def count(self) -> int:
        """How many entries are under it, all open."""
        return sum(1 + entry.count for entry in self.entries)


def outline_entries(document: Document) -> tuple[Entry, ...]:
    return tuple(_entries(document, ()))


def _entries(node: Document | Section | Annex, start: Path) -> Iterator[Entry]:
    for inner, child in top_paths(node):
        if isinstance(child, Section | Annex):
            path = (*start, *inner)
            number = child.number if isinstance(child, Section) else child.letter
            title = " ".join(filter(None, (number, inline_text(child.heading))))
            yield Entry(title=title, path=path, entries=tuple(_entries(child, path)))


def write_outline(document: Document, destinations: Destinations, file: TaggedDocument) -> bytes | None:
    """Return a reference to the outline; None where there is neither section nor annex."""
    entries = outline_entries(document)
    if not entries:
        return None
    root = Raw()
    reference = file.add(root)
    first, last = _write(entries, reference, destinations, file)
    count = sum(1 + entry.count for entry in entries)
    root.body = dictionary({"Type": b"/Outlines", "First": first, "Last": last, "Count": b"%d" % count})
    return reference


def _write(
    entries: Sequence[Entry], parent: bytes, destinations: Destinations, file: TaggedDocument
) -> tuple[bytes, bytes]:
    """Write siblings, each with what is under it; return references to the first and the last."""
    items = [Raw() for _ in entries]
    references = [file.add(item) for item in items]
    neighbours = [None, *references, None]
    for index, (entry, item) in enumerate(zip(entries, items, strict=True)):
        inner = _write(entry.entries, references[index], destinations, file) if entry.entries else (None, None)
        item.body = dictionary(
            {
                "Title": string(entry.title),
                "Parent": parent,
                "Prev": neighbours[index],
                "Next": neighbours[index + 2],
                "First": inner[0],
                "Last": inner[1],
                "Count": b"%d" % entry.count if entry.entries else None,
                "Dest": destinations.at(entry.path),
            }
        )
    return references[0], references[-1]
