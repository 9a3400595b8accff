from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.signs import signs

from briefgen.diagnostics import UserError
from briefgen.located import csv
from briefgen.located.csv import read_csv


def written(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_bytes(text.encode())
    return path


def texts(folder: Path, text: str) -> list[list[str]]:
    return [[cell.text for cell in record] for record in read_csv(written(folder, text))]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("\ufeffa\n1\n", [["a"], ["1"]]),
        ("a, b ,\n", [["a", "b", ""]]),
        ('"a, b","c ""d"""\n', [["a, b", 'c "d"']]),
        ('"a\nb",c\n', [["a\nb", "c"]]),
        ('a, "b, c" ,d\n', [["a", "b, c", "d"]]),
        ('a "b" c,d\n', [['a "b" c', "d"]]),
        ("a,b\n\n,\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a\n=1+1\n", [["a"], ["=1+1"]]),
        ("a\n@SUM(A1)\n", [["a"], ["@SUM(A1)"]]),
        ("", []),
    ],
)
def test_reads(tmp_path: Path, text: str, records: list[list[str]]) -> None:
    assert texts(tmp_path, text) == records


def test_every_cell_has_its_place(tmp_path: Path) -> None:
    records = read_csv(written(tmp_path, 'year,flow\n"2\n029", 61\n2030,8.7\n'))
    places = [(cell.text, cell.place.line, cell.place.column) for record in records for cell in record]
    assert places == [("year", 1, 1), ("flow", 1, 6), ("2\n029", 2, 1), ("61", 3, 6), ("2030", 4, 1), ("8.7", 4, 6)]


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('a,b\n1,"2\n', "a quotation mark opens here and never closes", 2, 3),
        ('a,b\n"1"2,3\n', "words follow the closing quotation mark", 2, 4),
    ],
)
def test_refuses(tmp_path: Path, text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(UserError) as caught:
        read_csv(written(tmp_path, text))
    [problem] = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.message, problem.span.line, problem.span.column) == (message, line, column)


def test_refuses_more_rows_than_a_brief_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv, "ROWS_LIMIT", 2)
    assert len(texts(tmp_path, "a\n1\n2\n")) == 3
    with pytest.raises(UserError, match="more than 2 rows"):
        texts(tmp_path, "a\n1\n2\n3\n")


@pytest.mark.parametrize("text", ["a,b\n,,\n", "a\n\n\n\n\n"])
def test_refuses_more_cells_than_can_be_read_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(csv, "CELLS_LIMIT", 4)
    with pytest.raises(UserError, match="more than 4 cells"):
        texts(tmp_path, text)


cells = st.text(signs(exclude_categories=("C", "Z")) | st.sampled_from(' ,"\n'), max_size=5).map(str.strip)


@given(st.lists(st.lists(cells, min_size=1, max_size=3).filter(any), max_size=4))
def test_what_is_quoted_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, records: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "\n".join(",".join(map(quoted, record)) for record in records)
    assert texts(tmp_path_factory.mktemp("csv"), text) == records


def test_the_place_behind_a_quote_of_several_lines_is_on_its_last(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"one\ntwo" x,1\n')
    with pytest.raises(UserError) as caught:
        csv.read_csv(path)
    [found] = caught.value.diagnostics
    assert found.span is not None
    assert (found.span.line, found.span.column) == (3, 6)
