"""A heading's words hold nothing that may be meant to say who reads what, and a heading that is made to take long takes no time."""

import time
from pathlib import Path

import pytest

from briefgen.content.headings import cut_heading
from briefgen.content.runs import Run, join_lines


def run(text: str) -> Run:
    return join_lines(Path("x.md"), [(text, 4, 3)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A (minister)", "(minister)"),
        ("A ((minister))", "((minister))"),
        ("A ( ( . minister:x-y ) )", "( . minister:x-y ) )"),
        ("A () minister)", "() minister)"),
        ("A (-)", "(-)"),
        ("A, ( (+) b", "( (+)"),
        ("A (-()", "(-()"),
    ],
)
def test_one_word_or_sign_in_round_brackets_is_refused(text: str, found: str) -> None:
    problem = cut_heading(run(text)).problems[0]
    assert problem.message == f"'{found}' stands outside braces"


@pytest.mark.parametrize("text", ["A (of two)", "A ()", "A (b", "A b)", "A )b("])
def test_other_round_brackets_are_words(text: str) -> None:
    assert cut_heading(run(text)).words.text == text


@pytest.mark.parametrize(
    "text", ["A <!-- b -->", "A <!-- <!-- b -->", "A <!-- \\<!-- -->", "A <!-- <!-->", "A <!-- <!--->"]
)
def test_a_comment_is_refused(text: str) -> None:
    assert cut_heading(run(text)).problems[0].message == "a comment stands among the words"


@pytest.mark.parametrize("sign", ["(", "( ", "(-", "(a", "-(", "<!--", "<!-- ", "<!-->"])
def test_a_heading_that_is_made_to_take_long_takes_none(sign: str) -> None:
    begun = time.process_time()
    cut_heading(run("A " + sign * (200_000 // len(sign)) + " b"))
    assert time.process_time() - begun < 5
