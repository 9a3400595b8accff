"""How old information is."""

import datetime as dt

import pytest
from support.gate import cleared
from support.packs import MOMENT, figure, item, pack, source

from briefgen.gate.ages import period_end

OLD, NEW = dt.date(2030, 1, 1), dt.date(2031, 1, 1)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024", dt.date(2024, 12, 31)),
        ("2024-25", dt.date(2025, 3, 31)),
        ("FY2024-25", dt.date(2025, 3, 31)),
        ("1999-00", dt.date(2000, 3, 31)),
        ("2020-24", dt.date(2024, 12, 31)),
        ("2024-02", dt.date(2024, 2, 29)),
        ("2024-Q3", dt.date(2024, 9, 30)),
        ("2024-H1", dt.date(2024, 6, 30)),
        ("2024-H4", None),
        ("by 2030", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_period(period, end):
    assert period_end(period) == end


def test_an_item_is_as_old_as_its_newest_source():
    cited = item("a", sources=({"source": "x"}, {"source": "y"}))
    seen = cleared(pack(cited, sources=[source("x", issued=OLD), source("y", issued=NEW)])).items["a"]
    assert seen.dated == NEW


def test_its_author_s_word_goes_before():
    seen = cleared(pack(item("a", as_of=MOMENT, sources=({"source": "x"},)), sources=[source("x", issued=OLD)]))
    assert seen.items["a"].dated == MOMENT.date()


def test_a_source_without_a_date_is_as_old_as_the_day_it_came():
    undated = source("x", issued="unknown", received=OLD, citable="internal")
    assert cleared(pack(item("a", sources=({"source": "x"},)), sources=[undated])).items["a"].dated == OLD


def test_what_names_no_source_has_no_age():
    assert cleared(pack(item("a"))).items["a"].dated is None


def test_a_figure_is_as_old_as_its_period():
    seen = cleared(pack(item("a", figure="f"), figures=[figure("f", period="2024-25")]))
    assert seen.figures["f"].dated == dt.date(2025, 3, 31)
