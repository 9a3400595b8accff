"""YAML: the core types, the place of every value, and every way in which a file can be refused."""

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import UserError
from briefgen.located.parser import DEPTH_LIMIT, _Builder
from briefgen.located.positions import Located
from briefgen.located.text import read_text
from briefgen.located.yaml import _of_ours, parse_yaml, read_yaml
from briefgen.resources import templates_root

PATH = Path("x.yaml")


def parse(text: str) -> Located:
    return parse_yaml(text, PATH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-12", -12),
        ("0o17", 15),
        ("0x1F", 31),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("yes", "yes"),
        ("on", "on"),
        ("2025-12-03", "2025-12-03"),
        ("2025-12-03T18:00+05:30", "2025-12-03T18:00+05:30"),
        ("12:30:45", "12:30:45"),
        ("'1'", "1"),
        ('"true"', "true"),
    ],
)
def test_core_types(text: str, value: Any) -> None:
    assert parse(f"a: {text}").data == {"a": value}


def test_keys_are_words() -> None:
    assert parse("1.3: a\ntrue: b").data == {"1.3": "a", "true": "b"}


def test_an_alias_repeats_its_value() -> None:
    assert parse("a: &x [1, 2]\nb: *x").data == {"a": [1, 2], "b": [1, 2]}


def test_an_empty_file_is_nothing() -> None:
    assert parse("# only a comment\n").data is None


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a:\n\tb: 1", "BG101", 2, 1),
        ("a: 1\na: 2", "BG102", 2, 1),
        ("a: {b: 1, c: 2, b: 3}", "BG102", 1, 17),
        ("a: b: c", "BG101", 1, 5),
        ('a: "b', "BG101", 1, 4),
        ("a: [1, 2", "BG101", 1, 4),
        ("a: @b", "BG101", 1, 4),
        ("a: *b", "BG101", 1, 4),
        ("&a [*a]", "BG101", 1, 5),
        ("a: !!python/object x", "BG101", 1, 4),
        ("a: !x y", "BG101", 1, 4),
        ("a: 1\n---\nb: 2", "BG101", 2, 1),
        ("? [a]\n: b", "BG101", 1, 3),
        ("a: .inf", "BG101", 1, 4),
        ("a: 0.123456789012345678901", "BG101", 1, 4),
        ("a: " + "9" * 50, "BG101", 1, 4),
        ("- a\nb: c", "BG101", 2, 1),
        ('a: "\\q"', "BG101", 1, 5),
        ('a: "b\\x01"', "BG101", 1, 4),
        ('a: "\\ue000"', "BG101", 1, 4),
        ("a: 1\n b: 2", "BG101", 2, 3),
    ],
)
def test_refuses_with_the_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(UserError) as caught:
        parse(text)
    [problem] = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)


def test_reports_all_duplicates_and_tags_at_once() -> None:
    with pytest.raises(UserError) as caught:
        parse("a: 1\na: 2\nb: !x 3\nb: 4")
    assert [problem.span.line for problem in caught.value.diagnostics if problem.span] == [2, 3, 4]


DEPARTMENT = "Department for Water, Food and Rural Affairs"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{{from: {DEPARTMENT}, to: Minister}}", f'from: "{DEPARTMENT}"'),
        (f"{{to: Minister, from: {DEPARTMENT}, and others}}", f'from: "{DEPARTMENT}, and others"'),
        ("{to: Minister, from: Department for Water,\n  Food}", 'from: "Department for Water, Food"'),
    ],
)
def test_a_comma_in_braces_that_ends_words_is_told_once_with_the_whole_of_them(text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(text)
    (found,) = caught.value.diagnostics
    assert (found.code, found.hints) == ("BG101", (f"put them in quotation marks: `{words}`",))


@pytest.mark.parametrize("text", ["{note}", "{note, to: x}", "{to: 'x', note}", "{to: [x, y], note}", "{to: x, who:y}"])
def test_a_name_alone_in_braces_is_a_name_without_a_value(text: str) -> None:
    assert None in parse(text).data.values()


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000 + "a", "{a: " * 100_000], ids=["flow", "block", "maps"])
def test_refuses_depth_without_falling_over(text: str) -> None:
    with pytest.raises(UserError, match=f"more than {DEPTH_LIMIT} levels"):
        parse(text)


def test_refuses_an_alias_bomb() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(UserError, match="more than 60000 values"):
        parse("\n".join(lines))


