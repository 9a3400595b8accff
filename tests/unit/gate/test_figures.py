"""Derived figures are computed from figures that the reader may see, all of them."""

from decimal import Decimal

import pytest
from support.gate import cleared, codes, found
from support.packs import figure, item, pack, source

ENTRY = item("a", "In all {figure:f}.")


def derived(formula, *values, **fields):
    inputs = [figure(f"x-{number}", value) for number, value in enumerate(values)]
    grounds = tuple(one.id for one in inputs)
    return pack(ENTRY, figures=[figure("f", None, derived={"formula": formula, "from": grounds}, **fields), *inputs])


@pytest.mark.parametrize(
    ("formula", "values", "expected"),
    [
        ("sum", ("1.5", "2.5", "3"), "7.0"),
        ("difference", ("5", "2"), "3"),
        ("share", ("1", "4"), "25"),
        ("change", ("50", "68.7"), "18.7"),
        ("change_percent", ("50", "75"), "50"),
        ("ratio", ("6", "4"), "1.5"),
    ],
)
def test_formulas(formula, values, expected):
    assert cleared(derived(formula, *values)).figures["f"].value == Decimal(expected)


def test_a_derived_figure_is_rounded_to_its_precision():
    assert cleared(derived("share", "1", "3", precision="0.1")).figures["f"].value == Decimal("33.3")


def test_its_grounds_are_not_carried():
    assert list(cleared(derived("sum", "1", "2")).figures) == ["f"]


def test_figures_may_be_derived_from_derived_ones():
    total = figure("f", None, derived={"formula": "sum", "from": ("g", "x")})
    part = figure("g", None, derived={"formula": "difference", "from": ("x", "y")})
    asked = pack(ENTRY, figures=[total, part, figure("x", "5"), figure("y", "2")])
    assert cleared(asked).figures["f"].value == 8


def test_a_withheld_figure_at_any_distance_is_an_error():
    total = figure("f", None, derived={"formula": "sum", "from": ("g",)})
    part = figure("g", None, derived={"formula": "difference", "from": ("x", "y")})
    asked = pack(ENTRY, figures=[total, part, figure("x", "5"), figure("y", "2", marking="tlp:red")])
    assert codes(asked) == ["BG509"]


@pytest.mark.parametrize(
    ("formula", "values"), [("share", ("1", "0")), ("ratio", ("1",)), ("difference", ("1", "2", "3"))]
)
def test_what_cannot_be_computed_is_an_error(formula, values):
    assert codes(derived(formula, *values)) == ["BG514"]


def test_a_ground_without_a_value_is_named():
    asked = pack(
        ENTRY, figures=[figure("f", None, derived={"formula": "sum", "from": ("x",)}), figure("x", None, low="1")]
    )
    (problem,) = found(asked)
    assert problem.message == "the figure 'f' is derived from 'x', which has no value"


def test_a_figure_that_is_derived_from_itself():
    figures = [
        figure(one, None, derived={"formula": "sum", "from": (other,)}) for one, other in (("f", "g"), ("g", "f"))
    ]
    assert codes(pack(ENTRY, figures=figures)) == ["BG514"]


def test_a_ground_that_is_nowhere_to_be_found():
    assert codes(pack(ENTRY, figures=[figure("f", None, derived={"formula": "sum", "from": ("x",)})])) == ["BG510"]


def test_a_range_stays_a_range():
    seen = cleared(pack(ENTRY, figures=[figure("f", None, low="1", high="2", unit="%")])).figures["f"]
    assert (seen.value, seen.low, seen.high, seen.unit) == (None, Decimal(1), Decimal(2), "%")


def test_a_division_that_does_not_come_out_even_needs_a_precision():
    assert codes(derived("share", "2", "3")) == ["BG514"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"citable": "internal"}, ["BG511"]), ({"citable": "internal", "public_form": "a report"}, []), ({}, [])],
    ids=["unnamed", "spoken of", "cited"],
)
def test_a_published_figure_has_a_source_that_may_be_named(fields, expected):
    talks = item("a", "It costs {figure:cost}.", ok=("public",))
    cost = figure("cost", sources=({"source": "s"},))
    assert codes(pack(talks, figures=[cost], sources=[source("s", **fields)]), "public") == expected


def test_a_figure_that_comes_out_too_long_to_print():
    assert "BG514" in codes(derived("ratio", "10000000000000", "0.0000000000001"))


def converted(**fields):
    wall = figure("wall", "2.75", currency="USD", scale="billion")
    made = {"formula": "converted", "from": ("wall",), "rate": "84", "on": "2031-05-02"}
    return pack(ENTRY, figures=[figure("f", None, derived=made, currency="INR", **fields), wall])


@pytest.mark.parametrize(("scale", "value"), [("crore", "23100"), ("billion", "231"), (None, "231000000000")])
def test_an_amount_is_converted_into_its_own_currency_and_scale(scale, value):
    found = cleared(converted(scale=scale)).figures["f"]
    assert found.value == Decimal(value)
    assert (found.conversion.currency, found.conversion.rate) == ("USD", 84)
    assert found.conversion.on.isoformat() == "2031-05-02"


def test_figures_of_different_scales_are_brought_to_one():
    parts = [figure("x", "1.5", scale="billion"), figure("y", "200", scale="million")]
    total = figure("f", None, derived={"formula": "sum", "from": ("x", "y")}, scale="billion")
    share = figure("g", None, derived={"formula": "share", "from": ("y", "x")}, precision="0.1")
    asked = pack(item("a", "{figure:f}, {figure:g}."), figures=[total, share, *parts])
    assert [cleared(asked).figures[name].value for name in "fg"] == [Decimal("1.7"), Decimal("13.3")]


def test_a_sum_has_as_many_decimals_as_its_parts():
    parts = [figure("x", "1.5", scale="billion"), figure("y", "1.2", scale="billion")]
    total = figure("f", None, derived={"formula": "sum", "from": ("x", "y")}, scale="billion")
    assert str(cleared(pack(ENTRY, figures=[total, *parts])).figures["f"].value) == "2.7"
