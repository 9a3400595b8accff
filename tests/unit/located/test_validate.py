"""Whatever pydantic finds is said in an analyst's words, at its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from briefgen.content.model import Amount, Day, Id, MarkedText, Moment, Text, When
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.located.validate import validate
from briefgen.located.yaml import parse_yaml


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str
    size: int | None = None


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)

    title: str
    id_: Id | None = Field(None, alias="id")
    mode: Literal["slow", "quick"] = "slow"
    rank: Annotated[int, Field(ge=1, le=9)] | None = None
    on: bool = False
    inners: tuple[Inner, ...] = ()
    by_name: Mapping[str, Inner] = Field(default_factory=dict)
    either: Inner | tuple[int, ...] | None = None
    text: MarkedText | None = None
    day: Day | None = None
    moment: Moment | None = None
    when: When | None = None
    amount: Amount | None = None
    words: Text | None = None


def found(text: str, **options: Any) -> tuple[Diagnostic, ...]:
    with pytest.raises(UserError) as caught:
        validate(Outer, parse_yaml(text, Path("x.yaml")), **options)
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("text", "code", "message", "hint", "place"),
    [
        ("titel: a\ntitle: b", "BG103", "unknown name 'titel'", "did you mean 'title'?", (1, 1)),
        ("mode: slow", "BG104", "'title' is missing", "add `title: …`", (1, 1)),
        ("title: 3", "BG105", "'title' takes words, not '3'", "put it in quotation marks", (1, 8)),
        ("title: a\nid: Some_Id", "BG105", "'Some_Id' cannot be a name", "write some-id: small letters, digits and single hyphens between them", (2, 5)),
        ("title: a\nmode: quik", "BG105", "'mode' cannot be 'quik'", "did you mean 'quick'?", (2, 7)),
        ("title: a\nmode: 7", "BG105", "'mode' cannot be '7'", "write one of slow, quick", (2, 7)),
        ("title: a\nrank: 10", "BG105", "'rank' is too high at '10'", "the highest is 9", (2, 7)),
        ("title: a\nrank: one", "BG105", "'rank' takes a number, not 'one'", "write digits without quotation marks", (2, 7)),
        ("title: a\non: yes", "BG105", "'on' takes true or false, not 'yes'", "write true or false", (2, 5)),
        ("title: a\ninners: b", "BG105", "'inners' takes a list, not 'b'", "write [one, two], or a line `- one` for each", (2, 9)),
        ("title: a\ninners:\n- name: b\n  sise: 1", "BG103", "unknown name 'sise'", "did you mean 'size'?", (4, 3)),
        ("title: a\ninners:\n- b", "BG105", "'inners, entry 1' takes names with values, not 'b'", "write `name: value` on lines of their own", (3, 3)),
        ("title: a\nby_name: {b: {}}", "BG104", "'by_name.b.name' is missing", "give it a value", (2, 14)),
        ("title: a\ntext: some {b} words", "BG106", "'{b}' is no reference", "write {kind:id}, or \\{ for a brace in the words", (2, 12)),
        ("title: a\ntext: some\n  more {b} words", "BG106", "'{b}' is no reference", "write {kind:id}, or \\{ for a brace in the words", (3, 8)),
        ("title: a\nday: 3 December", "BG105", "'3 December' is not a day", "write year-month-day, as 2025-12-03", (2, 6)),
        ("title: a\nday: 2025-02-30", "BG105", "'2025-02-30' is not a day", "February 2025 has 28 days", (2, 6)),
        ("title: a\nmoment: 2025-12-03T18:00", "BG105", "'2025-12-03T18:00' has no zone", "add it: 2025-12-03T18:00+00:00 (+00:00 is London in winter, +05:30 India)", (2, 9)),
        ("title: a\nmoment: 2025-12-03", "BG105", "'2025-12-03' is not a day with a time and a zone", "write a day, a time and a zone: 2025-12-03T18:00+00:00 (+00:00 is London in winter, +05:30 India)", (2, 9)),
        ("title: a\nwhen: unknown", "BG105", "'unknown' is not a date", "leave 'when' out, and write a gap that says so", (2, 7)),
        (
            "title: a\nwhen: 2025-12-05/2025-12-04",
            "BG105",
            "'2025-12-05/2025-12-04' does not run from a day to a later one",
            "write the first day, '/', and the last day",
            (2, 7),
        ),
        ("title: a\nwhen: soon", "BG105", "'soon' is not a date", "write year-month-day, as 2025-12-05; or 2025-12 or 2025 where no more is known", (2, 7)),
        ("title: a\namount: lots", "BG105", "'lots' is not an amount", "write digits alone, as 68.7; unit and scale have fields of their own", (2, 9)),
        ("title: a\nwords: '  '", "BG105", "there are no words", "write some, or leave it out", (2, 8)),
    ],
)  # fmt: skip
def test_says_what_is_wrong(text: str, code: str, message: str, hint: str, place: tuple[int, int]) -> None:
    [problem] = found(text)
    assert problem.span is not None
    assert (problem.code, problem.message, problem.hints) == (code, message, (hint,))
    assert (problem.span.line, problem.span.column) == place


@pytest.mark.parametrize("value", ["2025", "2025-12", "2025-12-04", "2025-12-04/2025-12-05", "2025-12-04T10:00Z"])
def test_takes_dates_as_far_as_they_are_known(value: str) -> None:
    assert validate(Outer, parse_yaml(f"title: a\nwhen: {value}", Path("x.yaml"))).when is not None


@pytest.mark.parametrize("value", ["68.7", "'68.70'", "0.1", "12", "-3e2"])
def test_keeps_an_amount_as_it_was_written(value: str) -> None:
    amount = validate(Outer, parse_yaml(f"title: a\namount: {value}", Path("x.yaml"))).amount
    assert amount is not None
    assert float(amount) == float(value.strip("'"))


def test_reports_all_problems_at_once() -> None:
    assert len(found("mode: fast\nrank: 0\nsize: 1")) == 4


def test_says_a_union_once() -> None:
    assert len(found("title: a\neither: b")) == 1


def test_a_nothing_is_named() -> None:
    [problem] = found("")
    assert problem.message == "'the file' takes names with values, not nothing"


def test_another_room_may_give_its_own_code() -> None:
    assert {problem.code for problem in found("mode: fast\nsize: 1", code="BG301")} == {"BG301"}


def test_no_sentence_of_the_library_reaches_a_reader() -> None:
    texts = [
        "title: [a]",
        "title: a\nrank: 1.5",
        "title: a\neither: {x: 1}",
        "title: a\nby_name: [1]",
        "- a",
        "title: a\nid: " + "a" * 50,
    ]
    messages = [problem.message for text in texts for problem in found(text)]
    assert not [message for message in messages if "Input" in message or "should" in message or "valid" in message]