def test_lines_count_from_where_the_text_begins() -> None:
    located = parse_yaml("a: 1\nb: 2", PATH, first_line=5)
    span = located.positions.span(("b",))
    assert span is not None
    assert span.line == 6


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: some words", "words", 1, 9),
        ("a: some\n  more words", "words", 2, 8),
        ("a: 'it''s some\n  words'", "words", 2, 3),
        ('a: "\\u00e9 \\\n  words"', "words", 2, 3),
        ('a: "one\\ttwo words"', "words", 1, 14),
        ("a: |\n    one\n    two words", "words", 3, 9),
        ("a: >-\n    one\n    two words\n\n    three", "words", 3, 9),
        ("a: >\n  one\n\n  two words", "words", 4, 7),
        ("a: [x, some words]", "words", 1, 13),
    ],
)
def test_a_word_within_a_text_has_its_own_place(text: str, word: str, line: int, column: int) -> None:
    located = parse(text)
    value = located.data["a"]
    location = ("a", 1) if isinstance(value, list) else ("a",)
    value = value[1] if isinstance(value, list) else value
    place = located.positions.place(location)
    assert place is not None
    span = place.within(value.index(word))
    assert (span.line, span.column) == (line, column)


junk = st.lists(
    st.sampled_from(
        ["a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "'", '"', "|", ">", "&x ", "*x", "!t ", "#", "\\", ","]
    ),
    max_size=24,
).map("".join)


@given(junk | st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30))
def test_gives_a_value_or_a_user_error(text: str) -> None:
    try:
        parse(text)
    except UserError as error:
        for problem in error.diagnostics:
            assert problem.span is not None
            assert 1 <= problem.span.line <= text.count("\n") + 2


scalars = (
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(alphabet="abc é{}:#-'\"\\\n,[]&*", max_size=12)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet="abc-_", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)
documents = st.dictionaries(st.text(alphabet="klm", min_size=1, max_size=3), values, min_size=1, max_size=4)


@given(documents, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
def test_agrees_with_what_was_dumped(data: dict[str, Any], style: str | None, flow: bool) -> None:
    text = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=True, width=20)
    found = parse(_plain(text)).data
    # A style of quotation makes every value words; then the words are compared.
    assert (found if style is None else _tagless(found)) == (data if style is None else _tagless(data))


def _plain(text: str) -> str:
    """Take the tags away with which PyYAML marks a number in quotation marks."""
    return text.replace("!!int ", "").replace("!!bool ", "").replace("!!null ", "")


def _tagless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tagless(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_tagless(inner) for inner in value]
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)


@given(documents, st.sampled_from([None, "'", '"', "|", ">"]))
def test_the_place_of_every_character_is_right(data: dict[str, Any], style: str | None) -> None:
    """Letters stand as they are in every style, so each must be where its place says."""
    text = _plain(yaml.safe_dump(data, default_style=style, allow_unicode=True, width=20))
    lines = text.split("\n")
    located = parse(text)
    for location, value in _texts(located.data, ()):
        place = located.positions.places[location]
        for offset, letter in enumerate(value):
            if place.breaks and letter in "abc":
                span = place.within(offset)
                assert lines[span.line - 1][span.column - 1] == letter


def _texts(value: Any, location: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], str]]:
    match value:
        case str():
            return [(location, value)]
        case dict():
            return [found for key, inner in value.items() for found in _texts(inner, (*location, key))]
        case list():
            return [found for index, inner in enumerate(value) for found in _texts(inner, (*location, index))]
        case _:
            return []


@pytest.mark.parametrize("name", ["plain/en", "themes/government", "locales/hi-IN", "yardsticks/phia"])
def test_places_in_a_file_of_ours_are_told_later_and_are_the_same(name):
    path = templates_root() / f"{name}.yaml"
    ours, at_once = read_yaml(path), parse_yaml(read_text(path), path)
    assert ours == at_once
    assert len(ours.positions.places) == len(at_once.positions.places)
    for again in (pickle.loads(pickle.dumps(ours)), copy.deepcopy(ours)):
        assert again == at_once
    first = next(iter(at_once.keys))
    assert ours.positions.span(first) == at_once.positions.span(first)


def test_no_place_is_told_of_a_file_of_ours_before_somebody_asks(monkeypatch):
    _of_ours.cache_clear()
    told = []
    place = _Builder.place
    monkeypatch.setattr(_Builder, "place", lambda self, kept: told.append(kept) or place(self, kept))
    ours = read_yaml(templates_root() / "plain" / "en.yaml")
    assert told == []
    assert ours.positions.span(("source",)) is not None
    assert len(told) == 1
