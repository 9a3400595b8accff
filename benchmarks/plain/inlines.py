"""Inlines as the mark-up of ReportLab's paragraphs."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from benchmarks.plain.look import Look
from briefgen.document.inlines import (
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Span,
    Strong,
    Text,
)
from briefgen.document.words import citation_parts, inline_text


def markup(inlines: Iterable[Inline], look: Look) -> str:
    return "".join(_one(inline, look) for inline in inlines)


def anchor(name: str | None) -> str:
    return f"<a name={quoteattr(name)}/>" if name else ""


def source_anchor(source: str) -> str:
    return f"source-{source}"


def _one(inline: Inline, look: Look) -> str:
    match inline:
        case Text(text=text):
            return escape(text)
        case Strong(children=children):
            return f"<b>{markup(children, look)}</b>"
        case Emphasis(children=children):
            return f"<i>{markup(children, look)}</i>"
        case Link(children=children, url=url):
            return _link(url, markup(children, look), look)
        case CrossReference(children=children, target=target):
            return _link(f"#{target}", markup(children, look), look)
        case Citation():
            return "".join(_cited(inline, index, text, look) for index, text in citation_parts(inline))
        case Certainty(word=word):
            return f'<font name="{look.font("body", look.theme.certainty_weight)}">{escape(word)}</font>'
        case LineBreak():
            return "<br/>"
        case Span(children=children):
            return markup(children, look)
        case _:
            return escape(inline_text((inline,)))


def _cited(citation: Citation, index: int | None, text: str, look: Look) -> str:
    if index is None:
        return escape(text)
    return _link(f"#{source_anchor(citation.references[index].source)}", escape(text), look)


def _link(target: str, words: str, look: Look) -> str:
    return f'<a href={quoteattr(target)} color="{look.theme.link}">{words}</a>'
