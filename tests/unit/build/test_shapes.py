"""What may stand in the fields of what is read back, and what may not."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Literal, TypedDict

import pytest

from briefgen.build.shapes import is_sound, made_of
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    name: str


class Table(TypedDict):
    word: str
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    word: str = ""
    number: int = 0
    share: float = 0.5
    yes: bool = True
    rest: str | None = None
    kind: Literal["a", "b"] = "a"
    names: tuple[str, ...] = ()
    pairs: tuple[tuple[str, int], ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Mapping[str, Any], ...] = ()
    path: Path = Path()
    inner: "Inner | None" = None
    table: Table | None = None


@pytest.mark.parametrize(
    "own",
    [{}, {"rest": "x"}, {"kind": "b"}, {"names": ("a", "b")}, {"pairs": (("a", 1),)}, {"hashes": {"a": "b"}}, {"parts": ({"a": None},)}, {"inner": Inner(name="a")}, {"share": 1}, {"table": {"word": "a", "share": None}}],
)  # fmt: skip
def test_what_its_class_says_may_stand_there(own):
    assert is_sound(Record(**own))


@pytest.mark.parametrize(
    ("name", "value"),
    [("word", None), ("word", 1), ("number", "1"), ("number", True), ("number", 1.5), ("yes", 1), ("yes", "yes"), ("rest", 1), ("kind", "c"),
     ("kind", ["a"]), ("names", "ab"), ("names", ["a"]), ("names", (None,)), ("pairs", (("a",),)), ("pairs", (("a", "1"),)), ("pairs", ("a1",)),
     ("hashes", []), ("hashes", {"a": 1}), ("hashes", {1: "a"}), ("parts", ([],)), ("path", "a"), ("inner", {"name": "a"}), ("inner", "a"),
     ("share", True), ("share", "1"), ("table", {}), ("table", {"word": "a"}), ("table", {"word": 1, "share": 1.5}), ("table", {"word": "a", "share": {}})],
)  # fmt: skip
def test_nothing_else_may(name, value):
    assert not is_sound(Record(**{name: value}))


@pytest.mark.parametrize(
    "entry", [None, 1, "name", [], {}, {"name": 1}, {"name": "a", "more": 1}, {"other": "a"}, [["name", "a"]]]
)
def test_an_entry_that_this_version_would_not_write_is_none(entry):
    assert made_of(Inner, entry) is None


def test_an_entry_is_the_object_that_it_tells_of():
    assert made_of(Inner, {"name": "a"}) == Inner(name="a")
