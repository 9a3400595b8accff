"""`briefgen.frozen.dataclass` makes what the standard library makes, only sooner: each case is asked of both."""

import dataclasses
import pickle
import re
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from pathlib import Path

import pytest

from briefgen import frozen

BOTH = pytest.mark.parametrize("dataclass", [dataclasses.dataclass, frozen.dataclass], ids=["stdlib", "ours"])


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: int = 2


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Named(Point):
    name: str
    seen: list[int] = field(default_factory=list, compare=False, repr=False)


def made(dataclass, **options):
    @dataclass(frozen=True, slots=True, kw_only=True, **options)
    class Brief:
        title: str
        pages: int = 1
        notes: dict[str, int] = field(default_factory=dict, hash=False)
        seconds: float = field(default=0.0, compare=False, repr=False)
        words: int = field(default=0, init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "words", len(self.title))

    return Brief


@BOTH
def test_an_object_is_made_of_its_fields_and_what_they_are_without_a_value(dataclass):
    one = made(dataclass)(title="Visit")
    assert (one.title, one.pages, one.notes, one.seconds, one.words) == ("Visit", 1, {}, 0.0, 5)
    assert one.notes is not made(dataclass)(title="Visit").notes


@BOTH
def test_an_object_is_told_by_its_fields(dataclass):
    assert repr(made(dataclass)(title="Visit")).endswith("Brief(title='Visit', pages=1, notes={}, words=5)")
    assert repr(made(dataclass, repr=False)(title="Visit")).startswith("<")


@BOTH
def test_objects_are_equal_by_the_fields_that_are_compared(dataclass):
    brief = made(dataclass)
    assert brief(title="Visit", seconds=1.0) == brief(title="Visit", seconds=2.0)
    assert hash(brief(title="Visit", notes={"a": 1})) == hash(brief(title="Visit"))
    assert brief(title="Visit") != brief(title="Talks")
    assert brief(title="Visit") != made(dataclass)(title="Visit")
    alike = made(dataclass, eq=False)
    assert alike(title="Visit") != alike(title="Visit")


@BOTH
def test_nothing_of_an_object_is_changed(dataclass):
    one = made(dataclass)(title="Visit")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'title'"):
        one.title = "Talks"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'title'"):
        del one.title


@BOTH
@pytest.mark.parametrize(("given", "named"), [((), {}), (("Visit",), {}), ((), {"title": "Visit", "other": 1})])
def test_what_does_not_fit_the_fields_is_refused(dataclass, given, named):
    brief = made(dataclass)
    for _ in range(2):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            brief(*given, **named)


@BOTH
def test_what_a_class_has_of_its_own_stays(dataclass):
    @dataclass(frozen=True, slots=True)
    class Own:
        value: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    assert (Own(1), hash(Own(1)), repr(Own(1))) == (Own(2), 7, "own")


@BOTH
def test_a_class_with_an_equality_of_its_own_has_the_hash_of_its_fields(dataclass):
    @dataclass(frozen=True, slots=True)
    class Own:  # noqa: PLW1641 - that is what is asked
        value: int

        def __eq__(self, other: object) -> bool:
            return True

    assert hash(Own(1)) == hash((1,))


def test_one_initialiser_is_compiled_for_classes_of_as_many_fields():
    @frozen.dataclass(frozen=True, slots=True)
    class Placed:
        a: int
        b: int
        c: int

    @frozen.dataclass(frozen=True, slots=True, kw_only=True)
    class ByName:
        of: int
        pages: int = 1
        notes: list[int] = field(default_factory=list)

    assert Placed(1, 2, 3).c == 3
    compiled = frozen._compiled.cache_info().misses
    assert ByName(of=1).notes == []
    assert ByName(of=1, notes=[2]).notes == [2]
    with pytest.raises(TypeError):
        ByName(1)
    assert frozen._compiled.cache_info().misses == compiled


def test_no_class_of_ours_has_fields_that_are_none():
    known = re.compile(r"\b(?:ClassVar|InitVar|KW_ONLY)\b")
    sources = {path: path.read_text(encoding="utf-8") for path in Path(frozen.__file__).parent.rglob("*.py")}
    assert [path for path, text in sources.items() if known.search(text) and path.name != "frozen.py"] == []


@BOTH
def test_a_class_that_is_not_frozen_is_as_ever(dataclass):
    @dataclass(slots=True, kw_only=True)
    class Open:
        value: int
        notes: list[str] = field(default_factory=list)
        words: int = field(default=3, init=False)

    one = Open(value=1)
    one.value = 2
    assert one == Open(value=2)
    assert repr(one).endswith("Open(value=2, notes=[], words=3)")
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    assert replace(one, value=4).value == 4


@BOTH
def test_a_class_by_position_is_matched_by_it_and_one_that_extends_it_too(dataclass):
    @dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: int = field(default=2)
        seen: int = field(default=0, init=False)

    @dataclass(frozen=True, slots=True)
    class Triple(Pair):
        last: int = 3

    assert Triple.__match_args__ == ("left", "right", "last")
    assert [each.name for each in fields(Triple)] == ["left", "right", "seen", "last"]
    assert [each.default for each in fields(Triple)][1:] == [2, 0, 3]
    assert not hasattr(Triple(1), "__dict__")


@pytest.mark.parametrize("one", [Point(x=1), Named(x=1, name="a", seen=[3])])
def test_the_standard_library_knows_an_object(one):
    assert [each.name for each in fields(one)] == list(asdict(one))
    assert replace(one, x=5).x == 5
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert asdict(again) == asdict(one)


def test_a_class_takes_the_fields_of_the_one_it_extends():
    assert repr(Named(x=1, name="a")) == "Named(x=1, y=2, name='a')"
    assert Named(x=1, name="a") != Point(x=1)


def test_positions_are_given_in_their_order_where_names_are_not_asked_for():
    @frozen.dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: int = 0

    assert Pair(1, 2) == Pair(1, right=2)
    match Pair(3):
        case Pair(left, right):
            assert (left, right) == (3, 0)
