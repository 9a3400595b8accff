"""Citations to lines: the sources of a section, a box, a table or a figure, named in one line under it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar, cast

from briefgen.document.document import Document
from briefgen.document.figures import Chart, Image
from briefgen.document.generated import is_generated
from briefgen.document.inlines import Citation, Inline, SourceReference
from briefgen.document.nodes import Annex, Block, Box, Node, PageBreak, Paragraph, Section
from briefgen.document.references import SourceList
from briefgen.document.tables import Cell, Table
from briefgen.document.walk import parts, walk
from briefgen.transforms.entries import dated
from briefgen.transforms.names import cited_name
from briefgen.transforms.phrases import phrase
from briefgen.transforms.runs import are_inlines, joined
from briefgen.transforms.setting import Setting

Tree = TypeVar("Tree", bound=Node)
Exhibit = Table | Chart | Image
_PLACES: Final = ", "


def in_lines(document: Document, setting: Setting) -> Document:
    """Return the document without citations among its words, and with lines that name them.

    A line stands behind the last block of a section, a box or an annex that no section in it holds, and before a page
    break; a table and a figure have it in their own source line. It leads to the list of sources where there is one, else
    to each source's address.
    """
    if any(isinstance(node, Citation) and node.form == "line" for node in walk(document)):
        return document
    lines = _Lines(setting, is_listed=any(isinstance(node, SourceList) for node in walk(document)))
    return replace(document, blocks=tuple(lines.lined(document.blocks, [])))


class _Lines:
    """Takes citations out of one document, and makes lines of them."""

    def __init__(self, setting: Setting, *, is_listed: bool) -> None:
        self._setting = setting
        self._is_listed = is_listed

    def lined(self, blocks: Iterable[Block], found: list[Citation]) -> Iterator[Block]:
        """Yield the blocks and their lines; *found* has the citations of the heading over them."""
        for block in blocks:
            if isinstance(block, Section | Annex | PageBreak) or is_generated(block):
                yield from self._line(found)
                found.clear()
            yield self._without(block, found)
        yield from self._line(found)

    def _without(self, node: Tree, found: list[Citation]) -> Tree:
        """Return a node without its citations, which go to *found*, or to a line of its own."""
        match node:
            case Section(heading=heading) | Annex(heading=heading):
                made: Any = self._closed(node, {"heading": heading})
            case Box(title=title):
                made = self._closed(node, {"title": title})
            case Table() | Chart() | Image():
                made = self._exhibit(node)
            case Cell() | Paragraph():
                made = self._parts(node, found)
                if node.children and not made.children:
                    made = replace(made, children=tuple(phrase(self._setting.locale, "empty-cell")))
            case _:
                made = self._parts(node, found)
        return cast("Tree", made)

    def _parts(self, node: Tree, found: list[Citation], without: Sequence[str] = ()) -> Tree:
        changes: dict[str, Any] = {}
        for name in parts(node):
            held: tuple[Node, ...] = getattr(node, name)
            if held and name not in without:
                run = are_inlines(held)
                changes[name] = tuple(self._run(held, found) if run else (self._without(each, found) for each in held))
        return replace(node, **changes) if changes else node

    def _run(self, inlines: Sequence[Any], found: list[Citation]) -> Iterator[Inline]:
        for inline in joined(inlines):
            if isinstance(inline, Citation):
                found.append(inline)
            else:
                yield self._without(inline, found)

    def _closed(self, node: Any, heading: dict[str, tuple[Inline, ...]]) -> Any:
        """Return a node whose line is its own, with the sources of its heading too."""
        found: list[Citation] = []
        kept = {name: tuple(self._run(inlines, found)) for name, inlines in heading.items()}
        return replace(node, **kept, blocks=tuple(self.lined(node.blocks, found)))

    def _exhibit(self, node: Any) -> Any:
        """Return a table or a figure that names the sources of its cells behind those that its source line has."""
        found: list[Citation] = []
        own = [inline for inline in node.source if isinstance(inline, Citation)]
        kept = self._parts(node, found, without=("source",))
        if not own:
            line = tuple(self._named(found))
            return replace(kept, source=(*node.source, *line)) if line else kept
        cited = self._cited([*own, *found])
        made = (cited if each is own[0] else each for each in node.source if each is own[0] or each not in own)
        return replace(kept, source=tuple(made))

    def _line(self, found: Sequence[Citation]) -> Iterator[Paragraph]:
        if line := tuple(self._named(found)):
            yield Paragraph(role="note", children=line)

    def _named(self, found: Sequence[Citation]) -> Iterator[Inline]:
        if found:
            cited = self._cited(found)
            key = "source-line" if len(cited.references) == 1 else "sources-line"
            yield from phrase(self._setting.locale, key, sources=cited)

    def _cited(self, found: Sequence[Citation]) -> Citation:
        """Return the citations as one, each source once, with all places in it that are cited."""
        places: dict[str, dict[str, None]] = {}
        for each in (reference for citation in found for reference in citation.references):
            places.setdefault(each.source, {}).update({each.locator: None} if each.locator else {})
        references = tuple(self._reference(source, _PLACES.join(named)) for source, named in places.items())
        return Citation(form="line", references=references, origin=found[0].origin)

    def _reference(self, name: str, locator: str) -> SourceReference:
        source, locale = self._setting.cleared.sources[name], self._setting.locale
        label = f"{cited_name(source, locale)}, {dated(source, locale)}"
        address = "" if self._is_listed else source.url
        return SourceReference(source=name, locator=locator, label=label, address=address)
