"""A DOCX that came back → its blocks in order, with what was done to each, and the comments."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from briefgen.build.identity import document_id
from briefgen.frozen import dataclass
from briefgen.review.returned.comments import read_comments
from briefgen.review.returned.model import CELL, Aside, Block, EdgePart, Hand, Returned, State
from briefgen.review.returned.package import Package
from briefgen.review.returned.unseen import sight, unseen_runs
from briefgen.review.returned.words import OURS, W, Words, hand
from briefgen.writers.docx.reference.findings import Kind, Refused

_INSIDE: Final = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"}
)
"""What may stand round paragraphs."""
_NOTES: Final = ("/footnotes", "/endnotes")
_STRICT: Final = "{http://purl.oclc.org/ooxml/"
"""How the names of all of Strict Open XML begin."""
_RECUT: Final = frozenset({f"{W}vMerge", f"{W}cellMerge"})
"""What is said of a cell that no table of ours has."""
_CELLS: Final[Mapping[str, State]] = {f"{W}cellIns": "inserted", f"{W}cellDel": "deleted"}
_MACROS: Final = "vbaProject.bin"
_HEADING: Final = "heading"


def read_returned(content: bytes, *, side_by_side: bool = False) -> Returned:
    """Read a document that came back; *side_by_side* where every table that was sent has two languages in its columns. Raises
    `Refused` where it is none, or could not have been packed honestly.
    """
    package = Package(content)
    parts = _Parts(
        document=_document(package),
        notes={kind: package.root(package.beside(kind)) for kind in _NOTES},
        edges={places: package.root(name) for name, places in package.edges().items()},
        links={kind: package.links(package.beside(kind)) for kind in _NOTES} | {"": package.links(package.document)},
    )
    styles = package.root(package.beside("/styles"))
    headings, seen = _headings(styles), sight(parts.document, styles)
    unseen = frozenset(run for root in parts.roots for run in unseen_runs(root, seen))
    broken = 0
    while True:
        words = Words(unseen)
        blocks, edges = _read(parts, _Reading(words, headings, side_by_side=side_by_side))
        if not words.fields.loose:
            break
        broken += words.fields.broken
        for mark in words.fields.loose:
            mark.getparent().remove(mark)
    return Returned(
        document_id=document_id(content),
        blocks=blocks,
        edges=edges,
        comments=read_comments(package, blocks, words),
        unread=(*words.unread, *_macros(package)),
        broken_fields=broken,
    )


def without_anchors(returned: Returned) -> Returned:
    """Return a document as if no program had left our bookmarks in it."""
    return replace(returned, blocks=tuple(replace(each, anchors=()) for each in returned.blocks))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    document: Any
    notes: Mapping[str, Any | None]
    edges: Mapping[tuple[str, ...], Any | None]
    links: Mapping[str, Mapping[str, str]]
    """Where links lead out of the text, and out of each kind of notes."""

    @property
    def roots(self) -> Iterator[Any]:
        yield from (each for each in (self.document, *self.notes.values(), *self.edges.values()) if each is not None)


def _read(parts: _Parts, reading: "_Reading") -> tuple[tuple[Block, ...], tuple[EdgePart, ...]]:
    reading.links(parts.links[""])
    blocks = [*reading.body(parts.document)]
    for kind, root in parts.notes.items():
        reading.links(parts.links[kind])
        blocks += reading.notes(root, kind)
    reading.links({})
    edges = tuple(EdgePart(places=places, blocks=tuple(reading.edge(root))) for places, root in parts.edges.items())
    return tuple(blocks), edges


def _document(package: Package) -> Any:
    """Return the root of the document's own part. Raises `Refused` where it is another thing's: a workbook's, a letter's of 1997."""
    root = package.root(package.document)
    if root is None or root.find(f"{W}body") is None:
        strict = root is not None and str(root.tag).startswith(_STRICT)
        raise Refused(Kind.STRICT if strict else Kind.NOT_WORD)
    return root


def _macros(package: Package) -> Iterator[Aside]:
    if any(name.endswith(_MACROS) for name in package.parts):
        yield Aside(sort="macro")


class _Reading:
    def __init__(self, words: Words, headings: frozenset[str], *, side_by_side: bool) -> None:
        self._words = words
        self._headings = headings
        self._side_by_side = side_by_side
        self._tables = 0

    def links(self, found: Mapping[str, str]) -> None:
        """Say where the links lead of what is read next."""
        self._words.links = found

    def body(self, root: Any) -> Iterator[Block]:
        yield from self._blocks(root.find(f"{W}body"), "text")
        self._words.fields.end()

    def notes(self, root: Any | None, kind: str) -> Iterator[Block]:
        """Yield the notes that the text calls, in the order in which it does."""
        held = {} if root is None else {note.get(f"{W}id"): note for note in root}
        for called, name in tuple(self._words.notes):
            if called == kind and name in held:
                yield from self._blocks(held[name], "note")
                self._words.fields.end()

    def edge(self, root: Any | None) -> Iterator[Block]:
        """Yield what stands at the head or foot of pages, without the results of fields."""
        self._words.results = False
        if root is not None:
            yield from self._blocks(root, "text")
        self._words.fields.end()
        self._words.results = True

    def _blocks(self, parent: Any, part: Any) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child, part)
            elif child.tag == f"{W}tbl":
                self._tables += 1
                table = self._tables
                for row in _rows(child):
                    in_columns = self._side_by_side or _holds_several(row)
                    yield from self._columns(row, part) if in_columns else (self._row(row, part, table),)
            elif child.tag in _INSIDE:
                yield from self._blocks(child, part)
            elif child.tag == f"{W}altChunk":
                self._words.unread.append(Aside(sort="document within"))
            else:
                self._words.beside(child)

    def _columns(self, row: Any, part: Any) -> Iterator[Block]:
        """Yield what stands in the columns of a brief in two languages, each by itself."""
        for cell in _cells(row):
            yield from self._blocks(cell, part)

    def _paragraph(self, element: Any, part: Any) -> Block:
        aside = len(self._words.unread)
        self._words.read(element)
        segments, anchors, comments = self._words.take()
        end, by = _end(element.find(f"{W}pPr/{W}rPr"))
        style, change = element.find(f"{W}pPr/{W}pStyle"), element.find(f"{W}pPr/{W}pPrChange")
        block = Block(
            part=part,
            anchors=anchors,
            segments=segments,
            end=end,
            end_by=by,
            heading=style is not None and style.get(f"{W}val") in self._headings,
            reformatted=None if change is None else hand(change),
            comments=comments,
        )
        if end == "deleted" and not block.accepted.strip():
            del self._words.unread[aside:]  # LibreOffice leaves pictures out of a deletion's marks
        return block

    def _row(self, element: Any, part: Any, table: int) -> Block:
        seen: frozenset[State] = frozenset()
        for cell in _cells(element):
            state, by = _cell(cell)
            seen |= self._parted(seen, state, by)
            for place, paragraph in enumerate(cell.iter(f"{W}p")):
                if place:
                    self._words.sign(" ")
                self._words.read(paragraph)
        segments, anchors, comments = self._words.take()
        end, by = _end(element.find(f"{W}trPr"))
        return Block(
            kind="row",
            part=part,
            anchors=anchors,
            segments=segments,
            end=end,
            end_by=by,
            comments=comments,
            is_recut=_is_recut(element),
            table=table,
        )

    def _parted(self, seen: frozenset[State], state: State, by: Hand | None) -> frozenset[State]:
        """Part a cell from those before it, with all changes accepted and with all refused; return in which of these it stands:
        what was put in stands in the first alone.
        """
        there: frozenset[State] = frozenset({"inserted", "deleted"}) if state == "kept" else frozenset({state})
        match tuple(seen & there):
            case (one,):
                self._words.sign(CELL, one, by)
            case (_, _):
                self._words.sign(CELL)
        return there


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _INSIDE:
            yield from _rows(child)


def _holds_several(row: Any) -> bool:
    """Tell whether a row holds several passages of ours: one of data has one bookmark for all of it, or those of the rows that
    somebody made one cell of.
    """
    names = (str(start.get(f"{W}name")) for start in row.iter(f"{W}bookmarkStart"))
    return sum(name.startswith(OURS) for name in names) > 1 and not _is_recut(row)


def _is_recut(row: Any) -> bool:
    """Tell whether a cell of a row is one with a cell above or below it, or was put in or taken out, and tracked."""
    return any(
        each.tag in _RECUT for cell in _cells(row) for properties in cell.iterfind(f"{W}tcPr") for each in properties
    )


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _INSIDE:
            yield from _cells(child)


def _cell(cell: Any) -> tuple[State, Hand | None]:
    """Return what was done to a cell, where that was tracked, and by whom."""
    for properties in cell.iterfind(f"{W}tcPr"):
        for child in properties:
            if child.tag in _CELLS:
                return _CELLS[child.tag], hand(child)
    return "kept", None


def _end(properties: Any | None) -> tuple[State, Hand | None]:
    """Return what was done to the end of a paragraph, or to a row, by its properties."""
    if properties is not None:
        for child in properties:
            if child.tag in (f"{W}ins", f"{W}moveTo"):
                return "inserted", hand(child)
            if child.tag in (f"{W}del", f"{W}moveFrom"):
                return "deleted", hand(child)
    return "kept", None


def _headings(styles: Any | None) -> frozenset[str]:
    """Return the ids of the styles that are headings' by name, whatever Word's language made of the ids."""
    found = () if styles is None else styles.iter(f"{W}style")
    named = ((each.get(f"{W}styleId") or "", each.find(f"{W}name")) for each in found)
    return frozenset(
        key for key, name in named if name is not None and (name.get(f"{W}val") or "").casefold().startswith(_HEADING)
    )
