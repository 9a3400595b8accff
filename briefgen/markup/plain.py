"""What a marked text says as plain words, and what it refers to."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from briefgen.markup.nodes import Emphasis, Inline, Link, Reference, Strong, Words


def plain(inlines: Sequence[Inline]) -> str:
    """Return the words without markup; a reference stands as it was written."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Words(text=text):
            return text
        case Strong(children=children) | Emphasis(children=children) | Link(children=children):
            return plain(children)
        case Reference(kind=kind, id=target, form=form):
            return f"{{{kind}:{target}{'' if form is None else f'.{form}'}}}"
        case _:
            assert_never(inline)


def references(inlines: Sequence[Inline]) -> Iterator[Reference]:
    """Yield the references in reading order."""
    for inline in inlines:
        match inline:
            case Reference():
                yield inline
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from references(children)
            case Words():
                pass
            case _:
                assert_never(inline)
