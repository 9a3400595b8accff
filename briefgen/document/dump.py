"""The tree as text that a person can read and a diff can show: a line for each block and row, an indent for each level."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final, assert_never

from briefgen.document.nodes import (
    Abbreviation,
    Certainty,
    Citation,
    CrossReference,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Node,
    Number,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from briefgen.document.walk import parts
from briefgen.document.words import citation_text

_INDENT: Final = "  "
_UNNAMED: Final = frozenset({"children", "heading", "blocks", "items", "cells", "rows", "entries", "fields", "groups"})
"""Fields whose name would say nothing that the node does not."""
_UNSAID: Final = frozenset({"origin", "columns"})
_USUAL: Final = frozenset({("role", "body"), ("start", 1), ("style", "decimal")})


def dump(document: Document) -> str:
    """Return the document as text, without origins: head first, then a line for each block with its words behind it."""
    head = (
        f"Document {document.metadata.language} {document.metadata.title!r}",
        *(_values("metadata", document.metadata, without=("title", "language"))),
        *(_values("marking", document.marking)),
        *(_values("furniture", document.furniture)),
    )
    return "\n".join((*head, "", *_body(document, 0), ""))


def _values(name: str, record: Any, without: tuple[str, ...] = ()) -> Iterator[str]:
    values = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in without}
    said = ", ".join(f"{key}={_value(value)}" for key, value in values.items() if value)
    yield f"{_INDENT}{name}: {said}"


def _value(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _body(node: Document | Node, depth: int) -> Iterator[str]:
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        if not held or isinstance(held[0], Inline):
            continue
        for child in held:
            yield _INDENT * depth + ("" if name in _UNNAMED else f"{name} ") + _line(child)
            if not isinstance(child, Row):
                yield from _body(child, depth + 1)


def _line(node: Node) -> str:
    """Return a node on one line: its class, its own values, and the words that stand directly in it."""
    own = [field.name for field in fields(node) if field.name not in (*parts(node), *_UNSAID)]
    values = ((name, getattr(node, name)) for name in own)
    said = [
        f"{name}={value}" for name, value in values if value not in (None, "", False) and (name, value) not in _USUAL
    ]
    head = " ".join((type(node).__name__, *said))
    if isinstance(node, Table):
        head += " columns=" + ",".join(column.align for column in node.columns)
    words = " ".join(_words(node))
    return f"{head}: {words}" if words else head


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Row):
        yield " | ".join(marked_text(cell.children) + (" (header)" if cell.header else "") for cell in node.cells)
        return
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        if held and isinstance(held[0], Inline):
            yield ("" if name in _UNNAMED else f"{name}=") + marked_text(held)


def marked_text(inlines: tuple[Node, ...]) -> str:
    """Return inlines on one line with marks that tell them apart."""
    return "".join(_marked(inline) for inline in inlines if isinstance(inline, Inline))


def _marked(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Strong(children=held):
            return f"**{marked_text(held)}**"
        case Emphasis(children=held):
            return f"*{marked_text(held)}*"
        case Link(url=url, children=held):
            return f"[{marked_text(held)}]({url})"
        case CrossReference(target=target, children=held):
            return f"[{marked_text(held)}](#{target})"
        case Span(language=language, children=held):
            return f"{{{language}: {marked_text(held)}}}"
        case Citation():
            return citation_text(inline) or "[@" + "; @".join(each.source for each in inline.references) + "]"
        case Certainty(level=level, word=word):
            return f"{{{level}: {word}}}"
        case Abbreviation(text=text, expansion=expansion):
            return f"{{{text} = {expansion}}}"
        case Number(text=text):
            return f"{{= {text}}}"
        case LineBreak():
            return "⏎"
        case _:
            assert_never(inline)
