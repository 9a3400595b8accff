"""What is equal and written differently is not the same brief."""

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.project import edit, sample_project

from briefgen.build.exact import exact
from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.build.watching import Watching
from briefgen.project.folder import find_project

DATA = Path("content") / "india-russia-visit" / "data" / "goods-trade.csv"


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    values: tuple[Decimal | str | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    at: dt.datetime
    title: str = ""


def moment(hour, offset):
    return dt.datetime(2031, 5, 3, hour, tzinfo=dt.timezone(dt.timedelta(hours=offset)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Table((Row("a", (Decimal("2.8"),)),), moment(12, 0)), Table((Row("a", (Decimal("2.80"),)),), moment(12, 0))),
        (Table((), moment(12, 0)), Table((), moment(14, 2))),
    ],
)
def test_equal_values_that_are_written_differently_are_told_apart(one, other):
    assert one == other
    assert exact(one) != exact(other)
    assert exact(one) == exact(replace(one))


def test_one_more_decimal_in_a_data_file_is_in_the_next_brief_of_who_watches(tmp_path, monkeypatch):
    monkeypatch.chdir(sample_project(tmp_path))
    asked = BuildRequest(audiences=("analyst",), formats=("json",), output=Path("build"))
    one = Watching(find_project(Path()), asked)
    one.round(())
    edit(DATA, ",2.8,", ",2.80,")
    report = one.round([DATA]).report
    fresh = build(Project(find_project(Path())), replace(asked, output=Path("fresh")))
    assert [output.sha256 for output in report.outputs] == [output.sha256 for output in fresh.outputs]
    shutil.rmtree("fresh")
