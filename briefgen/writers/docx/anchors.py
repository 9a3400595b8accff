"""Review anchors: a bookmark for every table row and every paragraph that holds something.

They count in document order and say nothing else: what they mean stays with the unit, in the records made of `anchors`.
The numbers in captions have bookmarks besides, of another name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Final, Literal, assert_never

from briefgen.document.document import Document
from briefgen.document.inlines import (
    Abbreviation,
    CaptionNumber,
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Number,
    Span,
    Strong,
    Struck,
    Text,
)
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin
from briefgen.document.walk import walk
from briefgen.document.words import citation_parts, citation_text, inline_text
from briefgen.frozen import dataclass
from briefgen.layout.heads import NO_BREAK_SPACE
from briefgen.writers.docx.bookmarks import bookmarked
from briefgen.writers.docx.characters import WIDE_SPACE
from briefgen.writers.docx.controls import EMPTY_BOX
from briefgen.writers.docx.counting import number
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.pieces import Entry, Flow, Label, Piece, Tab, Target, Tick, WordParagraph, WordRow, WordTable
from briefgen.writers.docx.sheets import UPRIGHT, Sheets

TIP_LENGTH: Final = 255
"""What Word shows of a tip."""


PieceKind = Literal["words", "figure", "citation", "entry"]
"""`figure`: a number that the register has; `citation`: what stands for sources; `entry`: an entry of the contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorPiece:
    """Words of one origin; None for what a transform or the writer made: brackets, tabs, numbers of captions."""

    text: str
    origin: Origin | None
    kind: PieceKind = "words"
    url: str | None = None
    """Where a link out of the document leads from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A bookmark, and the words under it with where they come from."""

    name: str
    pieces: tuple[AnchorPiece, ...]
    """A row's cells are parted by tabs, and so are a label and its words, even where the label has a line of its own.
    The title of a group is parted from its first cell by a space."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def items(self) -> tuple[ItemOrigin, ...]:
        """Each once, in order of appearance; none for words of the house."""
        return tuple(dict.fromkeys(each.origin for each in self.pieces if isinstance(each.origin, ItemOrigin)))


def anchors(document: Document, sheets: Sheets = UPRIGHT) -> tuple[Anchor, ...]:
    """Return what each bookmark in the document's DOCX stands for, in order, where it is set out so."""
    return tuple(
        Anchor(name=bookmark_name(place), pieces=(*above, *_row(cells)))
        for place, (above, cells) in enumerate(_anchored(number(flow(document, sheets)).flow), start=1)
    )


def notes(document: Document) -> tuple[Anchor, ...]:
    """Return what each note of the document says, those at the foot of pages first; no bookmark stands before them."""
    called = tuple(node for node in walk(document) if isinstance(node, NoteReference))
    ordered = [each for kind in ("foot", "end") for each in called if each.kind == kind]
    return tuple(Anchor(name=f"{each.kind}_{each.number}", pieces=tuple(_under(each.children))) for each in ordered)


def anchor_numbers(items: Flow) -> tuple[int, ...]:
    """Return the number of each item's first anchor, and the first that is free behind the last: a paragraph has one anchor,
    a table one for each row, a gap none.
    """
    return tuple(accumulate(map(_count, items), initial=1))


def bookmarks(items: Flow, anchors: Iterable[int]) -> Mapping[Target, str]:
    """Return the name of the bookmark that a link to each target leads to, from the numbers of the items' anchors."""
    numbered = zip(items, anchors, strict=True)
    return {item.target: bookmark_name(number) for item, number in numbered if item.target}


def tips(items: Flow) -> Mapping[Target, str]:
    """Return what a number that leads to a source says of it: the source's entry."""
    return {
        item.target: _tip(words(item.pieces))
        for item in items
        if isinstance(item, WordParagraph) and item.target and item.target[0] == "source"
    }


def _tip(said: str) -> str:
    """Return words in one line, cut behind a word where they are too long."""
    line = " ".join(said[: 2 * TIP_LENGTH].split())  # nearly always enough, and most entries are longer
    line = line if len(line) > TIP_LENGTH else " ".join(said.split())
    if len(line) <= TIP_LENGTH:
        return line
    whole, _, _ = line[:TIP_LENGTH].rpartition(" ")
    return (whole or line[: TIP_LENGTH - 1]) + "…"


def bookmark_name(number: int) -> str:
    """Return the name of an anchor."""
    return f"bf_{number}"


