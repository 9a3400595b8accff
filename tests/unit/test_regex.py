"""`briefgen.regex.regex` gives what is used like a pattern, and compiled when it is."""

import re

import pytest

from briefgen.regex import regex


@pytest.fixture
def compiled(monkeypatch):
    """Return the patterns that are compiled, as they are."""
    seen = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: seen.append(given[0]) or compile_(*given))
    return seen


def test_a_pattern_is_compiled_once_when_it_is_first_used(compiled):
    pattern = regex(r"(\d+)%")
    assert compiled == []
    for _ in range(2):
        assert pattern.search("some 40% of it")[1] == "40"
        assert pattern.sub("x", "40%") == "x"
    assert compiled == [r"(\d+)%"]


@pytest.mark.parametrize("text", ["a1b22", "", "1"])
def test_it_finds_what_a_pattern_finds(text):
    ours, theirs = regex(r"[a-z]?(\d)", re.IGNORECASE), re.compile(r"[a-z]?(\d)", re.IGNORECASE)
    assert [found.span() for found in ours.finditer(text)] == [found.span() for found in theirs.finditer(text)]
    assert (ours.split(text), ours.findall(text)) == (theirs.split(text), theirs.findall(text))
    assert bool(ours.match(text)) is bool(theirs.match(text))
    assert bool(ours.fullmatch(text)) is bool(theirs.fullmatch(text))
    assert ours.subn("-", text) == theirs.subn("-", text)


def test_it_tells_its_text_and_knows_bytes(compiled):
    assert regex(rb"\d").pattern == rb"\d"
    assert compiled == []
    assert regex(rb"\d").search(b"a1")


def test_what_a_pattern_does_not_have_it_has_not():
    with pytest.raises(AttributeError, match="other"):
        regex("a").other  # noqa: B018
