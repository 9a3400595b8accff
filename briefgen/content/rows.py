"""The rows of a series, read from its CSV or taken from the register, each cell typed by its field."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from briefgen.content.cells import Value, numbered, row_model
from briefgen.content.item import CitationRecord
from briefgen.content.model import Model
from briefgen.content.names import DATA, problem
from briefgen.content.ownfiles import DATA as DATA_HOME
from briefgen.content.ownfiles import own_file
from briefgen.content.readers import Readers
from briefgen.content.series import Series, SeriesField
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.csv import ROWS_LIMIT, Record, read_csv
from briefgen.located.positions import Located, Location, Positions, ValuePlace
from briefgen.located.validate import validate
from briefgen.regex import regex

Placed = tuple[Located, Location]
"""A row, and where it stands within its positions."""
_MOST: Final = 20
"""Findings of one series: a column of a wrong type would bury everything else."""
_FEW: Final = 8
"""Columns of a row that fits in a hint."""
_THOUSANDS: Final = regex(r"[+-]?[0-9]{1,3},[0-9]{3}(\.[0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One row. Who may see it, and where it is from, is its own."""

    cells: Mapping[str, Value]
    """By the name of the field; a field for readers or sources has none."""
    readers: Readers | None = None
    """None where the row goes to all whom its series goes to."""
    sources: tuple[CitationRecord, ...] = ()
    provisional: bool = False
    remark: str | None = None
    total: bool = False


@dataclass(slots=True, kw_only=True)
class ReadRows:
    """What was read of one series. A row at fault is left out, and its fault is among the problems."""

    rows: list[SeriesRow] = field(default_factory=list)
    places: dict[Location, ValuePlace] = field(default_factory=dict)
    """Of each row of a file under `(index,)`, of its cells under `(index, name)`."""
    problems: list[Diagnostic] = field(default_factory=list)
    inputs: tuple[Path, ...] = ()


def read_rows(series: Series, positions: Positions, folder: Path | None) -> ReadRows:
    """Return the rows of *series*; *folder* is the pack's, None where the pack is one file and has no folder for data."""
    read = ReadRows()
    try:
        raw = _written(series, positions) if series.file is None else _from_file(series, positions, folder, read)
        model = row_model(series.fields)
        for located, at in raw:
            _add(series, model, located, at, read)
    except UserError as error:
        read.problems.extend(error.diagnostics)
    del read.problems[_MOST:]
    return read


def _add(series: Series, model: type[Model], located: Located, at: Location, read: ReadRows) -> None:
    try:
        row = validate(model, located, at=at)
    except UserError as error:
        read.problems.extend(error.diagnostics)
        return
    read.rows.append(_row(series, row))


def _row(series: Series, row: Model) -> SeriesRow:
    found = {one.name: getattr(row, numbered(index)) for index, one in enumerate(series.fields)}
    special = {name: [found[one.name] for one in series.fields if one.type == name] for name in ("readers", "source")}
    shown = {one.name: found[one.name] for one in series.fields if one.type not in special}
    return SeriesRow(
        cells=shown,
        readers=next((readers for readers in special["readers"] if readers is not None), None),
        sources=tuple(record for records in special["source"] for record in records or ()),
        provisional=bool(shown.get(series.provisional or "")),
        remark=_text(shown.get(series.row_remark or "")),
        total=shown.get(series.total or "") is True,
    )


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _written(series: Series, positions: Positions) -> Iterator[Placed]:
    """Yield the rows that stand in the register, where their places are known. Raises UserError where they are too many."""
    at: Location = ("series", series.id, "rows")
    if len(series.rows) > ROWS_LIMIT:
        raise UserError(
            problem(DATA, f"the table has more than {ROWS_LIMIT:,} rows", positions.span(at), "sum them up")
        )
    for index, row in enumerate(series.rows):
        yield Located(data=_filled(row, series.fields), positions=positions), (*at, index)


def _filled(row: Mapping[str, Any], fields: Sequence[SeriesField]) -> dict[str, Any]:
    """Return the row without its blank cells, which are missing values.

    A name that no field has stays, to be refused: `who:analyst` without its space is one, with nothing behind it.
    """
    known = {one.name for one in fields}
    return {name: value for name, value in row.items() if name not in known or (value is not None and value != "")}


