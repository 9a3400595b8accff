"""Numbers of tables and figures: before their captions, and in the words that refer to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any, Final, Literal, TypeVar

from briefgen.document.document import Document
from briefgen.document.figures import Chart, Image
from briefgen.document.inlines import CaptionNumber, CrossReference, Inline
from briefgen.document.nodes import Node, Timeline
from briefgen.document.origins import PhraseOrigin
from briefgen.document.tables import Table
from briefgen.document.walk import map_children, of_kind, parts, walk
from briefgen.locale.model import Locale
from briefgen.transforms.phrases import check_phrase, fault, phrase
from briefgen.transforms.setting import Setting

Exhibit = Table | Chart | Image | Timeline
Tree = TypeVar("Tree", bound=Document | Node)

SEVERAL: Final = 2


def numbered_captions(document: Document, setting: Setting) -> Document:
    """Number the tables and figures that have a caption, each kind for itself, and the references to them.

    One alone needs no number, unless the text refers to it.
    """
    captioned = [node for node in _exhibits(document) if node.caption]
    referred = any(isinstance(node, CrossReference) and not node.children for node in walk(document))
    if len(captioned) < SEVERAL and not referred:
        return document
    numbered = _with_numbers(document, setting.locale)
    return _with_references(numbered, dict(_anchored(numbered)), setting.locale)


def _exhibits(document: Document) -> Iterator[Exhibit]:
    return of_kind(document, Table, Chart, Image, Timeline)


def _with_numbers(document: Document, locale: Locale) -> Document:
    counts = {"table": count(1), "figure": count(1)}

    def visit(node: Node) -> Iterable[Node]:
        if not isinstance(node, Exhibit) or not node.caption:
            return (map_children(node, visit),)
        kind: Literal["table", "figure"] = "table" if isinstance(node, Table) else "figure"
        value = next(counts[kind])
        if _number(node.caption) is not None:
            return (map_children(node, visit),)
        number = _phrased(f"caption-{kind}", kind, value, locale)
        caption = tuple(phrase(locale, "caption-numbered", number=number, caption=node.caption))
        return (map_children(replace(node, caption=caption), visit),)

    return map_children(document, visit)


def _anchored(document: Document) -> Iterator[tuple[str, CaptionNumber]]:
    for node in _exhibits(document):
        if node.anchor and (number := _number(node.caption)):
            yield node.anchor, number


def _number(caption: tuple[Inline, ...]) -> CaptionNumber | None:
    return next((inline for inline in caption if isinstance(inline, CaptionNumber)), None)


def _with_references(node: Tree, numbers: Mapping[str, CaptionNumber], locale: Locale) -> Tree:
    """Return the node with the numbers in what refers to them; one that opens a paragraph or a cell takes a capital."""
    changes: dict[str, Any] = {}
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        made = tuple(_referring(child, numbers, locale, opens=not index) for index, child in enumerate(held))
        if any(one is not other for one, other in zip(made, held, strict=True)):
            changes[name] = made
    return replace(node, **changes) if changes else node


def _referring(node: Node, numbers: Mapping[str, CaptionNumber], locale: Locale, *, opens: bool) -> Node:
    match node:
        case CrossReference(target=target, children=()) if target in numbers:
            number = numbers[target]
            words = _phrased(f"reference-{number.kind}", number.kind, number.value, locale)
            before = words.before[:1].upper() + words.before[1:] if opens else words.before
            return replace(node, children=(replace(words, before=before),))
        case _:
            return _with_references(node, numbers, locale)


def _phrased(key: str, kind: Literal["table", "figure"], value: int, locale: Locale) -> CaptionNumber:
    """Return the number in the locale's words, which stand before or behind it."""
    check_phrase(locale, key, {"number"})
    match locale.around(key):
        case [before, after]:
            pass
        case _:
            raise fault(locale, f"the phrase '{key}' says '{{number}}' not once")
    origin = PhraseOrigin(key=key, language=locale.tag)
    return CaptionNumber(kind=kind, before=before, value=value, after=after, origin=origin)
