"""The markup's grammar: CommonMark with pipe tables and `::: name` containers, without what no block stands for."""

from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

CONTAINER: Final = "container_block"
"""The type of a container's node; its name and parameters are in `info`."""
OFF: Final = ("code", "reference", "lheading", "html_block", "html_inline", "entity")


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table").disable(list(OFF))
    container_plugin(markdown, "block", validate=lambda *_: True)
    return markdown


@lru_cache(maxsize=4)
def parse(source: str) -> SyntaxTreeNode:
    """Return the tree of the markup, which nobody changes: briefs of many records often have the same."""
    return SyntaxTreeNode(_markdown().parse(source))


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line of the markup that a node begins in, from 0."""
    return node.map[0] if node.map else 0


def container_name(node: SyntaxTreeNode) -> str | None:
    """Return the name of a container; None for any other node."""
    return node.info.strip().partition(" ")[0] if node.type == CONTAINER else None
