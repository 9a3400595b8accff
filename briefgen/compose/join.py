"""Two documents that say the same in two languages, as one.

The first gives title, marking, and the way across the page. What the second names (places, entries of sources, notes) gets names
of its own, so that each half leads into itself; notes count on, for Word counts them through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from briefgen.compose.pairing import paired
from briefgen.document.document import Document, Furniture, PageLabel, SecondLanguage
from briefgen.document.inlines import Citation, CrossReference, NoteReference
from briefgen.document.nodes import Block, Half, Node, PageBreak
from briefgen.document.references import ContentsEntry, SourceEntry
from briefgen.document.walk import map_children, walk
from briefgen.locale.model import Locale

DRAFT = "draft"
"""The key of the word in every locale."""
BARE = PageLabel()
"""Numbers of pages without words, which belong to neither language."""


def joined(
    halves: Sequence[Document], locales: Sequence[Locale], arrangement: Literal["after", "beside"], audience: str
) -> Document:
    """Return one document. Raises `UserError` where the languages do not say the same, side by side."""
    first, second = halves[0], _renamed(halves[1], _last_note(halves[0]))
    match arrangement:
        case "after":
            blocks: tuple[Block, ...] = (_half(first), PageBreak(), _half(second))
        case "beside":
            blocks = paired(first, second, audience)
    return replace(first, furniture=_furniture(first, second, locales), blocks=blocks)


def _half(document: Document) -> Half:
    return Half(language=document.metadata.language, blocks=document.blocks)


def _furniture(first: Document, second: Document, locales: Sequence[Locale]) -> Furniture:
    """Return what stands on every page in both languages; a draft in one is a draft in both."""
    draft = bool(first.furniture.draft or second.furniture.draft)
    own, other = (locale.phrase(DRAFT) if draft else "" for locale in locales)
    known = frozenset(first.furniture.footer)
    footer = tuple(part for part in second.furniture.footer if part not in known)
    behind = SecondLanguage(language=second.metadata.language, footer=footer, draft=other)
    return replace(first.furniture, page=BARE, draft=own, second=behind)


def _last_note(document: Document) -> int:
    return max((node.number for node in walk(document) if isinstance(node, NoteReference)), default=0)


def _renamed(document: Document, notes: int) -> Document:
    """Return a document of which nothing is called as in the one before it, which has so many notes."""
    language = document.metadata.language

    def rename(node: Node) -> Iterable[Node]:
        match node:
            case Citation(references=references):
                node = replace(node, references=tuple(replace(each, half=language) for each in references))
            case SourceEntry():
                node = replace(node, half=language)
            case NoteReference(number=number):
                node = replace(node, number=number + notes)
            case CrossReference(target=target) | ContentsEntry(target=target):
                node = replace(node, target=f"{language}:{target}")
            case _:
                pass
        if anchor := getattr(node, "anchor", None):
            changed: Any = {"anchor": f"{language}:{anchor}"}
            node = replace(node, **changed)
        return (map_children(node, rename),)

    return map_children(document, rename)
