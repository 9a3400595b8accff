"""Word documents as pandoc reads them back: each word of the tree at its place, and what it is: heading, item, cell, note, link."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from support import docx as word
from support.documents import everything
from support.docx import Pages, government
from support.finished import FINISHED
from support.pandoc import Grid, Heading, Item, Read, Rows, read_back
from support.reading import RAISED, lines_of, notes_of

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import CaptionNumber, Inline, Link
from briefgen.document.nodes import Annex, BulletList, Node, OrderedList, Paragraph, Section
from briefgen.document.references import SourceList
from briefgen.document.tables import Row, Table
from briefgen.document.walk import children, map_children, walk
from briefgen.document.words import inline_text
from briefgen.writers.docx.write import write_docx

DEEPEST_HEADING = 3
ALL = "everything"


@dataclass(frozen=True, kw_only=True)
class Written:
    document: Document
    docx: bytes
    read: Read


@pytest.fixture(scope="module", params=(*FINISHED, ALL), ids=str)
def written(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pandoc")
    if request.param == ALL:
        document = everything()
        docx = write_docx(document, Pages(), government())
    else:
        brief = request.param.brief()
        document, docx = brief.document, brief.render("docx")
    return Written(document=document, docx=docx, read=read_back(docx, folder))


def said(inlines: tuple[Inline, ...]) -> tuple[str, ...]:
    return tuple(word.tokens(inline_text(inlines)))


def words_of(document: Document) -> list[str]:
    """Return the tree's words without its notes; where one is called, a sign. Word lists end notes by itself."""
    lines = lines_of(document)
    text = re.sub(rf"{RAISED}\d+", RAISED, "\n".join(lines))
    return word.tokens(text)


def headings_of(document: Document) -> tuple[Heading, ...]:
    return tuple(
        Heading(min(node.level, DEEPEST_HEADING) if isinstance(node, Section) else 1, said(node.heading))
        for node in walk(document)
        if isinstance(node, Section | Annex)
    )


def items_of(node: Document | Node, depth: int = 1) -> Iterator[Item]:
    for child in children(node):
        match child:
            case BulletList() | OrderedList():
                for number, item in enumerate(child.items, start=_start(child)):
                    if isinstance(first := item.blocks[0], Paragraph):
                        yield Item(depth, number if isinstance(child, OrderedList) else None, said(first.children))
                    yield from items_of(item, depth + 1)
            case SourceList():
                yield from (Item(1, entry.number, said(entry.children)) for entry in child.entries)
            case _:
                yield from items_of(child, depth)


def _start(block: BulletList | OrderedList) -> int:
    return block.start if isinstance(block, OrderedList) else 1


def grid_of(table: Table) -> Grid:
    """Return the table's cells; the title of a group stands in the first cell of its first row."""
    return Grid(
        _rows(table.header), tuple(row for group in table.groups for row in _titled(said(group.title), group.rows))
    )


def _titled(title: tuple[str, ...], rows: tuple[Row, ...]) -> Rows:
    first, *rest = _rows(rows)
    return ((title + first[0], *first[1:]), *rest)


def _rows(rows: tuple[Row, ...]) -> Rows:
    return tuple(tuple(said(cell.children) for cell in row.cells) for row in rows)


def lost_items(document: Document, read: Read) -> list[Item]:
    return [item for item in items_of(document) if item not in read.items]


def lost_tables(document: Document, read: Read) -> list[Grid]:
    return [grid for node in walk(document) if isinstance(node, Table) and (grid := grid_of(node)) not in read.tables]


def test_all_words_are_there_in_the_tree_s_order_and_notes_are_called_where_it_calls_them(written):
    """What a chart draws stands in the table of its values, which may run the other way than the tree, or in the tree's own table."""
    drawn = {word for node in walk(written.document) if isinstance(node, Chart) for word in drawn_words(node)}
    read = list(written.read.words)
    assert follows(words_of(elsewhere(written.document)), read)
    assert drawn <= {word.strip("()") for word in read} | set(read)
    assert not Counter(read) - Counter(words_of(written.document))


def test_numbered_captions_of_tables_are_captions(written):
    tables = (node for node in walk(written.document) if isinstance(node, Table))
    numbered = {" ".join(inline_text(table.caption).split()) for table in tables if is_numbered(table)}
    assert numbered <= set(written.read.captions)


