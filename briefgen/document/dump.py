"""The tree as text that a person can read and a diff can show: a line for each block and row, an indent for each level."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final, assert_never

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
from briefgen.document.nodes import Node
from briefgen.document.tables import Row, Table
from briefgen.document.walk import parts
from briefgen.document.words import citation_text

_INDENT: Final = "  "
_NAMED: Final = frozenset({"header", "title", "caption", "unit", "note", "source", "label", "value", "when", "question", "attribution", "gloss"})  # fmt: skip
"""Fields whose name says something that the node does not."""
_USUAL: Final[frozenset[tuple[str, object]]] = frozenset(
    (("role", "body"), ("start", 1), ("style", "decimal"), ("kind", "data"), ("kind", "certainty"), ("levels", 1))
)


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
            yield _INDENT * depth + (f"{name} " if name in _NAMED else "") + _line(child)
            if not isinstance(child, Row):
                yield from _body(child, depth + 1)


def _line(node: Node) -> str:
    """Return a node on one line: its class, its own values, and the words that stand directly in it."""
    head = " ".join((type(node).__name__, *(f"{name}={value}" for name, value in _own(node))))
    if isinstance(node, Table):
        head += " columns=" + ",".join(column.align for column in node.columns)
    words = " ".join(_words(node))
    return f"{head}: {words}" if words else head


def _own(node: Node) -> Iterator[tuple[str, object]]:
    """Yield what a node says by itself and not as usual; a table's columns go by their alignment."""
    unsaid = (*parts(node), "origin", *(("columns",) if isinstance(node, Table) else ()))
    for field in fields(node):
        value = getattr(node, field.name)
        empty = value is None or value is False or value == ""
        if field.name not in unsaid and not empty and (field.name, value) not in _USUAL:
            yield field.name, value


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Row):
        yield " | ".join(marked_text(cell.children) + (" (header)" if cell.header else "") for cell in node.cells)
        return
    for name in parts(node):
        held: tuple[Node, ...] = getattr(node, name)
        if held and isinstance(held[0], Inline):
            yield (f"{name}=" if name in _NAMED else "") + marked_text(held)


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
        case Struck(children=held):
            return f"~~{marked_text(held)}~~"
        case Link(url=url, children=held):
            return f"[{marked_text(held)}]({url})"
        case CrossReference(target=target, children=held):
            return f"[{marked_text(held)}](#{target})"
        case Span(language=language, children=held):
            return f"{{{language}: {marked_text(held)}}}"
        case Citation():
            return citation_text(inline) or "[@" + "; @".join(each.source for each in inline.references) + "]"
        case NoteReference(number=number, kind=kind, children=held):
            return f"[{kind} note {number}: {marked_text(held)}]"
        case Certainty(level=level, word=word):
            return f"{{{level}: {word}}}"
        case Abbreviation(text=text, expansion=expansion):
            return f"{{{text} = {expansion}}}"
        case Number(text=text):
            return f"{{= {text}}}"
        case CaptionNumber(text=text):
            return f"{{# {text}}}"
        case LineBreak():
            return "⏎"
        case _:
            assert_never(inline)
