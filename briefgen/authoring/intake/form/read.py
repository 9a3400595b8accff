"""A filled form, read without trust: by the styles of its paragraphs, under the headings it came with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.book.columns import SOURCES, Column, Sheet
from briefgen.authoring.intake.book.rows import Row, entry_of
from briefgen.authoring.intake.cleaning import clean
from briefgen.authoring.intake.form.items import Filled, Items
from briefgen.authoring.intake.form.parts import (
    ANSWER,
    BY_STYLE,
    GUIDANCE,
    HEAD,
    MARKING,
    PACK_NAME,
    QUESTION,
    SECTIONS,
    SOURCE_COLUMNS,
    SOURCE_LIST,
    STATEMENT,
    HeadRow,
    Section,
)
from briefgen.authoring.intake.form.remembered import memory_in, require_no_brief
from briefgen.authoring.intake.form.text import Cell, Paragraph, Part, Reading, Table
from briefgen.authoring.intake.incoming import Given, Handed, Record, Telling
from briefgen.authoring.intake.memory import Memory
from briefgen.authoring.intake.names import FORM, TOLD, UNREADABLE, VALUE
from briefgen.authoring.intake.opened import parts_of, read_content
from briefgen.authoring.intake.shapes import Unfit, read_value
from briefgen.content.pack import Pack
from briefgen.content.translatable import PACK
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.writers.docx.reference.xml_safe import parse

_UNREAD: Final = frozenset({"guidance", "title", "subtitle", "header", "footer"})
_HEADING: Final = "heading 1"
_LISTED: Final = Sheet(name="Sources", holder="sources", columns=SOURCE_COLUMNS, about=SOURCES.about)
_BEGINNING: Final = 28
"""Characters of a paragraph that say which one is meant."""


def read_form(path: Path, pack: Pack | None, marking: Callable[[str], str]) -> Handed:
    """Return what the form says; *pack* is the one it goes into, if that is there, and *marking* returns the one that is meant by
    what somebody wrote. Raises `UserError`.
    """
    telling = Telling()
    content = read_content(path)
    require_no_brief(content, path)
    parts = parts_of(content, path, telling)
    if "word/document.xml" not in parts:
        message, hint = f"'{path.name}' is no Word document", "save it as Word document, .docx"
        raise UserError(Diagnostic(code=UNREADABLE, message=message, hints=(hint,)))
    styles = parts.get("word/styles.xml")
    document = parse(parts["word/document.xml"], "word/document.xml")
    reading = Reading(document, parse(styles, "word/styles.xml") if styles else None)
    memory = None if pack is None else memory_in(parts)
    form = _Form(path=path, telling=telling, items=Items(pack=pack, telling=telling, marking=marking), memory=memory)
    read = tuple(reading.parts())
    _require_form(read, path)
    for part in read:
        form.take(part)
    records = tuple(form.records())
    if not records and not telling.told:
        span = Span(path=path, line=1, within="the whole form")
        telling.refuse(FORM, "nothing is filled in", span, f"write in paragraphs of the style {STATEMENT}")
    return Handed(records=records, told=tuple(telling.told))


def _require_form(read: Sequence[Part], path: Path) -> None:
    """Raise `UserError` where nothing in a document is a form's: then each of its paragraphs would be at fault."""
    words = {part.style.casefold() for part in read if isinstance(part, Paragraph) and part.text.strip()}
    titles = {part.text.strip().casefold() for part in read if isinstance(part, Paragraph)}
    if not words or words & _STYLES.keys() or titles & _TITLES or any(map(_is_head, read)):
        return
    file = f'"{path}"' if " " in str(path) else str(path)
    hint = f"to write a pack from it: briefgen new NAME --from {file}; for a form to fill in: briefgen new NAME --word"
    raise UserError(Diagnostic(code=FORM, message=f"'{path.name}' is a document, and no form", hints=(hint,)))


def _is_head(part: Part) -> bool:
    """Tell whether this is the table that says what the pack is called and who may read it."""
    if not isinstance(part, Table):
        return False
    labels = {row[0].text.strip().casefold() for row in part.rows if row}
    return "title" in labels and bool(labels & {"readers", "marking", "as of"})


