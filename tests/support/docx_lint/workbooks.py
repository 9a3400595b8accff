"""The cells of a workbook, as far as charts need them."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from support.docx_lint.package import Package

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Cells = Mapping[tuple[str, str], str]
"""What a cell says, by its sheet and its name: `("Sheet1", "B2")`."""


def cells(book: Package) -> Cells:
    names = {"s": S}
    shared = [
        "".join(each.itertext())
        for related in book.of(book.body)
        if related.kind == "sharedStrings"
        for each in book.trees[related.target].findall("s:si", names)
    ]
    found = {}
    for sheet in book.document.iterfind("s:sheets/s:sheet", names):
        related = book.follow(book.body, sheet.get(f"{{{R}}}id", ""))
        if related is not None and related.target in book.trees:
            for cell in book.trees[related.target].iter(f"{{{S}}}c"):
                found[sheet.get("name", ""), cell.get("r", "")] = _said(cell, shared)
    return found


def _said(cell: etree._Element, shared: list[str]) -> str:
    value = cell.findtext(f"{{{S}}}v", "")
    match cell.get("t"):
        case "s":
            return shared[int(value)]
        case "inlineStr":
            return "".join(cell.itertext())
        case _:
            return value


def reach(book: Cells, formula: str) -> Iterator[str]:
    """Yield what the cells of a range say, `Sheet1!$B$2:$B$5`; an empty one says nothing."""
    sheet, _, cells_ = formula.rpartition("!")
    found = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", cells_.replace("$", ""))
    if found:
        left, top, right, bottom = found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])
        for row in range(top, bottom + 1):
            for column in range(_column(left), _column(right) + 1):
                yield book.get((sheet.strip("'").replace("''", "'"), f"{_letters(column)}{row}"), "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
