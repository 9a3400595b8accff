"""The table as a sheet to print and to hand round in the unit: a document of our own, so that it is as accessible as a brief.

Landscape; the head of the table stands on each page; it carries the highest marking of what it names.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from briefgen.access.columns import gone_kind, place
from briefgen.access.kept import Changes
from briefgen.access.signs import legend, marked, news
from briefgen.access.table import AccessTable, Line
from briefgen.build.project import Project
from briefgen.document.document import Document, Furniture, Marking, Metadata, PageLabel
from briefgen.document.inlines import Inline, Span, Text
from briefgen.document.nodes import Block, BulletList, ListItem, Paragraph, Section, Title
from briefgen.document.origins import DerivedOrigin
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.layout.lay_out import lay_out
from briefgen.locale.load import load_locale
from briefgen.located.positions import Located, Positions
from briefgen.reader.frame import BETWEEN_SCHEMES
from briefgen.writers.formats import FORMATS

LANGUAGE: Final = "en-GB"
THEME: Final = "government"
INTERNAL: Final = (
    "Internal. This sheet names what is withheld, and from whom: it is for the unit, and not to be passed on."
)
_TIGHT: Final = Located(
    data={
        "body": {"size": 9, "line": 11.5},
        "styles": {"table-group": {"before": 1}},
        "table": {"padding_x": 2.5, "padding_y": 1},
    },
    positions=Positions(),
)
"""A sheet is looked up, and not read through: more of it on a page is worth more than room around it."""
_WEIGHTS: Final = (2.2, 6.0, 0.7)
"""Shares of a table's width: of the ids, of the words, of each audience, whose signs are short."""
_ORIGIN: Final = DerivedOrigin(transform="access")
_NOTHING: Final = "–"


def write_sheet(project: Project, table: AccessTable, since: Changes | None, name: str) -> bytes:
    """Return the sheet as `pdf` or `docx`. Raises `UserError` where the fonts lack a character of what it names."""
    theme, document = project.theme(THEME, _TIGHT), sheet(project, table, since)
    return FORMATS[name].write(document, lay_out(document, theme, project.fonts), theme, project.fonts)


def sheet(project: Project, table: AccessTable, since: Changes | None) -> Document:
    """Return the document."""
    moment = load_locale(LANGUAGE, project.folder.templates).moment(table.edition)
    return Document(
        metadata=Metadata(title=f"Who sees what: {table.title}", language=LANGUAGE, as_of=table.edition),
        marking=_marking(table),
        furniture=Furniture(footer=("Internal", f"as of {moment}"), page=PageLabel(before="Page ", between=" of ")),
        blocks=(
            Title(children=(_text("Who sees what: "), *_in_pack_language(table, table.title))),
            _paragraph(INTERNAL, role="banner"),
            *_told(table, since, project),
            *_tables(table, since, project.folder.content),
        ),
    )


def _marking(table: AccessTable) -> Marking:
    own = table.levels[0]
    label = BETWEEN_SCHEMES.join(level.label for level in table.levels)
    return Marking(scheme=own.scheme, level=own.id, label=label, placement=own.placement)


def _told(table: AccessTable, since: Changes | None, project: Project) -> Iterator[Block]:
    yield Section(
        level=1,
        heading=(_text("How to read it"),),
        blocks=(BulletList(items=tuple(map(_item, legend(table.lines, since)))),),
    )
    if since is None:
        return
    moment = load_locale(LANGUAGE, project.folder.templates).moment(since.since)
    yield Section(
        level=1,
        heading=(_text(f"Changed since what was agreed as of {moment}"),),
        blocks=(BulletList(items=tuple(map(_item, summary(table, since)))),),
    )


def summary(table: AccessTable, since: Changes) -> tuple[str, ...]:
    """Return the changes as sentences, one a kind of change."""
    return tuple(_summary(table, since)) or ("nothing",)


def _summary(table: AccessTable, since: Changes) -> Iterator[str]:
    ids = [line.key for line in table.lines]
    if new := [key[1] for key in ids if key in since.new]:
        yield f"new: {', '.join(new)}"
    if since.gone:
        yield f"gone: {', '.join(f'{key[1]} ({gone_kind(key)})' for key in since.gone)}"
    for verb, moved in (("opened to", since.opened), ("closed from", since.closed)):
        for name in table.audiences:
            if those := [key[1] for key in ids if (key, name) in moved]:
                yield f"{verb} {name}: {', '.join(those)}"
    if reworded := [key[1] for key in ids if key in since.reworded]:
        yield f"words or numbers changed: {', '.join(reworded)}"
    if since.new_audiences:
        yield f"audiences of which nothing was agreed: {', '.join(since.new_audiences)}"


def _tables(table: AccessTable, since: Changes | None, root: Path) -> Iterator[Block]:
    """Yield one table for the items and one for the registers' entries, with a group for each kind."""
    of_items = [line for line in table.lines if line.key[0] == "items"]
    of_registers = [line for line in table.lines if line.key[0] != "items"]
    for title, lines in (("Items", of_items), ("Registers", of_registers)):
        if lines:
            block = _table(title, lines, table, since, root)
            yield Section(level=1, heading=(_text(title),), blocks=(block,))


def _table(title: str, lines: list[Line], table: AccessTable, since: Changes | None, root: Path) -> Table:
    heads = ("id", "words and place", *table.audiences)
    in_kinds = groupby(sorted(lines, key=lambda line: _first(lines, line.kind)), key=lambda line: line.kind)
    return Table(
        kind="data",
        columns=tuple(map(_column, range(len(heads)))),
        header=(Row(cells=tuple(Cell(children=(_text(head),)) for head in heads)),),
        groups=tuple(
            RowGroup(title=(_text(kind.capitalize()),), rows=tuple(_row(line, table, since, root) for line in those))
            for kind, those in in_kinds
        ),
        summary=f"{title} of the pack, a row each; a column for each audience says whether it sees it, and if not, why not.",
    )


def _column(number: int) -> Column:
    return Column(weight=_WEIGHTS[min(number, len(_WEIGHTS) - 1)])


def _first(lines: list[Line], kind: str) -> int:
    """Return where a kind first comes, so that groups stand in the pack's order."""
    return next(index for index, line in enumerate(lines) if line.kind == kind)


def _row(line: Line, table: AccessTable, since: Changes | None, root: Path) -> Row:
    said = news(line, since)
    named = f"{line.id} ({said})" if said else line.id
    words = (*_in_pack_language(table, f"{line.words} "), _text(f"({place(table, line, root)})"))
    signs = (Cell(children=(_text(marked(line, name, since) or _NOTHING),)) for name in table.audiences)
    return Row(cells=(Cell(children=(_text(named),), header=True), Cell(children=words), *signs))


def _in_pack_language(table: AccessTable, words: str) -> tuple[Inline, ...]:
    if table.language == LANGUAGE:
        return (_text(words),)
    return (Span(language=table.language, children=(_text(words),)),)


def _item(words: str) -> ListItem:
    return ListItem(blocks=(_paragraph(words),))


def _paragraph(words: str, role: str = "body") -> Paragraph:
    return Paragraph(children=(_text(words),), role="banner" if role == "banner" else "body")


def _text(words: str) -> Text:
    return Text(text=words, origin=_ORIGIN)
