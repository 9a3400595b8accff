"""A fault of YAML is shown where it began, not where the parser noticed it."""

from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.located.yaml import parse_yaml

COLON = "a name without its colon"
QUOTE = "a quotation mark is not closed"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: b\nc 2025\nd: e\n", 2, 1, COLON),
        ("a: b\nc 2025\n", 2, 1, COLON),
        ("a b\nc: d\n", 1, 1, COLON),
        ("- id: a\n  b c\n  d: e\n", 2, 3, COLON),
        ("- id a\n  b: c\n", 1, 3, COLON),
        ('a: "b\nc: d\ne: "f"\n', 1, 4, QUOTE),
        ('a: "b\nc: d\n', 1, 4, QUOTE),
        ("- a: 'b\n  c: d\n- a: e\n  c: 'f'\n", 1, 6, QUOTE),
        ("a: 'it''s\n  so'\nb: 'c\nd: 'e'\n", 3, 4, QUOTE),
        ("a: b\nc: d: e\n", 2, 5, "a colon where none may stand"),
        ("a: b\n  c: d\n", 2, 4, "a colon where none may stand"),
        ('a: "b" c\nd: e\n', 1, 8, "the line does not fit where it stands"),
    ],
)
def test_points_at_the_cause(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_yaml(text, Path("x.yaml"))
    [problem] = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.message) == (line, column, message)


def test_what_stands_behind_the_words_as_a_comment_comes_into_no_quotation_marks() -> None:
    with pytest.raises(UserError) as caught:
        parse_yaml("a: b: c   # ours\n", Path("x.yaml"))
    assert caught.value.diagnostics[0].hints == ('put the words in quotation marks: `a: "b: c"`',)
