"""Tables, with their captions, notes and sources."""

from collections.abc import Iterator

from briefgen.document.inlines import Inline, Text
from briefgen.document.origins import DerivedOrigin
from briefgen.document.tables import Table
from briefgen.document.words import inline_text
from briefgen.layout.furniture import SEPARATOR
from briefgen.writers.docx.pieces import WordParagraph, WordRow, WordTable, block_target
from briefgen.writers.docx.place import Items

NOTHING: Inline = Text(text="–", origin=DerivedOrigin(transform="docx"))
"""In a cell without words: an empty one reads as one that was forgotten."""


def table(block: Table) -> Items:
    target = block_target(block.anchor)
    rows = tuple(_rows(block))
    name = named(block.caption, rows)
    if block.caption:
        yield WordParagraph(style="Caption", pieces=block.caption, target=target)
    yield WordTable(
        kind=block.kind,
        columns=block.columns,
        rows=_kept(rows, leads=bool(block.note or block.source)),
        caption=name,
        summary=block.summary or name,
        target=None if block.caption else target,
    )
    if block.note:
        yield WordParagraph(style="TableNote", pieces=block.note, last=not block.source, leads=bool(block.source))
    if block.source:
        yield WordParagraph(style="TableSource", pieces=block.source, last=True)


def named(caption: tuple[Inline, ...], rows: tuple[WordRow, ...]) -> str:
    """Return what a table is called where nobody sees it: by its caption, else by the words of its first row, its head if it has one."""
    cells = (inline_text(cell.children) for row in rows[:1] for cell in row.cells)
    return inline_text(caption) or SEPARATOR.join(filter(None, cells))


def _rows(block: Table) -> Iterator[WordRow]:
    yield from (WordRow(cells=row.cells, kind="header") for row in block.header)
    for group in block.groups:
        for index, row in enumerate(group.rows):
            yield WordRow(cells=row.cells, kind="body", title=() if index else group.title)


def _kept(rows: tuple[WordRow, ...], *, leads: bool) -> tuple[WordRow, ...]:
    """Return rows of which neither the first below a head nor the last above one stands alone; the last of all stays with a
    note below the table.
    """
    made: list[WordRow] = []
    for run in _runs(rows):
        together = {0, len(run) - 2} - {len(run) - 1}
        made += run if run[0].kind == "header" else [row._replace(leads=at in together) for at, row in enumerate(run)]
    return (*made[:-1], made[-1]._replace(leads=leads))


def unparted(rows: tuple[WordRow, ...], *, leads: bool) -> tuple[WordRow, ...]:
    """Return rows that stand on one page, the last with what stands below the table where it *leads* there."""
    *above, last = rows
    return (*(row._replace(leads=True) for row in above), last._replace(leads=leads))


def _runs(rows: tuple[WordRow, ...]) -> list[list[WordRow]]:
    """Return the rows in parts: the header, and those from one title to the next."""
    runs: list[list[WordRow]] = []
    for row in rows:
        if runs and runs[-1][0].kind == row.kind and not row.title:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
