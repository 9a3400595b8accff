"""Tables, with their captions, notes and sources."""

from collections.abc import Iterator

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
        rows=tuple(_rows(block)),
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
