"""What stands on landscape pages: the tables that the layout sets there, with what belongs to them."""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.tables import Table
from briefgen.document.walk import Path, walk_paths
from briefgen.theme.model import Theme
from briefgen.writers.docx.pieces import Flow, WordParagraph, WordTable

BELOW: Final = frozenset({"TableNote", "TableSource"})


def landscape_theme(theme: Theme) -> Theme:
    """Return the theme with its page turned, which keeps no margin for notes."""
    return replace(theme, page=theme.page.turned(), margin_notes=False)


def turned(items: Flow, document: Document, paths: Container[Path]) -> Flow:
    """Return the flow with the tables at *paths* on landscape pages; there a section begins, and after them."""
    tables = (path in paths for path, node in walk_paths(document) if isinstance(node, Table | Chart))
    wide = frozenset(
        place
        for table in _tables(items)
        if next(tables)
        for place in (*_above(items, table), table, *_below(items, table))
    )
    return tuple(_marked(items, wide)) if wide else items


def _tables(items: Flow) -> Iterator[int]:
    """Yield where tables stand, charts as the tables of their values among them."""
    return (place for place, item in enumerate(items) if isinstance(item, WordTable))


def _above(items: Flow, table: int) -> Iterator[int]:
    """Yield the places of a caption, and of headings that nothing parts from the table."""
    return takewhile(lambda place: _announces(items[place]), range(table - 1, -1, -1))


def _announces(item: WordParagraph | WordTable) -> bool:
    return isinstance(item, WordParagraph) and (item.style == "Caption" or item.outline is not None)


def _below(items: Flow, table: int) -> Iterator[int]:
    """Yield the places of note and source."""
    return takewhile(lambda place: _is_below(items[place]), range(table + 1, len(items)))


def _is_below(item: WordParagraph | WordTable) -> bool:
    return isinstance(item, WordParagraph) and item.style in BELOW


def _marked(items: Flow, wide: Container[int]) -> Iterator[WordParagraph | WordTable]:
    """Yield the items; where the paper turns, the section that begins takes the place of a page break."""
    above = False
    for place, item in enumerate(items):
        own = place in wide
        yield replace(item, landscape=own, page_before=item.page_before and own == above)
        above = own
