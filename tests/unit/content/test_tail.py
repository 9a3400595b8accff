"""The tail is cut from the right of the raw words, before anything else is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.runs import Run, join_lines
from briefgen.content.tail import cut_tail


def run(text: str) -> Run:
    return join_lines(Path("x.md"), [(line, number, 3) for number, line in enumerate(text.split("\n"), 4)])


@pytest.mark.parametrize(
    ("text", "words", "citations", "attributes", "ids"),
    [
        ("a b", "a b", [], [], []),
        ("a [@s] {.x} ^y", "a", [("s", None)], [("x", None)], ["y"]),
        ("a ^y {.x} [@s]", "a", [("s", None)], [("x", None)], ["y"]),
        ("a [@s, p. 1; @t, row 2] [@u]", "a", [("s", "p. 1"), ("t", "row 2"), ("u", None)], [], []),
        ('a {.x k=v q="two \\"words\\" }"}', "a", [], [("x", None), ("k", "v"), ("q", 'two "words" }')], []),
        ("a {person:b}", "a {person:b}", [], [], []),
        ("a {person:b.short} {.x}", "a {person:b.short}", [], [("x", None)], []),
        ("a\n[@s, lead\n1]\n^y", "a", [("s", "lead 1")], [], ["y"]),
        ("a {marking=tlp:red}", "a", [], [("marking", "tlp:red")], []),
        ("a{.x}", "a{.x}", [], [], []),
        ("a {.x}.", "a {.x}.", [], [], []),
        ("a \\{.x}", "a \\{.x}", [], [], []),
        ("a [link](https://b)", "a [link](https://b)", [], [], []),
        ("a [sic]", "a [sic]", [], [], []),
        ("2 ^ 3", "2 ^ 3", [], [], []),
        ("{.x}", "", [], [("x", None)], []),
    ],
)
def test_parts_words_from_tail(
    text: str,
    words: str,
    citations: list[tuple[str, str | None]],
    attributes: list[tuple[str, str | None]],
    ids: list[str],
) -> None:
    tail = cut_tail(run(text))
    assert tail.problems == ()
    assert tail.words.text == words
    assert [(citation.source, citation.locator) for citation in tail.citations] == citations
    assert [(one.name, one.value and one.value.text) for one in tail.attributes] == attributes
    assert [one.text for one in tail.ids] == ids


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a {hedge=“may”}", 'use straight quotation marks: hedge="may"'),
        ("a {draft}", "the dot is missing: {.draft}"),
        ("a {k= v}", 'write .word, name=word or name="words"'),
        ("a [@s; t]", "write [@source, place; @source, place]"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    assert hint in [hint for problem in cut_tail(run(text)).problems for hint in problem.hints]


def test_a_value_behind_an_escape_has_its_place() -> None:
    [attribute] = cut_tail(run('a {q="one \\"two\\" three"}')).attributes
    assert attribute.value is not None
    span = attribute.value.place().within(attribute.value.text.index("three"))
    assert (span.line, span.column) == (4, 3 + 'a {q="one \\"two\\" three"}'.index("three"))


@given(
    st.lists(
        st.sampled_from(["a", " ", "\n", "[@s]", "{.x}", "^y", "{", "}", '"', "=", "“", "{k=v}", "{person:p}"]),
        max_size=10,
    )
)
def test_what_is_cut_stands_where_it_says(pieces: list[str]) -> None:
    lines = [(line.strip(), number, 3) for number, line in enumerate("".join(pieces).split("\n"), 4)]
    source = join_lines(Path("x.md"), lines)
    tail = cut_tail(source)
    for part in (tail.words, *(one.run for one in tail.attributes), *(one.run for one in tail.citations), *tail.ids):
        line, column = part.at(0)
        assert lines[line - 4][0][column - 3 :].startswith(part.text.split("\n")[0])


@given(st.text(alphabet='ab [@]{}^.="\\\n', max_size=30))
def test_words_are_the_beginning_of_what_was_written(text: str) -> None:
    assert run(text).text.strip().startswith(cut_tail(run(text)).words.text)
