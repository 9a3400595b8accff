"""Comma-separated values (RFC 4180) with the place of every cell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import ValuePlace
from briefgen.located.text import read_text
from briefgen.regex import regex

CODE: Final = "BG124"
ROWS_LIMIT: Final = 10_000
CELLS_LIMIT: Final = 100_000
"""Cells of one file, those of blank lines included."""
_QUOTED: Final = regex(r'[ \t]*"(?P<inner>[^"]*(?:""[^"]*)*)(?P<close>"?)[ \t]*')
_SHOWN: Final = 40
"""Characters of a line that fit in a hint."""
_BARE: Final = regex(r"[^,\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    text: str
    """Without the quotes and the white space around it; what looks like a formula is text like any other."""
    place: ValuePlace


Record = tuple[Cell, ...]


def read_csv(path: Path) -> tuple[Record, ...]:
    """Return the records of the file that are not blank, the one that names the columns first.

    Raises UserError where the file cannot be read, a quote is not closed, words follow a closing quote, or there are
    more than `ROWS_LIMIT` rows or `CELLS_LIMIT` cells.
    """
    records: list[Record] = []
    for record in _records(read_text(path), path):
        if len(records) > ROWS_LIMIT:
            raise UserError(
                _fault(f"the table has more than {ROWS_LIMIT:,} rows", record[0].place.span(), "sum them up")
            )
        if any(cell.text for cell in record):
            records.append(record)
    return tuple(records)


def _records(text: str, path: Path) -> Iterator[Record]:
    cursor = _Cursor(text=text, path=path)
    while cursor.at < len(text):
        record = [cursor.cell()]
        while cursor.skip(","):
            record.append(cursor.cell())
        cursor.skip("\n")
        yield tuple(record)


@dataclass(slots=True, kw_only=True)
class _Cursor:
    """Where reading stands. Each call takes what it returns out of the text."""

    text: str
    path: Path
    cells: int = 0
    at: int = 0
    line: int = 1
    line_start: int = 0

    def cell(self) -> Cell:
        match = _QUOTED.match(self.text, self.at)
        if match is None:
            match = _BARE.match(self.text, self.at)
            assert match is not None, "the pattern matches nothing at all as well"
            return self._cell(match.group(), match.end())
        if not match["close"]:
            line = match["inner"].split("\n")[0]
            first, comma, rest = line.partition(",")
            closed = f'"{first}"{comma}{rest}'
            shown = (f" ({line})", f" ({closed})") if len(line) <= _SHOWN else ("", "")
            hint = f"delete it{shown[0]}, or close it before the comma{shown[1]}"
            span = self._place(match.start("inner") - 1).span()
            raise UserError(_fault("a quotation mark opens here and never closes", span, hint))
        if self.text[match.end() : match.end() + 1] not in ("", ",", "\n"):
            hint = 'write a quotation mark within the words twice: ""'
            end = match.end()
            # The quote may have been opened some lines above.
            self._go_to(end)
            raise UserError(_fault("words follow the closing quotation mark", self._place(end).span(), hint))
        return self._cell(match["inner"].replace('""', '"'), match.end())

    def skip(self, sign: str) -> bool:
        """Go over *sign* where it stands next."""
        if not self.text.startswith(sign, self.at):
            return False
        self._go_to(self.at + 1)
        return True

    def _cell(self, text: str, end: int) -> Cell:
        self.cells += 1
        if self.cells > CELLS_LIMIT:
            message = f"the table has more than {CELLS_LIMIT:,} cells"
            raise UserError(
                _fault(message, self._place(self.at).span(), "delete empty lines and columns, or sum them up")
            )
        cell = Cell(text=text.strip(), place=self._place(self.at, end))
        self._go_to(end)
        return cell

    def _place(self, at: int, end: int | None = None) -> ValuePlace:
        """Return the place from *at*, which is on the line where reading stands, to *end* or the end of that line."""
        column = at - self.line_start + 1
        if end is None:
            return ValuePlace(path=self.path, line=self.line, column=column)
        line_end = self.text.find("\n", at, end)
        last = end if line_end < 0 else line_end
        return ValuePlace(path=self.path, line=self.line, column=column, end_column=column + max(last - at, 1))

    def _go_to(self, end: int) -> None:
        feeds = self.text.count("\n", self.at, end)
        if feeds:
            self.line += feeds
            self.line_start = self.text.rfind("\n", self.at, end) + 1
        self.at = end


def _fault(message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(code=CODE, message=message, span=span, hints=(hint,))
