"""The markup's grammar: CommonMark with pipe tables and `::: name` containers, without what no block stands for."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

CONTAINER: Final = "container_block"
"""The type of a container's node; its name and parameters are in `info`."""
OFF: Final = ("code", "reference", "lheading", "html_block", "html_inline", "entity")


@cache
def _markdown() -> MarkdownIt:
    return _grammar()


def _grammar() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table").disable(list(OFF))
    container_plugin(markdown, "block", validate=lambda *_: True)
    return markdown


@cache
def _blocks_only() -> MarkdownIt:
    return _grammar().disable(["inline", "text_join"])


@lru_cache(maxsize=4)
def parse(source: str) -> SyntaxTreeNode:
    """Return the blocks of the markup; the text of each is not parsed yet: most of it need not be, where a brief is read again.

    Briefs of many records often have the same markup, and then the same tree, which nobody changes.
    """
    return SyntaxTreeNode(_blocks_only().parse(source))


@lru_cache(maxsize=64)
def inline_tokens(text: str) -> Sequence[Token]:
    """Return the parsed text of a paragraph, a heading or a cell. Nobody changes it: where a record's words come into a text, it is
    read for each record, with the same tokens.
    """
    (whole,) = _markdown().parseInline(text)
    return whole.children or ()


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line of the markup that a node begins in, from 0."""
    return node.map[0] if node.map else 0


def container_name(node: SyntaxTreeNode) -> str | None:
    """Return the name of a container; None for any other node."""
    return node.info.strip().partition(" ")[0] if node.type == CONTAINER else None
