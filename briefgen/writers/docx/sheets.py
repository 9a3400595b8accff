"""Where the text stands by the layout: on landscape pages and in two columns, or across them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from itertools import takewhile
from typing import Final, Protocol

from briefgen.document.document import Document
from briefgen.document.walk import Path, walk_tables
from briefgen.frozen import dataclass
from briefgen.layout.galley import SMALL
from briefgen.theme.model import Theme
from briefgen.writers.docx.flow_tables import unparted
from briefgen.writers.docx.pieces import Abreast, Flow, WordParagraph, WordTable

TWO: Final = Abreast(columns=2, holding="text")
BELOW: Final = frozenset({"TableNote", "TableSource"})


class Sheets(Protocol):
    """What a layout says of its pages."""

    @property
    def landscape(self) -> Container[Path]:
        """The tables that stand on landscape pages."""

    @property
    def in_columns(self) -> Container[Path]:
        """The tables that stand in one of two columns."""

    @property
    def sizes(self) -> Mapping[Path, float]:
        """The tables whose words are smaller than others', with their share of the size."""

    @property
    def marks(self) -> Mapping[Path, tuple[float | None, ...]]:
        """The tables in which decimal marks stand in one line, with their places from where each column's words begin."""

    @property
    def abreast(self) -> bool:
        """Whether all the text is in two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """Pages of one shape, which have no more columns than the text asks for."""

    landscape: frozenset[Path] = frozenset()
    in_columns: frozenset[Path] = frozenset()
    sizes: Mapping[Path, float] = field(default_factory=dict)
    marks: Mapping[Path, tuple[float | None, ...]] = field(default_factory=dict)
    abreast: bool = False


UPRIGHT: Final = Upright()


@lru_cache(maxsize=1 << 6)
def landscape_theme(theme: Theme) -> Theme:
    """Return the theme with its page turned, which keeps no margin for notes."""
    return replace(theme, page=theme.page.turned(), margin_notes=False)


def in_columns(items: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Set the items in two columns, but for what stands across them or has columns of its own."""
    for item in items:
        yield item if item.across or item.abreast else item._replace(abreast=TWO)


def all_in_columns(items: Flow) -> Iterator[WordParagraph | WordTable]:
    """Set a brief's text in two columns, below the boxes above its first heading."""
    headings = (
        place for place, item in enumerate(items) if isinstance(item, WordParagraph) and item.outline is not None
    )
    first = next(headings, len(items))
    head = (item._replace(across=True) if _is_boxed(item) else item for item in items[:first])
    return in_columns((*head, *items[first:]))


def _is_boxed(item: WordParagraph | WordTable) -> bool:
    return isinstance(item, WordParagraph) and item.box == "key-message"


def on_sheets(items: Flow, document: Document, sheets: Sheets) -> Flow:
    """Return the flow with its wide tables in smaller type, on landscape pages or across both columns, as laid out, with
    all that goes with them.
    """
    is_columned = any(item.abreast == TWO for item in items)
    paths = tuple(path for path, _ in walk_tables(document))
    places = dict(zip(_figures(items), paths, strict=True))
    wide = _with_words(items, (place for place, path in places.items() if path in sheets.landscape))
    columned = _with_words(items, (place for place, path in places.items() if path in sheets.in_columns))
    across = _with_words(items, places) - columned if is_columned else frozenset()
    marked = tuple(_marked(items, wide, across)) if wide or across else items
    headed = tuple(_headed(marked)) if is_columned else marked
    return tuple(_set_out(headed, places, sheets)) if sheets.sizes or sheets.marks or is_columned else headed


def _set_out(items: Flow, tables: Mapping[int, Path], sheets: Sheets) -> Iterator[WordParagraph | WordTable]:
    for place, item in enumerate(items):
        path = tables.get(place)
        if isinstance(item, WordTable) and path:
            set_out = item._replace(share=sheets.sizes.get(path, 1.0), marks=sheets.marks.get(path, ()))
            yield _whole(set_out) if path in sheets.in_columns else set_out
        else:
            yield item


def _whole(table: WordTable) -> WordTable:
    """Return a table in one of two columns, whose rows stand together where it is so short that there is no need to part it."""
    if sum(row.kind == "body" for row in table.rows) > SMALL:
        return table
    return table._replace(rows=unparted(table.rows, leads=table.rows[-1].leads))


def _figures(items: Flow) -> Iterator[int]:
    """Yield where tables and charts stand; the table of a chart's values is none of its own."""
    return (place for place, item in enumerate(items) if _is_figure(item))


def _is_figure(item: WordParagraph | WordTable) -> bool:
    return item.kind != "values" if isinstance(item, WordTable) else item.chart is not None


def _with_words(items: Flow, tables: Iterable[int]) -> frozenset[int]:
    """Return the places of tables and of what belongs to them."""
    return frozenset(place for table in tables for place in (*_above(items, table), table, *_below(items, table)))


def _above(items: Flow, table: int) -> Iterator[int]:
    """Yield the places of a caption, and of headings that nothing parts from the table."""
    return takewhile(lambda place: _announces(items[place]), range(table - 1, -1, -1))


def _announces(item: WordParagraph | WordTable) -> bool:
    return isinstance(item, WordParagraph) and (item.style == "Caption" or item.outline is not None)


def _below(items: Flow, table: int) -> Iterator[int]:
    """Yield the places of a chart's values, of note and source."""
    return takewhile(lambda place: _is_below(items[place]), range(table + 1, len(items)))


def _is_below(item: WordParagraph | WordTable) -> bool:
    return item.kind == "values" if isinstance(item, WordTable) else item.style in BELOW


def _marked(items: Flow, wide: Container[int], across: Container[int]) -> Iterator[WordParagraph | WordTable]:
    """Yield the items; where the paper turns, the section that begins takes the place of a page break."""
    above = False
    for place, item in enumerate(items):
        own = place in wide
        columns = None if own or (place in across and item.abreast == TWO) else item.abreast
        breaks = item.page_before and own == above
        is_as_it_was = (own, columns, breaks) == (item.landscape, item.abreast, item.page_before)
        yield item if is_as_it_was else item._replace(landscape=own, abreast=columns, page_before=breaks)
        above = own


def _headed(items: Flow) -> Iterator[WordParagraph | WordTable]:
    """Yield the items; headings in columns go across them with what stands right below."""
    made: list[WordParagraph | WordTable] = []
    for item in reversed(items):
        leaves = bool(made) and _announces(item) and item.abreast == TWO != made[-1].abreast
        made.append(item._replace(abreast=None) if leaves else item)
    return reversed(made)