def _from_file(series: Series, positions: Positions, folder: Path | None, read: ReadRows) -> Iterator[Placed]:
    """Yield the rows of the file. Raises UserError where the file or its first line is at fault."""
    path = own_file(series.file or "", folder, positions.span(("series", series.id, "file")), DATA_HOME)
    read.inputs = (path,)
    records = read_csv(path)
    if not records:
        span = ValuePlace(path=path, line=1, column=1).span()
        raise UserError(problem(DATA, "the file is empty", span, f"begin with {_names(series.fields)}"))
    header, *rows = records
    read.problems.extend(_header(header, series.fields))
    if not read.problems:
        for record in rows:
            yield from _record(record, header, read)


def _header(header: Record, fields: Sequence[SeriesField]) -> Iterator[Diagnostic]:
    """Find columns that no field describes, fields without a column, and columns that stand twice."""
    names = [cell.text for cell in header]
    known = [one.name for one in fields]
    unknown = [name for name in names if name and name not in known]
    missing = [name for name in known if name not in names]
    if len(header) == 1 and any(sign in names[0] for sign in ";\t|"):
        yield problem(DATA, "the columns are not separated by commas", header[0].place.span(), _to_commas(names[0]))
        return
    for cell in header:
        if not cell.text:
            yield problem(DATA, "a column has no name", cell.place.span(), f"the columns are {_names(fields)}")
        elif cell.text not in known:
            hint = did_you_mean(cell.text, missing, "add it under fields in the series, or delete it here")
            yield problem(DATA, f"the series has no column '{cell.text}'", cell.place.span(), hint)
    for name in (name for name, count in Counter(names).items() if count > 1 and name):
        second = [cell for cell in header if cell.text == name][1]
        yield problem(DATA, f"two columns are called '{name}'", second.place.span(), "rename one, or delete it")
    for name in missing:
        if not get_close_matches(name, unknown, 1):
            yield _no_column(name, header)


def _no_column(name: str, header: Record) -> Diagnostic:
    hint = "add it, or delete it under fields in the series"
    return problem(DATA, f"the column '{name}' is missing", header[0].place.span(), hint)


def _names(fields: Sequence[SeriesField]) -> str:
    return ",".join(one.name for one in fields)


def _record(record: Record, header: Record, read: ReadRows) -> Iterator[Placed]:
    if len(record) != len(header):
        read.problems.append(_uneven(record, len(header)))
        return
    index = len(read.rows)
    read.places[index,] = record[0].place
    read.places.update({(index, name.text): cell.place for name, cell in zip(header, record, strict=True)})
    data = {name.text: cell.text for name, cell in zip(header, record, strict=True) if cell.text}
    yield Located(data=data, positions=Positions(read.places)), (index,)


def _uneven(record: Record, columns: int) -> Diagnostic:
    """Return the problem of a row that has not as many values as there are *columns*."""
    words = [cell.text for cell in record]
    message = f"this row has {_count(len(words), 'value')}, the table has {_count(columns, 'column')}"
    if len(words) < columns:
        written = f": `{','.join(words)}{',' * (columns - len(words))}`" if columns < _FEW else ""
        hint = f"if a value is not known, leave it empty and keep the comma{written}"
        return problem(DATA, message, record[0].place.span(), hint)
    at = next((at for at, pair in enumerate(pairwise(words)) if _THOUSANDS.fullmatch(",".join(pair))), None)
    number = "1234" if at is None else "".join(words[at : at + 2])
    hint = f'write numbers without commas: {number}; only words with a comma take quotation marks: "a, b"'
    return problem(DATA, message, record[columns if at is None else at].place.span(), hint)


def _to_commas(line: str) -> str:
    if ";" in line:
        return (
            "Excel often writes semicolons: in a text editor, first turn decimal commas into points (1,5 → 1.5), then"
            " each ; into a comma"
        )
    sign = "tab" if "\t" in line else "|"
    return f"in a text editor, turn each {sign} into a comma"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