def anchored(number: int, runs: str) -> str:
    """Return *runs* under their bookmark."""
    return bookmarked(number, bookmark_name(number), runs)


def _count(item: WordParagraph | WordTable) -> int:
    return len(item.rows) if isinstance(item, WordTable) else int(not item.is_gap)


def _anchored(items: Flow) -> Iterator[tuple[Iterable[AnchorPiece], tuple[tuple[Piece, ...], ...]]]:
    """Yield what stands under each anchor, a paragraph or the cells of a row; before it a heading's number, where Word does not
    count it, or the title of the group that the row opens, which stands in its first cell.
    """
    for item in items:
        if isinstance(item, WordTable):
            yield from ((_title(row), tuple(cell.children for cell in row.cells)) for row in item.rows)
        elif not item.is_gap:
            yield _numeral(item.numeral), (item.pieces,)


def _numeral(numeral: str) -> Iterator[AnchorPiece]:
    if numeral:
        yield AnchorPiece(text=numeral + WIDE_SPACE, origin=None)


def _title(row: WordRow) -> Iterator[AnchorPiece]:
    if row.title:
        yield from _under(row.title)
        yield AnchorPiece(text=" ", origin=None)


def words(pieces: Iterable[Piece]) -> str:
    """Return what is read of a paragraph or a cell."""
    return "".join([piece.text if isinstance(piece, Text) else said(piece) for piece in pieces])


def said(piece: Piece) -> str:
    """Return what is read of a piece."""
    if isinstance(piece, Text):  # as most are
        return piece.text
    match piece:
        case Tab():
            return "\t"
        case Tick(children=children):
            return EMPTY_BOX + NO_BREAK_SPACE + inline_text(children)
        case _:
            return inline_text(_inlines(piece))


def _inlines(piece: Piece) -> tuple[Inline, ...]:
    match piece:
        case Label(children=children) | Tick(children=children) | Entry(children=children):
            return children
        case Tab():
            return ()
        case _:
            return (piece,)


def _row(cells: Iterable[tuple[Piece, ...]]) -> Iterator[AnchorPiece]:
    for column, cell in enumerate(cells):
        if column:
            yield AnchorPiece(text="\t", origin=None)
        for piece in cell:
            yield from _said(piece)


def _said(piece: Piece) -> Iterator[AnchorPiece]:
    """Yield what is read of a piece by its origins; together it is what `said` returns."""
    match piece:
        case Tab():
            yield AnchorPiece(text="\t", origin=None)
        case Tick(children=held):
            yield AnchorPiece(text=EMPTY_BOX + NO_BREAK_SPACE, origin=None)
            yield from _under(held)
        case Entry(children=held):
            yield AnchorPiece(text=inline_text(held), origin=None, kind="entry")
        case Label(children=held):
            yield from _under(held)
        case _:
            yield from _under((piece,))


def _under(inlines: Iterable[Inline]) -> Iterator[AnchorPiece]:
    """Yield what stands under a paragraph's anchor: where it calls a note, not the note's own words."""
    for inline in inlines:
        match inline:
            case Text(text=text, origin=origin) | Abbreviation(text=text, origin=origin):
                yield AnchorPiece(text=text, origin=_traced(origin))
            case Number(text=text, origin=origin):
                yield AnchorPiece(text=text, origin=origin, kind="figure")
            case CaptionNumber(text=text, origin=origin) | Certainty(word=text, origin=origin):
                yield AnchorPiece(text=text, origin=_traced(origin))
            case LineBreak():
                yield AnchorPiece(text=" ", origin=None)
            case Citation(origin=origin):
                yield from _cited(inline, origin)
            case NoteReference():
                pass
            case Link(url=url, children=children):
                yield from (replace(piece, url=url) for piece in _under(children))
            case Strong() | Emphasis() | Struck() | CrossReference() | Span():
                yield from _under(inline.children)
            case _:
                assert_never(inline)


def _cited(citation: Citation, origin: Origin) -> Iterator[AnchorPiece]:
    """Yield what stands for sources, each by itself where one leads out of the document."""
    if any(each.address for each in citation.references):
        for index, text in citation_parts(citation):
            url = None if index is None else citation.references[index].address or None
            yield AnchorPiece(text=text, origin=origin, kind="citation", url=url)
    else:
        yield AnchorPiece(text=citation_text(citation), origin=origin, kind="citation")


def _traced(origin: Origin) -> Origin | None:
    return None if isinstance(origin, DerivedOrigin) else origin