@dataclass(slots=True, kw_only=True)
class _Form:
    path: Path
    telling: Telling
    items: Items
    memory: Memory | None
    front: dict[Location, Given] = field(default_factory=dict)
    front_span: Span | None = None
    blank: dict[Location, tuple[str, Span]] = field(default_factory=dict)
    """Rows of the head in which nothing stands."""
    sources: list[Record] = field(default_factory=list)
    section: Section | None = None
    listing: bool = False
    """Whether the last heading is that of the list of sources."""

    def records(self) -> Iterator[Record]:
        self.items.close()
        if self.front_span is not None and self.front:
            yield Record(holder="pack", id=PACK, fields=self.front, span=self.front_span, blank=self.blank)
        yield from self.sources
        yield from self.items.records()

    def take(self, part: Paragraph | Table) -> None:
        if isinstance(part, Table):
            self._table(part)
            return
        span = self._span(part)
        self._look_over(part, span)
        text = clean(part.text, span, self.telling) if part.text.strip() else ""
        style = part.style.casefold()
        if not text or style in _UNREAD:
            return
        if style == _HEADING:
            self._heading(text, span)
        elif style in _STYLES:
            self._filled(Filled(style=_STYLES[style], text=text, marked=clean(part.marked, span, Telling()), span=span))
        else:
            hint = (
                f"give it one of the form's styles, as {STATEMENT} or Source; what is not to be read takes {GUIDANCE}"
            )
            self.telling.refuse(
                FORM, f"a paragraph with the style '{part.style}', which the form does not have", span, hint
            )

    def _filled(self, filled: Filled) -> None:
        if self.section is None:
            hint = f"put it below one of the headings {', '.join(section.title for section in SECTIONS)}"
            self.telling.refuse(FORM, "this stands below none of the form's headings", filled.span, hint)
        else:
            self.items.take(filled, self.section)

    def _look_over(self, part: Paragraph, span: Span) -> None:
        """Tell of what is in a paragraph besides its words."""
        if part.tracked:
            self.telling.refuse(FORM, "tracked changes", span, "accept or reject them (Review), and save the form")
        if part.hidden:
            self.telling.refuse(FORM, "hidden text", span, "show it (Home > ¶) and delete it, or make it visible")
        for what in part.aside:
            self.telling.note(TOLD, f"{what} was not read", span)

    def _heading(self, text: str, span: Span) -> None:
        self.items.close()
        self.section = next((one for one in SECTIONS if one.title.casefold() == text.casefold()), None)
        self.listing = text.casefold() == SOURCE_LIST.casefold()
        if self.section is None and not self.listing:
            titles = [*(section.title for section in SECTIONS), SOURCE_LIST]
            hint = did_you_mean(text, titles, f"the headings are {', '.join(titles)}")
            self.telling.refuse(FORM, f"'{text}' is none of the form's headings", span, hint)

    def _table(self, table: Table) -> None:
        words = [[cell.text.strip().casefold() for cell in row] for row in table.rows]
        heads = set(words[0]) if words else set()
        if _is_head(table):
            self._head(table)
        elif {"name", "title"} <= heads or self.listing:
            self._sources(table)
        elif any(any(row) for row in words):
            span = self._within(f"table {table.number}")
            self.telling.refuse(FORM, "a table that is none of the form's", span, "write what it says as statements")

    def _head(self, table: Table) -> None:
        self.front_span = self._within(f"table {table.number}")
        known: Mapping[str, HeadRow] = {row.label.casefold(): row for row in HEAD}
        for number, cells in enumerate(table.rows, 1):
            span = self._within(f"table {table.number}, row {number}", number)
            label = " ".join(cells[0].text.split()) if cells else ""
            row = known.get(label.casefold())
            text = self._cell(cells[1], span) if len(cells) > 1 else ""
            if row is None and label:
                hint = did_you_mean(label, [one.label for one in HEAD], "put the first column back as it was")
                self.telling.refuse(FORM, f"'{label}' is no row of this table", span, hint)
            elif row is not None and not text:
                self.blank[row.field.path] = (row.label, span)
            elif row is not None and row.field.path != PACK_NAME:
                try:
                    value = read_value(row.field.shape, text, row.field.choices)
                    given = Given(value=self.items.marking(value) if row.field.path == MARKING else value, span=span)
                    if self.memory is not None:
                        given = self.memory.knowing(given, ("pack", PACK), row.field.path, text)
                    self.front[row.field.path] = given
                except Unfit as unfit:
                    self.telling.refuse(VALUE, unfit.message, span, unfit.hint)

    def _sources(self, table: Table) -> None:
        columns = self._columns(table)
        for number, cells in enumerate(table.rows[1:], 2):
            words: dict[Column, tuple[str, Span]] = {}
            for column, cell in zip(columns, cells, strict=False):
                span = self._within(f"table {table.number}, row {number}, {column.head}" if column else "", number)
                if column is not None and not _is_guidance(cell) and (text := self._cell(cell, span)):
                    words[column] = (text, span)
            if words:
                row = Row(words=words, span=self._within(f"table {table.number}, row {number}", number))
                if (record := entry_of(row, _LISTED, self.telling)) is not None:
                    self.sources.append(record)

    def _columns(self, table: Table) -> list[Column | None]:
        known = {column.head.casefold(): column for column in SOURCE_COLUMNS}
        found: list[Column | None] = []
        for cell in table.rows[0]:
            head = " ".join(cell.text.split())
            found.append(known.get(head.casefold()))
            if found[-1] is None:
                span = self._within(f"table {table.number}, row 1")
                hint = did_you_mean(
                    head, [column.head for column in SOURCE_COLUMNS], "put the first row back as it was"
                )
                self.telling.refuse(FORM, f"'{head}' is no column of this table", span, hint)
        return found

    def _cell(self, cell: Cell, span: Span) -> str:
        for paragraph in cell.paragraphs:
            self._look_over(paragraph, span)
        if cell.merged:
            self.telling.refuse(FORM, "merged cells", span, "split them, and write each value in a cell of its own")
        return clean(cell.text, span, self.telling)

    def _span(self, part: Paragraph) -> Span:
        words = " ".join(part.text.split())
        begin = words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()}…"
        return self._within(f"paragraph {part.number}, “{begin}”", part.number or 1)

    def _within(self, within: str, line: int = 1) -> Span:
        return Span(path=self.path, line=line, within=within)


def _is_guidance(cell: Cell) -> bool:
    return all(one.style.casefold() in _UNREAD for one in cell.paragraphs if one.text.strip())


_TITLES: Final = frozenset(title.casefold() for title in (*(section.title for section in SECTIONS), SOURCE_LIST))
_STYLES: Final = {style.casefold(): style for style in (STATEMENT, QUESTION, ANSWER, *BY_STYLE)}
