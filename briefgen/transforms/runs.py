"""Runs of inlines in which citations stand behind words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from briefgen.document.inlines import Citation, Inline, Text
from briefgen.document.nodes import Node


def are_inlines(held: Sequence[Node]) -> TypeGuard[Sequence[Inline]]:
    return bool(held) and isinstance(held[0], Inline)


def joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Yield the inlines with citations in sequence as one, and no space before them."""
    kept: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Citation):
            kept.append(inline)
            continue
        _drop_space(kept)
        if kept and isinstance(last := kept[-1], Citation):
            kept[-1] = replace(last, references=(*last.references, *inline.references))
        else:
            kept.append(inline)
    return iter(kept)


def _drop_space(kept: list[Inline]) -> None:
    if kept and isinstance(last := kept[-1], Text):
        words = last.text.rstrip(" ")
        kept[-1:] = [replace(last, text=words)] if words else []
