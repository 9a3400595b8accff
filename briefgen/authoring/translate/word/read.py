"""The Word table that comes back, read without trust and whatever happened to it: sorted, cut, saved by another program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.form.text import Cell, Reading, Table
from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.opened import parts_of, read_content
from briefgen.authoring.translate.codes import Coded, CodeFault
from briefgen.authoring.translate.names import FILE, UNKNOWN
from briefgen.authoring.translate.returned import Returned, ReturnedFile
from briefgen.authoring.translate.word.parts import LANGUAGE, NUMBER, PACK, ROWS, TERM, row_key
from briefgen.authoring.translate.word.tokens import from_tokens
from briefgen.content.model import is_language
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.writers.docx.reference.xml_safe import parse

_MAIN: Final = "word/document.xml"


def read_word(path: Path) -> ReturnedFile:
    """Return what the file says. Raises `UserError` where it cannot be read."""
    telling = Telling()
    parts = parts_of(read_content(path), path, telling)
    if _MAIN not in parts:
        raise _unreadable(path, "it is no Word document", "save it as Word document, .docx")
    styles = parts.get("word/styles.xml")
    reading = Reading(parse(parts[_MAIN], _MAIN), parse(styles, "word/styles.xml") if styles else None)
    tables = [part for part in reading.parts() if isinstance(part, Table)]
    head = dict(_head(tables))
    if not is_language(head.get(LANGUAGE, "")):
        hint = f"put the row '{LANGUAGE}' of the first table back as it was, as hi-IN; or import the file that was exported"
        raise _unreadable(path, "it does not say into which language it is translated", hint)
    rows = _Rows(path=path, telling=telling)
    units = tuple(one for table in tables for one in rows.of(table))
    return ReturnedFile(
        pack=head.get(PACK) or None,
        language=head[LANGUAGE],
        units=units,
        says_progress=False,
        went_out=int(head[ROWS]) if head.get(ROWS, "").isdecimal() else None,
        told=tuple(telling.told),
    )


def _unreadable(path: Path, why: str, hint: str) -> UserError:
    return UserError(Diagnostic(code=FILE, message=f"'{path.name}' cannot be read: {why}", hints=(hint,)))


def _head(tables: list[Table]) -> Iterator[tuple[str, str]]:
    for table in tables:
        for cells in table.rows:
            if len(cells) > 1 and (label := _plain(cells[0])) in (PACK, LANGUAGE, ROWS):
                yield label, _plain(cells[1])


def _plain(cell: Cell) -> str:
    return " ".join(cell.text.split())


@dataclass(slots=True, kw_only=True)
class _Rows:
    path: Path
    telling: Telling

    def of(self, table: Table) -> Iterator[Returned]:
        """Yield the rows of a table that say whose they are; tell of those with words that do not."""
        keys = [row_key(_plain(cells[0])) if cells else None for cells in table.rows]
        if not any(keys):
            return
        for number, (cells, key) in enumerate(zip(table.rows, keys, strict=True), 1):
            span = Span(path=self.path, line=number, within=f"table {table.number}, row {number}")
            if key is not None:
                yield self._row(cells, key.unit, key.of, key.was, span)
            elif _plain(cells[0]) not in (NUMBER, TERM) and any(map(_plain, cells)):
                hint = "say it in the row of its source; nothing else is taken from this file"
                self.telling.note(UNKNOWN, "this row is none that went out, and was not read", span, hint)

    def _row(self, cells: tuple[Cell, ...], unit: str, of: str, was: str, span: Span) -> Returned:
        target = cells[2] if len(cells) > 2 else None  # noqa: PLR2004 - number, source, translation
        span = Span(path=self.path, line=span.line, within=f"{span.within} ({unit})")
        parts, fault = self._words(target, span)
        return Returned(unit=unit, parts=parts, progress="translated", of=of, was=was, span=span, fault=fault)

    def _words(self, cell: Cell | None, span: Span) -> tuple[tuple[Coded, ...], tuple[str, str] | None]:
        if cell is None or cell.merged:
            return (), ("its cells are merged or gone", "put the translation into a third cell of the row")
        found: list[Coded] = []
        for paragraph in cell.paragraphs:
            if paragraph.hidden:
                return (), ("it has hidden text", "show it (Home > ¶) and delete it, or make it visible")
            for what in paragraph.aside:
                self.telling.note(FILE, f"{what} was not read", span)
            try:
                if paragraph.text.strip():
                    found.append(from_tokens(paragraph.text))
            except CodeFault as broken:
                return (), (broken.message, broken.hint)
        return tuple(found), None
