"""Tables, with their captions, notes and sources."""

from collections.abc import Iterator
from itertools import groupby

from briefgen.document.inlines import Inline, Text
from briefgen.document.origins import DerivedOrigin
from briefgen.document.tables import Cell, Table
from briefgen.document.words import inline_text
from briefgen.writers.docx.pieces import WordParagraph, WordRow, WordTable, block_target
from briefgen.writers.docx.place import Items

NOTHING: Inline = Text(text="–", origin=DerivedOrigin(transform="docx"))
"""In a cell without words: an empty one reads as one that was forgotten."""


def table(block: Table) -> Items:
    target = block_target(block.anchor)
    if block.caption:
        yield WordParagraph(style="Caption", pieces=block.caption, target=target)
    yield WordTable(
        kind=block.kind,
        columns=block.columns,
        rows=_kept(tuple(_rows(block)), leads=bool(block.note or block.source)),
        caption=inline_text(block.caption),
        summary=block.summary or inline_text(block.caption),
        target=None if block.caption else target,
    )
    if block.note:
        yield WordParagraph(style="TableNote", pieces=block.note, last=not block.source, leads=bool(block.source))
    if block.source:
        yield WordParagraph(style="TableSource", pieces=block.source, last=True)


def _rows(block: Table) -> Iterator[WordRow]:
    yield from (WordRow(cells=row.cells, kind="header") for row in block.header)
    for group in block.groups:
        if group.title:
            yield WordRow(cells=(Cell(children=group.title, header=True),), kind="group")
        yield from (WordRow(cells=row.cells, kind="body") for row in group.rows)


def _kept(rows: tuple[WordRow, ...], *, leads: bool) -> tuple[WordRow, ...]:
    """Return rows of which neither the first below a head nor the last above one stands alone; the last of all stays with a
    note below the table.
    """
    made: list[WordRow] = []
    for is_head, run in groupby(rows, key=_is_head):
        group = list(run)
        together = {0, len(group) - 2} - {len(group) - 1}
        made += group if is_head else [row._replace(leads=at in together) for at, row in enumerate(group)]
    return (*made[:-1], made[-1]._replace(leads=leads))


def _is_head(row: WordRow) -> bool:
    return row.kind != "body"
