"""Tables of every kind give the same records, as streams; what is hostile or damaged is told with its row."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from briefgen.batch.records import read_records
from briefgen.batch.tables.kinds import read_rows
from briefgen.content.registers import RecordField
from briefgen.diagnostics import UserError

FIELDS = {
    one.id: one
    for one in (
        RecordField(id="code", example="A"),
        RecordField(id="berths", type="integer", example="4"),
        RecordField(id="depth", type="number", example="4.5"),
        RecordField(id="since", type="date", example="2031-01-05", optional=True),
        RecordField(id="open", type="boolean", example="yes"),
    )
}
ROWS = [
    {"code": "Tarrow, north", "berths": 7, "depth": 4.5, "since": date(2031, 1, 5), "open": True},
    {"code": '"Ilse" *b*', "berths": 12, "depth": 10, "since": None, "open": False},
]


def quoted(cell) -> str:
    return '"' + ("" if cell is None else str(cell)).replace('"', '""') + '"'


def write(path: Path, rows=ROWS) -> Path:
    names = list(FIELDS)
    cells = [[row[name] for name in names] for row in rows]
    match path.suffix:
        case ".csv":
            lines = [",".join(names)]
            lines += [",".join(quoted(cell) for cell in row) for row in cells]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        case ".jsonl":
            path.write_text("".join(json.dumps(row, default=str) + "\n" for row in rows), encoding="utf-8")
        case ".xlsx":
            book = openpyxl.Workbook()
            book.active.append(names)
            for row in cells:
                book.active.append(row)
            book.save(path)
        case ".sqlite":
            with sqlite3.connect(path) as database:
                database.execute(f"create table harbours ({', '.join(names)})")
                database.executemany(
                    "insert into harbours values (?,?,?,?,?)",
                    [[str(c) if isinstance(c, date) else c for c in row] for row in cells],
                )
            database.close()
        case ".parquet":
            pa = pytest.importorskip("pyarrow")
            from pyarrow import parquet

            parquet.write_table(pa.Table.from_pylist(rows), path)
    return path


def records(path: Path, table: str | None = None):
    return list(read_records(read_rows(path, table), FIELDS, path))


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".sqlite", ".parquet"])
def test_every_kind_of_table_gives_the_same_records(tmp_path, suffix):
    found = records(write(tmp_path / f"table{suffix}"))
    assert [one.faults for one in found] == [(), ()]
    assert [{name: str(value) for name, value in one.values.items()} for one in found] == [
        {"code": "Tarrow, north", "berths": "7", "depth": "4.5", "since": "2031-01-05", "open": "True"},
        {
            "code": '"Ilse" *b*',
            "berths": "12",
            "depth": one_of(found[1].values["depth"]),
            "since": "None",
            "open": "False",
        },
    ]


def one_of(depth) -> str:
    """A column of numbers has decimals in some tables that were written without."""
    assert depth == 10
    return str(depth)


@pytest.mark.parametrize("nothing", ["-0", "-0.0", -0.0])
def test_what_a_table_has_rounded_to_nothing_is_not_below_it(tmp_path, nothing):
    (record,) = records(write(tmp_path / "table.jsonl", [ROWS[0] | {"berths": nothing, "depth": nothing}]))
    assert str(record.values["berths"]) == "0"
    assert str(record.values["depth"]) == str(nothing).removeprefix("-")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".sqlite", ".parquet"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00garbage\x00" * 40, b"PK\x03\x04" + b"\x00" * 200, b"SQLite format 3\x00" + b"\xff" * 300],
)
def test_what_is_no_table_is_refused_in_words(tmp_path, suffix, content):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"table{suffix}"
    path.write_bytes(content)
    try:
        found = records(path)
    except UserError as refused:
        found, told = None, [one.code for one in refused.diagnostics if one.hints]
    else:
        told = [one.code for record in found for one in record.faults]
    # A text of no rows is a table without records, which the batch refuses.
    assert told or not found
    assert set(told) <= {"BG601", "BG602", "BG603"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"code": "a", "code": "b"}', "'code' is written twice"),
        ('{"code": ["a"]}', "'code' holds several values"),
        ('["a"]', "no object"),
        ("{nothing}", "no JSON"),
        ('{"code": "a", "berths": NaN}', "no JSON"),
        ("[" * 5000, "no JSON"),
        ('{"code": "a", "berths": 7, "depth": 1, "open": true, "more": 1}', "'more', which is no field"),
        ('{"code": "a", "berths": 1e400, "depth": 1, "open": true}', "more digits"),
        ('{"code": "a\\u202e", "berths": 7, "depth": 1, "open": true}', "U+202E"),
        ('{"code": "\\ue0000\\ue001", "berths": 7, "depth": 1, "open": true}', "U+E000"),
        ('{"code": "", "berths": 7, "depth": 1, "open": true}', "'code': it is empty"),
        ('{"code": "a", "berths": 7.5, "depth": 1, "open": true}', "no whole number"),
        ('{"code": "a", "berths": 7, "depth": 1, "open": "perhaps"}', "neither yes nor no"),
    ],
)
def test_a_bad_record_is_told_with_its_line_and_spoils_no_other(tmp_path, line, why):
    path = write(tmp_path / "table.jsonl")
    good = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((good[0], line, good[1])) + "\n", encoding="utf-8")
    first, bad, last = records(path)
    assert (first.faults, last.faults) == ((), ())
    assert any("line 2 of 'table.jsonl'" in one.message and why in one.message for one in bad.faults)
    assert {one.span.line for one in bad.faults} == {2}


def test_bytes_that_are_no_utf_8_spoil_their_own_record_alone(tmp_path):
    path = write(tmp_path / "table.csv")
    path.write_bytes(path.read_bytes().replace(b"Tarrow", b"Tarr\xf6w"))
    bad, good = records(path)
    assert (len(bad.faults), good.faults) == (1, ())


def test_columns_are_the_fields(tmp_path):
    path = write(tmp_path / "table.csv")
    path.write_text(path.read_text("utf-8").replace("berths", "berth", 1), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        records(path)
    assert [one.code for one in refused.value.diagnostics] == ["BG602", "BG602"]
    assert any("did you mean 'berths'" in hint for one in refused.value.diagnostics for hint in one.hints)


def test_one_of_several_sheets_is_named(tmp_path):
    path = write(tmp_path / "table.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Other").append(["code"])
    book.save(path)
    with pytest.raises(UserError, match="2 sheets"):
        records(path)
    assert len(records(path, "Sheet")) == len(ROWS)


def test_a_book_that_unpacks_without_end_or_declares_entities_is_refused(tmp_path):
    path = write(tmp_path / "table.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(name for name in parts if "worksheets/" in name)
    parts[name] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    with zipfile.ZipFile(path, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    with pytest.raises(UserError, match="XML entities"):
        records(path)


def test_a_view_is_no_table(tmp_path):
    path = write(tmp_path / "table.sqlite")
    database = sqlite3.connect(path)
    database.execute(
        "create view other as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
    )
    database.commit()
    database.close()
    assert len(records(path)) == len(ROWS)
    with pytest.raises(UserError, match="no table 'other'"):
        records(path, "other")


def test_a_stream_is_read_no_further_than_it_is_asked_for(tmp_path):
    path = write(tmp_path / "table.jsonl", ROWS * 2000)
    with path.open("ab") as file:
        file.write(b"x" * 2_000_000)
    rows = read_rows(path, None)
    assert [next(rows).line for _ in range(3)] == [1, 2, 3]


def test_a_database_that_cannot_be_read_is_told_in_an_analysts_words(tmp_path):
    path = tmp_path / "records.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("create table records (code, name)")
        writing.execute("insert into records values ('a', cast(zeroblob(2000000) as text))")
        with pytest.raises(UserError, match="a cell holds more than a million bytes"):
            list(read_rows(path, None))
        writing.execute("begin exclusive")
        with pytest.raises(UserError, match="another program writes in it"):
            list(read_rows(path, None))
    path.write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(UserError, match="it is no SQLite database"):
        list(read_rows(path, None))
