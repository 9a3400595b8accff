"""The structure of tables, and of the table at a paper's head."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefgen.document.inlines import Inline
from briefgen.document.tables import HeaderField, HeaderTable, Row, Table
from briefgen.document.words import inline_text
from briefgen.layout.model import Place
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import Element
from briefgen.writers.pdf.syntax import string

Attributes = Mapping[str, bytes]
Field = tuple[Place, HeaderField]

COLUMN_HEADER: Final[Attributes] = {"O": b"/Table", "Scope": b"/Column"}
ROW_HEADER: Final[Attributes] = {"O": b"/Table", "Scope": b"/Row"}


def table(block: Table, place: Place, parent: Element, build: Building) -> None:
    summary = block.summary or inline_text(block.caption)
    attributes = {"O": b"/Table", "Summary": string(summary)} if summary else None
    whole = build.element("Table", parent, attributes=attributes, exhibit=block)
    build.words("Caption", block.caption, (*place, "caption"), whole)
    head = build.element("THead", whole)
    for index, row in enumerate(block.header):
        _row(row, (*place, "header", index), head, build, heads=True)
    for index, group in enumerate(block.groups):
        own = (*place, "groups", index)
        body = build.element("TBody", whole)
        over_all = {**COLUMN_HEADER, "ColSpan": b"%d" % len(block.columns)}
        _spanning(group.title, (*own, "title"), body, build, over_all)
        for position, row in enumerate(group.rows):
            _row(row, (*own, "rows", position), body, build, heads=False)
    build.words("P", block.note, (*place, "note"), parent)
    build.words("P", block.source, (*place, "source"), parent)


def _row(row: Row, place: Place, parent: Element, build: Building, *, heads: bool) -> None:
    line = build.element("TR", parent)
    for index, cell in enumerate(row.cells):
        attributes = COLUMN_HEADER if heads else ROW_HEADER if cell.header else None
        own = (*place, "cells", index)
        held = build.element("TH" if attributes else "TD", line, own, attributes=attributes)
        build.phrases(cell.children, (*own, "children"), held)


def _spanning(
    inlines: Sequence[Inline], place: Place, parent: Element, build: Building, attributes: Attributes
) -> None:
    """Add a row of one cell over `ColSpan` columns; a table's rows must be equally wide (ISO 14289-1, 7.2)."""
    if inlines:
        tag = "TH" if "Scope" in attributes else "TD"
        build.words(tag, inlines, place, build.element("TR", parent), attributes=attributes)


def header_table(block: HeaderTable, place: Place, parent: Element, build: Building) -> None:
    fields = [((*place, "fields", index), field) for index, field in enumerate(block.fields)]
    if block.form == "line":
        _run_on(fields, build.element("P", parent, place), build)
    elif block.form == "plain" or not any(field.label for field in block.fields):
        for own, field in fields:
            _run_on([(own, field)], build.element("P", parent, own), build)
    else:
        _rows(fields, parent, build)


def _run_on(fields: Iterable[Field], element: Element, build: Building) -> None:
    """Give labels and values, with what parts them, to one element."""
    for place, field in fields:
        build.phrases(field.label, (*place, "label"), element)
        build.phrases(field.value, (*place, "value"), element)


def _rows(fields: Iterable[Field], parent: Element, build: Building) -> None:
    body = build.element("TBody", build.element("Table", parent))
    for place, field in fields:
        if not field.label:
            _spanning(field.value, (*place, "value"), body, build, {"O": b"/Table", "ColSpan": b"2"})
            continue
        line = build.element("TR", body)
        build.words("TH", field.label, (*place, "label"), line, attributes=ROW_HEADER)
        build.words("TD", field.value, (*place, "value"), line)
