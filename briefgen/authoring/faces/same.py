"""Whether two packs are the same one, whichever face they are written in."""

from typing import Any

from briefgen.content.pack import Pack, PackItem
from briefgen.diagnostics import Span


def unlike(one: Pack, other: Pack) -> tuple[str, Span | None] | None:
    """Return what first differs, in words, with its place in *one*; None where nothing does."""
    if one.front != other.front:
        return "the front matter differs", None
    if (one.registers, one.rows, one.images) != (other.registers, other.rows, other.images):
        return "a register differs", None
    for first, second in zip(one.items, other.items, strict=False):
        if content_of(first) != content_of(second):
            return f"'{first.id}' differs", first.span
    if len(one.items) != len(other.items):
        return f"it has {len(other.items)} items instead of {len(one.items)}", None
    return None


def content_of(entry: PackItem) -> tuple[Any, ...]:
    """Return all that an item says, and what is said around it; not where."""
    around = [(scope.readers, scope.marking, scope.use) for scope in entry.scopes]
    return entry.id, entry.named, entry.item, [scope for scope in around if any(scope)]
