"""What a paragraph owes to its neighbours: where a list or a box begins and ends, what stands beside a table."""

from collections.abc import Iterable, Iterator

from briefgen.writers.docx.pieces import Abreast, Flow, WordParagraph, WordTable
from briefgen.writers.docx.sections import ends_section
from briefgen.writers.docx.stylenames import TABLE_WORDS


def ends(items: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Mark the first and the last of what belongs together, where they are paragraphs."""
    group = list(items)
    for index, item in enumerate(group):
        if isinstance(item, WordTable):
            yield item
        else:
            first, last = item.first or index == 0, item.last or index == len(group) - 1
            yield item._replace(first=first, last=last) if first or last else item


def together(items: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Keep paragraphs on one page: each stays with the next, the last is free."""
    *before, last = items
    yield from map(_led, before)
    yield last


def no_lone_ends(
    parts: Iterable[Iterable[WordParagraph | WordTable]],
) -> Iterator[WordParagraph | WordTable]:
    """Yield what stands in the parts, of which neither the first nor the last stands alone on a page."""
    groups = [list(part) for part in parts]
    for index, group in enumerate(groups):
        kept = index in {0, len(groups) - 2} and index < len(groups) - 1
        yield from (*group[:-1], _led(group[-1])) if kept and group else group


def _led(item: WordParagraph | WordTable) -> WordParagraph | WordTable:
    return item._replace(leads=True) if isinstance(item, WordParagraph) else item


def side_by_side(items: Iterable[WordParagraph], columns: Abreast) -> Iterator[WordParagraph]:
    """Set paragraphs in columns; one column is none."""
    group = list(items)
    for index, item in enumerate(group):
        last = index == len(group) - 1
        yield item._replace(first=index == 0, last=last, abreast=columns) if columns.columns > 1 else item


def parted(items: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Put an empty paragraph under what Word would not part from what stands below it."""
    flow = tuple(items)
    for item, below in zip(flow, (*flow[1:], None), strict=True):
        yield item
        gap = _gap_under_table(below, item) if isinstance(item, WordTable) else _gap_under_contents(below, item)
        if gap:
            yield WordParagraph(style=gap, pieces=(), landscape=item.landscape, abreast=item.abreast)


def _gap_under_table(below: WordParagraph | WordTable | None, table: WordTable) -> str | None:
    """Return the style of what parts a table from one below it, or from nothing: Word would make one of the two, or add its
    own. So too where a section begins, in columns or on other paper: what ends above it has to end in a paragraph.
    """
    same = isinstance(below, WordParagraph) and (below.landscape, below.abreast) == (table.landscape, table.abreast)
    return None if same else "TableGap"


def _gap_under_contents(below: WordParagraph | WordTable | None, entry: WordParagraph) -> str | None:
    """Return the style of what ends a section in the place of the last entry: Word writes the entries anew when it updates
    them, and the section would go with them. LibreOffice empties header and footer of all pages above such an end.
    """
    ends_both = entry.contents is not None and entry.last and ends_section(entry, below)
    return "SectionEnd" if ends_both else None


def beside_tables(items: Flow) -> Iterator[WordParagraph | WordTable]:
    """Mark the paragraphs right above and below tables, which have no space of their own in Word.

    What belongs to a table (caption, note, source) has its own space to it; headings keep their one style, by which other
    programs know them.
    """
    for above, item, below in zip((None, *items[:-1]), items, (*items[1:], None), strict=True):
        if isinstance(item, WordTable) or item.style in TABLE_WORDS or item.outline is not None:
            yield item
        else:
            before, after = isinstance(below, WordTable), isinstance(above, WordTable)
            yield item._replace(before_table=before, after_table=after) if before or after else item


def apart(items: Flow) -> Iterator[WordParagraph | WordTable]:
    """Mark every second of several boxes of one kind that stand directly under one another."""
    above: WordParagraph | None = None
    for item in items:
        if isinstance(item, WordTable) or item.box is None:
            above = None
            yield item
            continue
        follows = above is not None and above.box == item.box
        second = follows and above.second != (item.first and above.last) if above else False
        above = item._replace(second=True) if second else item
        yield above
