"""What is told in words to those who cannot see a table or a figure."""

from collections.abc import Mapping
from typing import Final

from briefgen.document.document import Document
from briefgen.document.figures import Chart, Image
from briefgen.document.nodes import Node, Timeline
from briefgen.document.tables import Table

TOLD: Final[Mapping[type, str]] = {
    Chart: "alternative_text",
    Image: "alternative_text",
    Timeline: "alternative_text",
    Table: "summary",
}
"""Kind of node → its field. Read behind the caption."""


def told(node: Document | Node) -> str:
    """Return its words; empty where it has none."""
    field = TOLD.get(type(node))
    words: str = getattr(node, field) if field else ""
    return words
