"""Containers that set blocks apart: boxes, columns, questions with their answers, quotations."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.inlines import Inline, Strong
from briefgen.document.nodes import Block, Box, BoxKind, Columns, QuestionAnswer, Quote
from briefgen.reader.codes import EMPTY
from briefgen.reader.container import Container, ReadContainer, is_closed, refuse_open
from briefgen.reader.inlines import read_inlines
from briefgen.reader.parser import container_name

ANNEX: Final = "annex"
ATTRIBUTION: Final = "attribution"


def box(kind: BoxKind) -> ReadContainer:
    def read(container: Container) -> Iterator[Block]:
        container.plain()
        title, inner = box_title(container)
        if blocks := inner.blocks(inner.children):
            yield Box(kind=kind, blocks=blocks, title=title)
        else:
            container.fault(f"the box '{kind}' holds nothing", "put {% if … %} around it", code=EMPTY)

    return read


def box_title(container: Container) -> tuple[tuple[Inline, ...], Container]:
    """Return a box's title and the rest of it: the title is its first paragraph where that is **strong** as a whole."""
    nodes = container.children
    if len(nodes) > 1 and nodes[0].type == "paragraph":
        match read_inlines(nodes[0], container.reading):
            case (Strong(children=children),):
                return children, replace(container, children=nodes[1:])
    return (), container


def columns(container: Container) -> Iterator[Block]:
    """Blocks that stand in two columns of the page, and so in nothing else but an annex."""
    container.plain()
    around = container.node.parent
    if around is not None and around.type != "root" and container_name(around) != ANNEX:
        message = "'columns' stands within a list, a box or other columns"
        container.fault(message, "put it between them: ::: columns … :::")
    elif blocks := container.blocks(container.children):
        yield Columns(blocks=blocks)
    else:
        container.fault("'columns' holds nothing", "put {% if … %} around it", code=EMPTY)


def question(container: Container) -> Iterator[Block]:
    """The first paragraph is the question, all the rest the answer."""
    container.plain()
    first = next(iter(container.children), None)
    asked = read_inlines(first, container.reading) if first is not None and first.type == "paragraph" else ()
    answer = container.blocks(container.children[1:])
    if not asked:
        container.fault("'question' begins without a question", "put it first, as a paragraph", at=first, code=EMPTY)
    elif not answer:
        container.fault("'question' has no answer", "write one below it, or put {% if … %} around both", code=EMPTY)
    else:
        yield QuestionAnswer(question=asked, answer=answer)


def quote(container: Container) -> Iterator[Block]:
    """Paragraphs, and under them who said it, in `::: attribution`."""
    container.plain()
    attributions = [node for node in container.children if container_name(node) == ATTRIBUTION]
    words = replace(container, children=tuple(node for node in container.children if node not in attributions))
    blocks = container.blocks(words.paragraphs(f"write paragraphs, and who said it in ::: {ATTRIBUTION}"))
    for again in attributions[1:]:
        container.fault("'quote' has more than one attribution", "leave one", at=again)
    if blocks:
        yield Quote(blocks=blocks, attribution=_attribution(attributions, container))
    else:
        container.fault("'quote' holds no words", "put {% if … %} around it", code=EMPTY)


def _attribution(nodes: list[SyntaxTreeNode], container: Container) -> tuple[Inline, ...]:
    if not nodes:
        return ()
    if not is_closed(nodes[0], container.reading):
        refuse_open(nodes[0], ATTRIBUTION, container.reading)
        return ()
    match nodes[0].children:
        case [paragraph] if paragraph.type == "paragraph":
            return read_inlines(paragraph, container.reading)
        case _:
            container.fault(f"'{ATTRIBUTION}' is one paragraph", "write who said it, and when", at=nodes[0])
            return ()


def stray_attribution(container: Container) -> Iterator[Block]:
    container.fault(f"'{ATTRIBUTION}' stands outside of a quotation", "put it into ::: quote, below the words")
    yield from ()
