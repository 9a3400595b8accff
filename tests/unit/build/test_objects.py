"""Objects as JSON: what may stand in it, and what is not taken for an object."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.build.standing.objects import FAULTS, objects_of, objects_text
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.figures import Pixels
from briefgen.frozen import dataclass
from briefgen.located.yaml import read_yaml
from briefgen.resources import templates_root

MOMENT = dt.datetime(2031, 5, 3, 18, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
FOUND = Diagnostic(code="BG101", message="no", span=Span(path=Path("a.md"), line=2), hints=("yes",))


@dataclass(frozen=True, slots=True)
class Stranger:
    value: int


@pytest.mark.parametrize(
    "value",
    [
        None, True, 1, 1.5, "words “so” \ud800", (), (1, ("a", None)), [1, [2]], {("a", 0): 1, "b": {}}, frozenset({"b", "a"}),
        Path("content/a"), Decimal("1.50"), dt.date(2031, 5, 3), MOMENT, b"\0\xff", Severity.WARNING, FOUND,
        Pixels(coding="png", width=1, height=2, data=b"x"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_a_value_comes_back_as_what_it_was(value):
    read = objects_of(objects_text(value))
    assert (read, type(read)) == (value, type(value))
    assert isinstance(value, frozenset) or repr(read) == repr(value)


@pytest.mark.parametrize("value", [Stranger(1), {1, 2}, object(), print, Path, [Stranger(2)]])
def test_what_is_not_of_content_is_not_written(value):
    with pytest.raises(TypeError, match="another kind"):
        objects_text(value)


SPAN = ["briefgen.diagnostics", "Span", ["path", "line", "column", "end_column", "within"]]


@pytest.mark.parametrize(
    "told",
    [
        [[["subprocess", "Popen", ["args"]]], [0, "ls"]],
        [[["briefgen.build.records", "write_record", []]], [0]],
        [[["briefgen.diagnostics", "did_you_mean", []]], [0, "a"]],
        [[["briefgen.diagnostics", "Gone", []]], [0]],
        [[["briefgen.content.gone", "Item", []]], [0]],
        [[[*SPAN[:2], SPAN[2][:-1]]], [0, "a", 1, 1, None]],
        [[SPAN], [0, "a"]],
        [[SPAN], [7]],
        [[], ["z", 1]],
        [[], ["m", 1]],
        [[], []],
        [[], ["D", "2031-13-01"]],
        [[], ["d", "one"]],
        [],
        {},
    ],
    ids=json.dumps,
)
def test_what_is_none_of_our_objects_is_told(told):
    with pytest.raises(FAULTS):
        objects_of(json.dumps(told))


def test_places_in_a_file_of_ours_are_kept_as_those_of_any_other():
    located = read_yaml(templates_root() / "yardsticks" / "phia.yaml")
    assert objects_of(objects_text(located)) == located
