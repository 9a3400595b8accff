"""`label | words`, as the items of a labelled list are written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block, Paragraph
from briefgen.document.origins import TemplateOrigin
from briefgen.frozen import dataclass
from briefgen.reader.codes import EMPTY
from briefgen.reader.container import Container
from briefgen.reader.inlines import inlines_of, pieces_of
from briefgen.reader.pieces import Close, Open, Piece, Words
from briefgen.reader.reading import Reading

BAR: Final = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One item of a labelled list."""

    label: tuple[Inline, ...]
    words: tuple[Inline, ...]
    barred: bool
    """Whether a bar parts the two; without one everything is words."""
    node: SyntaxTreeNode


def split_label(node: SyntaxTreeNode, reading: Reading) -> Labelled:
    """Part a paragraph at the template's first bar outside emphasis and links; an author's words are never parted.

    Each side is read by itself: a sentence behind the bar does not run on from the label.
    """
    label, words, barred = reading.once(node, lambda: _parted(pieces_of(node, reading), reading), to="label and words")
    return Labelled(label=label, words=words, barred=barred, node=node)


def _parted(run: Sequence[Piece], reading: Reading) -> tuple[tuple[Inline, ...], tuple[Inline, ...], bool]:
    """Return the label, the words, and whether a bar parts them."""
    if (at := _bar(run)) is None:
        return (), inlines_of(run, reading), False
    parted = run[at]
    assert isinstance(parted, Words)
    before, _, after = parted.text.partition(BAR)
    label = inlines_of((*run[:at], replace(parted, text=before)), reading)
    words = inlines_of((replace(parted, text=after), *run[at + 1 :]), reading)
    return label, words, True


def _bar(run: Sequence[Piece]) -> int | None:
    depth = 0
    for index, piece in enumerate(run):
        match piece:
            case Open():
                depth += 1
            case Close():
                depth -= 1
            case Words(text=text, origin=TemplateOrigin()) if not depth and BAR in text:
                return index
            case _:
                pass
    return None


def lines(container: Container, usage: str) -> Iterator[Labelled]:
    """Yield the items of a container's list, each of one line; those in which nothing is printed are left out."""
    for item in _items(container, usage):
        if [inner.type for inner in item.children] != ["paragraph"]:
            container.fault(f"an item of '{container.name}' is one line", f"write {usage}", at=item)
            continue
        line = split_label(item.children[0], container.reading)
        if line.label or line.words:
            yield line


def entries(container: Container, usage: str) -> Iterator[tuple[Labelled, tuple[Block, ...]]]:
    """Yield the items of a container's list: the label and words of the first paragraph, and all that stands in the item.

    An item in which nothing is printed is left out.
    """
    for item in _items(container, usage):
        first = item.children[0] if item.children else None
        if first is None or first.type != "paragraph":
            container.fault(f"an item of '{container.name}' begins without words", f"write {usage}", at=item)
            continue
        line = split_label(first, container.reading)
        more = container.blocks(item.children[1:])
        if line.words:
            yield line, (Paragraph(children=line.words), *more)
        elif line.label or more:
            message = f"an item of '{container.name}' has no words behind its label"
            container.fault(message, "put {% if … %} around it", at=item, code=EMPTY)


def _items(container: Container, usage: str) -> Iterator[SyntaxTreeNode]:
    for child in container.lists(usage):
        yield from child.children
