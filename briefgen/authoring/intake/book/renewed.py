"""A book after its import: it remembers what went into the pack, so that the next correction in it is told from what somebody
else has written in the pack since. Only the hidden sheet changes; all else of the file stays as Excel wrote it.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from posixpath import join, normpath
from typing import Final

from lxml import etree
from openpyxl import load_workbook

from briefgen.authoring.intake.book.columns import HOLDER_OF, KINDS_OF, MEMORY
from briefgen.authoring.intake.book.remembered import MOST_ROWS, pack_of
from briefgen.authoring.intake.incoming import Record
from briefgen.authoring.intake.memory import as_text, from_text, mark
from briefgen.authoring.intake.opened import read_content
from briefgen.build.files import replace_own
from briefgen.content.pack import Pack
from briefgen.content.translatable import model_of
from briefgen.content.values import value_at
from briefgen.content.vocabulary import Holder
from briefgen.located.positions import Location
from briefgen.writers.docx.reference.xml_safe import parse

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_Marks = Mapping[tuple[Holder, str], Mapping[Location, str]]


def renew_memory(path: Path, records: Iterable[Record], pack: Pack) -> None:
    """Let the book at *path* remember what the *pack* now has of the *records* that it handed in. One that has lost its memory
    gets none. Raises `OSError`.
    """
    content = read_content(path)
    new = _renewed(content, _marks(records, pack), pack)
    if new != content:
        replace_own({path: new})


def _marks(records: Iterable[Record], pack: Pack) -> _Marks:
    """Return what is to be remembered: what nobody had touched in the book is none of it."""
    found: dict[tuple[Holder, str], dict[Location, str]] = {}
    for record in records:
        model = model_of(pack, record.holder, record.id)
        for path, given in record.fields.items() if model is not None else ():
            if not given.untouched and not given.only_new:
                found.setdefault((record.holder, record.id), {})[path] = mark(value_at(model, path))
    return found


def _renewed(content: bytes, marks: _Marks, pack: Pack) -> bytes:
    rows, last = _rows(content, pack)
    if not last:
        return content
    texts = {number: as_text({**held, **marks[known]}) for known, (number, held) in rows.items() if known in marks}
    added = [known for known in marks if known not in rows]
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        name = _sheet_part(old)
        sheet = parse(old.read(name), name)
        data = sheet.find(f"{_MAIN}sheetData")
        for row in data:
            number = int(row.get("r"))
            if number in texts:
                _write(row, f"C{number}", texts[number])
        for number, (holder, id_) in enumerate(added, last + 1):
            row = etree.SubElement(data, f"{_MAIN}row", r=str(number))
            for column, words in zip("ABC", (KINDS_OF[holder], id_, as_text(marks[holder, id_])), strict=True):
                _write(row, f"{column}{number}", words)
        # How far the sheet reaches is told anew by whoever saves it.
        for dimension in sheet.findall(f"{_MAIN}dimension"):
            sheet.remove(dimension)
        return _repacked(old, name, etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True))


def _rows(content: bytes, pack: Pack) -> tuple[Mapping[tuple[Holder, str], tuple[int, Mapping[Location, str]]], int]:
    """Return the row of each record with its marks, and the number of the last row: 0 where the book remembers nothing of the
    pack.
    """
    book = load_workbook(io.BytesIO(content), read_only=True)
    try:
        if pack_of(book) != pack.name:
            return {}, 0
        found: dict[tuple[Holder, str], tuple[int, Mapping[Location, str]]] = {}
        last = 1
        for number, cells in enumerate(islice(book[MEMORY].iter_rows(min_row=2, max_col=3), MOST_ROWS), 2):
            kind, name, marks = (str(cell.value or "") for cell in cells)
            if kind in HOLDER_OF:
                found[HOLDER_OF[kind], name] = (number, from_text(marks))
            last = number
        return found, last
    finally:
        book.close()


def _sheet_part(book: zipfile.ZipFile) -> str:
    """Return the name of the part that the hidden sheet is in."""
    sheets = parse(book.read(_WORKBOOK), _WORKBOOK).iter(f"{_MAIN}sheet")
    link = next(sheet.get(_RELATION) for sheet in sheets if sheet.get("name") == MEMORY)
    target = next(each.get("Target") for each in parse(book.read(_LINKS), _LINKS) if each.get("Id") == link)
    return normpath(join("xl", target)).lstrip("/") if not target.startswith("/") else target.lstrip("/")


def _write(row: etree._Element, place: str, words: str) -> None:
    for cell in row.findall(f"{_MAIN}c"):
        if cell.get("r") == place:
            row.remove(cell)
    cell = etree.SubElement(row, f"{_MAIN}c", r=place, t="inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t").text = words


def _repacked(book: zipfile.ZipFile, name: str, part: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in book.infolist():
            new.writestr(info, part if info.filename == name else book.read(info))
    return stream.getvalue()
