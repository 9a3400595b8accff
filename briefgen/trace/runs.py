"""A brief's words with their origins, as they follow each other on its pages: a run for each paragraph, cell and heading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal, assert_never

from briefgen.document.document import Document, SecondLanguage
from briefgen.document.figures import DecisionBlock
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
from briefgen.document.nodes import Annex, Node, Paragraph, Section
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.document.references import ContentsEntry, SourceEntry
from briefgen.document.tables import HeaderTable
from briefgen.document.walk import Path, children, parts
from briefgen.document.words import citation_text, notes_in
from briefgen.frozen import dataclass
from briefgen.layout.model import Layout

Kind = Literal["words", "citation", "number"]
Part = Literal["text", "note", "furniture", "told"]
_MADE: Final = DerivedOrigin(transform="layout")
"""Of numbers and signs that are made where the words are set."""
PARTED: Final = " · "
LABELLED: Final = ": "
JOINED: Final = " "
BOX: Final = " ☐ "
FOOTER: Final = ("footer-file", "footer-edition", "footer-as-of")
"""The phrases of the footer's parts, in their order; the values in them are the pack's head's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one origin."""

    text: str
    origin: Origin
    kind: Kind = "words"
    """`citation`: what stands for sources; `number`: of a section, a paragraph, a note, which words are searched without."""
    sources: tuple[tuple[str, str], ...] = ()
    """What a citation names: sources with places in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    pieces: tuple[Piece, ...]
    first_page: int | None
    """As laid out, from 1; None for what stands on every page."""
    last_page: int | None
    part: Part = "text"
    """`note`: at the foot of a page or among those at the end; `furniture`: on every page; `told`: for those who cannot see a
    figure.
    """

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def runs(document: Document, layout: Layout) -> tuple[Run, ...]:
    """Return every run of the document in reading order, with the notes that it calls behind it, and what stands on every
    page at the end.
    """
    return (*_runs(document, (), layout), *_furniture(document, layout))


def _runs(node: Document | Node, path: Path, layout: Layout) -> Iterator[Run]:
    if isinstance(node, HeaderTable) and node.form != "rows":
        yield from _head(node, path, layout)
        return
    place = 0
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        if held and isinstance(held[0], Inline):
            yield from _words(node, held, path, layout)
        else:
            for index, child in enumerate(held):
                yield from _runs(child, (*path, place + index), layout)
        place += len(held)
    if isinstance(node, DecisionBlock):
        boxes = (
            piece for choice in node.choices for piece in (Piece(text=BOX, origin=_MADE), *_pieces(choice.children))
        )
        first, last = _pages(path, layout)
        yield Run(pieces=tuple(boxes), first_page=first, last_page=last)
    yield from _told(node, path, layout)


def _words(node: Document | Node, inlines: Sequence[Node], path: Path, layout: Layout) -> Iterator[Run]:
    first, last = _pages(path, layout)
    own = [inline for inline in inlines if isinstance(inline, Inline)]
    numbered = _number(node) if own and own == list(children(node)[: len(own)]) else ()
    page = _page_of(node, layout)
    yield Run(pieces=(*numbered, *_pieces(own), *page), first_page=first, last_page=last)
    for note in notes_in(inlines):
        number = Piece(text=f"{note.number} ", origin=note.origin, kind="number")
        yield Run(pieces=(number, *_pieces(note.children)), first_page=first, last_page=last, part="note")


def _head(node: HeaderTable, path: Path, layout: Layout) -> Iterator[Run]:
    """Yield the head of a paper as it is set: each field with its label on a line, or all fields on one."""
    first, last = _pages(path, layout)
    between = LABELLED if node.form == "plain" else JOINED
    fields = [
        (*_pieces(each.label), *((Piece(text=between, origin=_MADE),) if each.label else ()), *_pieces(each.value))
        for each in node.fields
    ]
    if node.form == "plain":
        yield from (Run(pieces=pieces, first_page=first, last_page=last) for pieces in fields)
        return
    stop = Piece(text=PARTED, origin=_MADE)
    pieces = tuple(piece for index, each in enumerate(fields) for piece in ((stop, *each) if index else each))
    yield Run(pieces=pieces, first_page=first, last_page=last)


def _number(node: Document | Node) -> tuple[Piece, ...]:
    """Return what a writer puts before the words of a node."""
    match node:
        case Section(number=str(number)) | ContentsEntry(number=str(number)):
            pass
        case Paragraph(number=int(value)) | SourceEntry(number=int(value)):
            number = f"{value}."
        case Annex(letter=str(number)):
            pass
        case _:
            return ()
    return (Piece(text=f"{number} ", origin=_MADE, kind="number"),)


def _page_of(node: Document | Node, layout: Layout) -> tuple[Piece, ...]:
    """Return the page that an entry of the contents names behind its words."""
    page = layout.anchors.get(node.target) if isinstance(node, ContentsEntry) else None
    return () if page is None else (Piece(text=f" {page}", origin=_MADE, kind="number"),)


def _pieces(inlines: Sequence[Inline]) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case (
                Text(text=text, origin=origin)
                | Abbreviation(text=text, origin=origin)
                | Number(text=text, origin=origin)
            ):
                yield Piece(text=text, origin=origin)
            case CaptionNumber(text=text, origin=origin) | Certainty(word=text, origin=origin):
                yield Piece(text=text, origin=origin)
            case LineBreak():
                yield Piece(text=" ", origin=_MADE)
            case Citation(origin=origin, references=references):
                cited = tuple((each.source, each.locator) for each in references)
                yield Piece(text=citation_text(inline), origin=origin, kind="citation", sources=cited)
            case NoteReference(number=number, origin=origin):
                yield Piece(text=str(number), origin=origin, kind="number")
            case Strong() | Emphasis() | Struck() | Link() | CrossReference() | Span():
                yield from _pieces(inline.children)
            case _:
                assert_never(inline)


def _pages(path: Path, layout: Layout) -> tuple[int | None, int | None]:
    """Return the pages of the nearest block around a path that has lines of its own."""
    for length in range(len(path), 0, -1):
        if (placement := layout.placements.get(path[:length])) is not None:
            return placement.first_page, placement.last_page
    return None, None


def _told(node: Document | Node, path: Path, layout: Layout) -> Iterator[Run]:
    """Yield what is told of a figure, as words of the exhibit whose caption it has."""
    words = getattr(node, "alternative_text", "") or getattr(node, "summary", "")
    caption = getattr(node, "caption", ())
    origin = next((each.origin for each in _pieces(caption) if isinstance(each.origin, ItemOrigin)), None)
    if words and origin is not None:
        first, last = _pages(path, layout)
        told = Piece(text=words, origin=replace(origin, field="alternative_text"))
        yield Run(pieces=(told,), first_page=first, last_page=last, part="told")


def _furniture(document: Document, layout: Layout) -> Iterator[Run]:
    """Yield what stands outside the text: the marking, the footer as each page has it, the word DRAFT."""
    language, furniture = document.metadata.language, document.furniture
    scheme = TemplateOrigin(path=f"markings/{document.marking.scheme}.yaml", line=1)
    yield _everywhere(Piece(text=document.marking.label, origin=scheme))
    if furniture.draft:
        draft = Piece(text=furniture.draft, origin=PhraseOrigin(key="draft", language=language))
        yield _everywhere(draft)
        yield _everywhere(Piece(text=f"{document.marking.label}{PARTED}", origin=scheme), draft)
    keys = [key for key in FOOTER if len(furniture.footer) == len(FOOTER) or key == FOOTER[-1]]
    footer = [
        Piece(text=f"{words}{PARTED}", origin=PhraseOrigin(key=key, language=language))
        for key, words in zip(keys[-len(furniture.footer) :] or keys, furniture.footer, strict=False)
    ]
    yield from _second_furniture(furniture.second) if furniture.second else ()
    label = PhraseOrigin(key="page-label", language=language)
    for number in range(1, layout.page_count + 1):
        words = f"{furniture.page.before}{number}{furniture.page.between}{layout.page_count}{furniture.page.after}"
        yield replace(_everywhere(*footer, Piece(text=words, origin=label)), first_page=number, last_page=number)


def _second_furniture(second: SecondLanguage) -> Iterator[Run]:
    """Yield the same in the second language of a bilingual brief; what is the same in both is in the first one's."""
    keys = FOOTER[len(FOOTER) - len(second.footer) :]
    footer = [
        Piece(text=words, origin=PhraseOrigin(key=key, language=second.language))
        for key, words in zip(keys, second.footer, strict=True)
    ]
    parted = [replace(each, text=f"{each.text}{PARTED}") for each in footer[:-1]]
    yield from (_everywhere(*parted, footer[-1]),) if footer else ()
    draft = Piece(text=second.draft, origin=PhraseOrigin(key="draft", language=second.language))
    yield from (_everywhere(draft),) if second.draft else ()


def _everywhere(*pieces: Piece) -> Run:
    return Run(pieces=pieces, first_page=None, last_page=None, part="furniture")
