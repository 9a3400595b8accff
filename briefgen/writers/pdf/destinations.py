"""Places that links and the outline lead to."""

from collections.abc import Iterator, Mapping

from briefgen.addresses import require_link
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.document import Document
from briefgen.document.references import SourceEntry
from briefgen.document.walk import ANCHORED, Path, paths_of_kind
from briefgen.layout.model import Layout
from briefgen.writers.pdf.elements import Elements, Inside, Outside
from briefgen.writers.pdf.serialiser import TaggedDocument
from briefgen.writers.pdf.syntax import dictionary, number, string


class Destinations:
    """Where things of the document fell, as arrays that a viewer goes to."""

    def __init__(self, document: Document, layout: Layout, elements: Elements, file: TaggedDocument) -> None:
        self._layout = layout
        self._elements = elements
        self._file = file
        self._paths: Mapping[Inside, Path] = dict(_targets(document))

    def at(self, path: Path) -> bytes:
        """Return the destination of a block that has lines."""
        placement = self._layout.placements[path]
        height = self._layout.pages[placement.first_page - 1].height
        return self._array(placement.first_page, height - placement.top)

    def _array(self, page: int, top: float) -> bytes:
        return b"[%b /XYZ 0 %b 0]" % (self._file.page_reference(page), number(top).encode())

    def action(self, target: Outside | Inside) -> Mapping[str, bytes]:
        """Return the entry of an annotation that goes there; raises `UserError` where there is no such place."""
        match target:
            case Outside(url=url):
                return {"A": dictionary({"S": b"/URI", "URI": string(require_link(url))})}
            case Inside(kind="note", name=name) if spot := self._elements.begins(name):
                return {"Dest": self._array(spot.page, spot.top)}
            case Inside():
                return {"Dest": self.at(self._path(target))}

    def _path(self, target: Inside) -> Path:
        if (path := self._paths.get(target)) is None or path not in self._layout.placements:
            message = f"the text refers to '{target.name}', which is not in this brief"
            raise UserError(Diagnostic(code="BG912", message=message))
        return path


def _targets(document: Document) -> Iterator[tuple[Inside, Path]]:
    for path, node in paths_of_kind(document, SourceEntry, *ANCHORED):
        if isinstance(node, SourceEntry):
            yield Inside("source", node.entry), path
        elif node.anchor:
            yield Inside("block", node.anchor), path