def is_numbered(table: Table) -> bool:
    return isinstance(next(iter(table.caption), None), CaptionNumber)


def drawn_words(chart: Chart) -> list[str]:
    values = (value.children for category in chart.categories for value in category.values)
    said = (chart.unit, *(each.children for each in (*chart.series, *chart.categories)), *values)
    return word.tokens("\n".join(map(inline_text, said)))


def elsewhere(document: Document) -> Document:
    """Return the document without what charts draw and without numbered captions of tables, which pandoc has apart."""

    def change(node: Node) -> tuple[Node, ...]:
        match node:
            case Chart():
                return (replace(node, unit=(), series=(), categories=()),)
            case Table() if is_numbered(node):
                return (replace(node, caption=()),)
            case _:
                return (map_children(node, change),)

    return map_children(document, change)


def follows(words: list[str], read: list[str]) -> bool:
    """Tell whether all words are there in their order, whatever stands between them."""
    rest = iter(read)
    return all(word in rest for word in words)


def test_notes_say_what_they_say_in_the_tree(written):
    assert list(written.read.notes) == [tuple(word.tokens(note)) for note in notes_of(written.document)]


def test_headings_have_their_words_and_levels(written):
    assert written.read.headings == headings_of(written.document)


def test_items_of_lists_stand_as_deep_as_in_the_tree_and_have_its_numbers(written):
    assert lost_items(written.document, written.read) == []


def test_tables_have_the_tree_s_header_rows_and_cells(written):
    assert lost_tables(written.document, written.read) == []


def test_links_lead_where_the_tree_s_lead(written):
    outside = [link for link in written.read.links if not link.startswith("#")]
    inside = set(written.read.links) - set(outside)
    assert sorted(outside) == sorted(node.url for node in walk(written.document) if isinstance(node, Link))
    assert inside <= written.read.targets


# --- sabotages ---------------------------------------------------------------------------------------------------


@pytest.fixture
def spoil(tmp_path: Path) -> Callable[..., Read]:
    def spoilt(pattern: str, becomes: str, *, part: str = "document", count: int = 1) -> Read:
        docx = write_docx(everything(), Pages(), government())
        changed = word.rewritten(docx, f"word/{part}.xml", lambda text: re.sub(pattern, becomes, text, count=count))
        return read_back(changed, tmp_path)

    return spoilt


def test_a_word_that_is_gone_and_two_that_are_swapped_are_missed(spoil):
    meant = words_of(everything())
    assert list(spoil("Oil was worth", "Oil was").words) != meant
    assert list(spoil("Oil was worth", "worth was Oil").words) != meant


def test_a_note_of_other_words_and_one_that_is_called_elsewhere_are_seen(spoil):
    notes = [tuple(word.tokens(note)) for note in notes_of(everything())]
    assert list(spoil("A letter, ", "A cable, ", part="footnotes").notes) != notes
    assert list(spoil('(<w:footnoteReference w:id=")1"', r'\g<1>2"').notes) != notes


def test_a_heading_that_is_none_and_one_of_another_level_are_seen(spoil):
    assert spoil('w:val="Heading1"', 'w:val="BodyText"').headings != headings_of(everything())
    assert spoil('w:val="Heading2"', 'w:val="Heading1"').headings != headings_of(everything())


def test_an_item_that_is_none_and_one_that_is_less_deep_are_seen(spoil):
    assert lost_items(everything(), spoil('w:val="ListBullet2"', 'w:val="BodyText"')) != []
    assert lost_items(everything(), spoil('w:val="ListBullet2"', 'w:val="ListBullet"')) != []


def test_a_list_that_begins_with_another_number_is_seen(spoil):
    assert lost_items(everything(), spoil('(<w:startOverride w:val=")3"', r'\g<1>1"', part="numbering")) != []


def test_a_table_without_its_header_row_is_seen(spoil):
    assert lost_tables(everything(), spoil('<w:tblHeader/>|w:val="0620" w:firstRow="1"', "", count=0)) != []


def test_a_link_that_leads_nowhere_is_seen(spoil):
    assert "#nowhere" in set(spoil('w:anchor="[^"]*"', 'w:anchor="nowhere"').links)
