"""A damaged table is told in an analyst's words, whatever its library says of it; a damaged value is told with its record."""

import random
import sqlite3
from contextlib import closing

import pytest

from briefgen.batch.records import read_records
from briefgen.batch.tables.kinds import read_rows
from briefgen.batch.tables.row import Unread
from briefgen.content.registers import RecordField
from briefgen.diagnostics import UserError

FIELDS = {"code": RecordField(id="code", example="A")}
ROUNDS = 150
PARQUET = {
    "'table.parquet' cannot be read: it is no Parquet file",
    "'table.parquet' cannot be read: it is damaged, or packed in a way that is not read here",
}


def told(path):
    """Return what is said of a table that cannot be read, with its line, else None."""
    try:
        for _ in read_rows(path, None):
            pass
    except UserError as refused:
        (only,) = refused.diagnostics
        assert only.hints
        return only.message, None if only.span is None else only.span.line
    return None


def parquet_of(path, **columns):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.table(columns), path)
    return path


def test_a_damaged_parquet_file_is_told_in_our_words(tmp_path):
    path = parquet_of(
        tmp_path / "table.parquet", code=[f"HB-{n}" for n in range(900)], depth=[n * 1.5 for n in range(900)]
    )
    good = path.read_bytes()
    chance = random.Random("parquet")
    damaged = [b"", b"PAR1", good[:-10], good[:200], good[4:]]
    for _ in range(ROUNDS):
        content = bytearray(good)
        for _ in range(chance.choice((1, 3, 20))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        damaged.append(bytes(content))
    said = set()
    for content in damaged:
        path.write_bytes(content)
        said.add(told(path))
    assert {one[0] for one in said if one and "column" not in one[0]} == PARQUET


def test_a_value_that_parquet_has_and_no_brief_can_say_spoils_its_own_record_alone(tmp_path):
    pa = pytest.importorskip("pyarrow")
    for values in (
        pa.array([1_000, 1], pa.timestamp("ns")),
        pa.array([0, 2**31 - 1], pa.int32()).cast(pa.date32()),
        pa.array([0, 10**18], pa.timestamp("us")),
        pa.StringArray.from_buffers(
            2, pa.py_buffer(bytes([0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0])), pa.py_buffer(b"a\xff\xfe")
        ),
    ):
        path = parquet_of(tmp_path / "table.parquet", code=values)
        first, second = (row.cells["code"] for row in read_rows(path, None))
        assert (isinstance(first, Unread), isinstance(second, Unread)) == (False, True)
    _, bad = read_records(read_rows(path, None), FIELDS, path)
    assert bad.faults[0].message.startswith("row 2 of 'table.parquet', 'code': it is no text in UTF-8")


@pytest.mark.parametrize(
    ("content", "said", "line"),
    [
        ('code\na\n"b\nc\nd\n', "double quotes are opened, and never closed", 3),
        ('code\na\n"b" c\n', "something stands between the double quotes that close a cell and the next comma", 3),
        ("code\na\n" + "b" * 200_000 + "\n", "a cell has more than 131,072 characters", 3),
        ("code\na\rb\n", None, None),
        ("code;depth\na;1\n", "its columns are separated by semicolons", 1),
        ("code\tdepth\na\t1\n", "its columns are separated by tabs", 1),
    ],
)
def test_what_is_no_csv_is_told_where_its_record_begins(tmp_path, content, said, line):
    path = tmp_path / "table.csv"
    path.write_text(content, encoding="utf-8", newline="")
    found = told(path)
    assert (found is None) == (said is None)
    assert found is None or (said in found[0], found[1]) == (True, line)


def test_letters_of_another_encoding_are_told_in_the_record_that_has_them(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("code,depth\na,1\ncafé,2\n".encode("latin-1"))
    good, bad = read_rows(path, None)
    assert good.cells["code"] == "a"
    assert "another encoding than UTF-8" in bad.cells["code"].why
    assert bad.cells["depth"] == "2"


def test_names_of_columns_in_another_encoding_are_told(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("code,profondité\na,1\n".encode("latin-1"))
    assert told(path) == ("'table.csv' cannot be read: the names of its columns are in another encoding than UTF-8", 1)


def test_a_damaged_database_is_told_in_our_words(tmp_path):
    path = tmp_path / "table.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table records (code, depth)")
        database.executemany("insert into records values (?, ?)", [(f"HB-{n}", n) for n in range(900)])
        database.commit()
    good = path.read_bytes()
    chance = random.Random("database")
    for number in range(ROUNDS):
        content = bytearray(good)
        # Half of them where the names of the table and its columns are.
        most = len(content) if number % 2 else 4096
        for _ in range(chance.choice((1, 3, 20))):
            content[chance.randrange(100, most)] = chance.randrange(256)
        path.write_bytes(content)
        found = told(path)
        assert found is None or "database says" not in found[0]
    path.write_bytes(good.replace(b"code, depth", b"c\xff\xfee, depth"))
    assert told(path) == ("'table.db' cannot be read: it is damaged", None)


def test_a_table_that_needs_its_own_program_is_told(tmp_path):
    path = tmp_path / "table.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.create_function("ours", 1, str, deterministic=True)
        database.execute("create table records (code, said as (ours(code)))")
        database.execute("insert into records (code) values ('a')")
    assert told(path) == ("'table.db' cannot be read: its table needs something of the program that wrote it", None)
