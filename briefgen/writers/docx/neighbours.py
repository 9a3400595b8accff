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
    """Yield what stands in the parts, of which neither the first nor the last stands alone on a page: what is one paragraph.

    LibreOffice parts no paragraph that stays with the next, so that columns of points that all do are not balanced.
    """
    groups = [list(part) for part in parts]
    for index, group in enumerate(groups):
        below = groups[index + 1] if index < len(groups) - 1 else ()
        lone = (index == 0 and len(group) == 1) or (index == len(groups) - 2 and len(below) == 1)
        yield from (*group[:-1], _led(group[-1])) if below and lone and group else group


def _led(item: WordParagraph | WordTable) -> WordParagraph | WordTable:
    return item._replace(leads=True) if isinstance(item, WordParagraph) else item


def side_by_side(items: Iterable[WordParagraph], columns: Abreast) -> Iterator[WordParagraph]:
    """Set paragraphs in columns; one column is none."""
    group = list(items)
    for index, item in enumerate(group):
        last = index == len(group) - 1
        yield item._replace(first=index == 0, last=last, abreast=columns) if columns.columns > 1 else item


def parted(items: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Put empty paragraphs under what Word would not part from what stands below it."""
    flow = tuple(items)
    for item, below in zip(flow, (*flow[1:], None), strict=True):
        yield item
        if isinstance(item, WordTable):
            yield from _gap_under_table(below, item)
        elif (item.side and not (below and below.side) and not isinstance(below, WordParagraph)) or _meet(item, below):
            yield _gap("TableGap", item)
        elif item.contents is not None and item.last and ends_section(item, below):
            yield from _gaps_under_contents(item)


def _meet(item: WordParagraph, below: WordParagraph | WordTable | None) -> bool:
    """Tell whether two boxes meet, in two languages: programs fill the space between them."""
    if item.box is None or not isinstance(below, WordParagraph):
        return False
    return below.box is not None and below.language != item.language


def _gap(style: str, above: WordParagraph | WordTable) -> WordParagraph:
    return WordParagraph(style=style, pieces=(), landscape=above.landscape, abreast=above.abreast)


def _gap_under_table(below: WordParagraph | WordTable | None, table: WordTable) -> Iterator[WordParagraph]:
    """Yield what parts a table from one below it, or from nothing: Word would make one of the two, or add its own. So too
    where a section begins, in columns or on other paper: what ends above it has to end in a paragraph.
    """
    same = isinstance(below, WordParagraph) and (below.landscape, below.abreast) == (table.landscape, table.abreast)
    if not same or (below and below.side != table.side):
        yield _gap("TableGap", table)._replace(side=table.side)


def _gaps_under_contents(entry: WordParagraph) -> Iterator[WordParagraph]:
    """Yield what ends the contents, as Word itself has it, and what ends the section: Word writes the entries anew when it
    updates them, and the section would go with them. LibreOffice empties header and footer of all pages above an entry that
    ends a section, and sets no columns below contents that end in the paragraph of the section's end or above it.
    """
    yield _gap("SectionEnd", entry)._replace(contents=entry.contents)
    yield _gap("SectionEnd", entry)


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
