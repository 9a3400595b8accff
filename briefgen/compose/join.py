"""Two documents that say the same in two languages, as one.

The first gives title, marking, and the way across the page. What the second names (places, entries of sources, notes) gets names
of its own, so that each half leads into itself; notes count on, for Word counts them through.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from briefgen.compose.pairing import paired
from briefgen.document.document import Document, Furniture, SecondLanguage
from briefgen.document.inlines import Citation, CrossReference, Inline, NoteReference, Text
from briefgen.document.nodes import Block, Half, Node, PageBreak
from briefgen.document.origins import DerivedOrigin
from briefgen.document.references import ContentsEntry, SourceEntry
from briefgen.document.walk import map_children, walk
from briefgen.locale.model import Locale

DRAFT = "draft"
"""The key of the word in every locale."""


def joined(
    halves: Sequence[Document], locales: Sequence[Locale], arrangement: Literal["after", "beside"], audience: str
) -> Document:
    """Return one document. Raises `UserError` where the languages do not say the same, side by side."""
    first, second = halves[0], _renamed(halves[1])
    match arrangement:
        case "after":
            blocks: tuple[Block, ...] = (_half(first), PageBreak(), _half(second))
        case "beside":
            blocks = paired(first, second, audience)
    return _counted(replace(first, furniture=_furniture(first, second, locales), blocks=blocks))


def _half(document: Document) -> Half:
    return Half(language=document.metadata.language, blocks=document.blocks)


def _furniture(first: Document, second: Document, locales: Sequence[Locale]) -> Furniture:
    """Return what stands on every page in both languages; a draft in one is a draft in both."""
    draft = bool(first.furniture.draft or second.furniture.draft)
    own, other = (locale.phrase(DRAFT) if draft else "" for locale in locales)
    known = frozenset(first.furniture.footer)
    footer = tuple(part for part in second.furniture.footer if part not in known)
    behind = SecondLanguage(language=second.metadata.language, footer=footer, draft=other)
    return replace(first.furniture, draft=own, second=behind)


def _renamed(document: Document) -> Document:
    """Return a document of which nothing is called as in the one before it."""
    language = document.metadata.language

    def rename(node: Node) -> Iterable[Node]:
        match node:
            case Citation(references=references):
                node = replace(node, references=tuple(replace(each, half=language) for each in references))
            case SourceEntry():
                node = replace(node, half=language)
            case CrossReference(target=target) | ContentsEntry(target=target):
                node = replace(node, target=f"{language}:{target}")
            case _:
                pass
        if anchor := getattr(node, "anchor", None):
            changed: Any = {"anchor": f"{language}:{anchor}"}
            node = replace(node, **changed)
        return (map_children(node, rename),)

    return map_children(document, rename)


# --- notes ---------------------------------------------------------------------------------------------------------------


def _counted(document: Document) -> Document:
    """Return the document with its notes numbered through both languages, in reading order, as Word numbers them; a note that
    names another one by its number, in its own language, goes on naming that one.
    """
    numbers: dict[tuple[str, int], int] = {}
    for half in _halves(document):
        for node in walk(half):
            if isinstance(node, NoteReference):
                numbers[half.language, node.number] = len(numbers) + 1

    def change(node: Node) -> Iterable[Node]:
        return (_recounted(node, numbers) if isinstance(node, Half) else map_children(node, change),)

    return map_children(document, change) if numbers else document


def _halves(document: Document) -> Iterable[Half]:
    return (node for node in walk(document) if isinstance(node, Half))


def _recounted(half: Half, numbers: Mapping[tuple[str, int], int]) -> Half:
    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, NoteReference):
            return (map_children(node, change),)
        own = numbers[half.language, node.number]
        words = tuple(_leading_to(inline, half.language, numbers) for inline in node.children)
        return (replace(node, number=own, children=words),)

    return map_children(half, change)


def _leading_to(inline: Inline, language: str, numbers: Mapping[tuple[str, int], int]) -> Inline:
    """Return the number of another note as that is numbered now; other words as they are."""
    match inline:
        case Text(text=text, origin=DerivedOrigin()) if text.isdecimal() and (language, int(text)) in numbers:
            return replace(inline, text=str(numbers[language, int(text)]))
        case _:
            return inline
