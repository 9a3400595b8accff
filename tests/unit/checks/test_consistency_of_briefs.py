"""Rules on what a composed brief shows of conflicts, of plans that are past, and of the age of what it rests on."""

import datetime as dt
from dataclasses import replace

import pytest
from support.cleared import MOMENT, figure, item, pack
from support.documents import document, paragraph, section, text
from support.layouts import layout
from support.settings import form

from briefgen.checks.check import PACK_RULES, RULES, check
from briefgen.checks.rules.overtaken import is_before, last_day
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Certainty, Text
from briefgen.document.nodes import Point, PointList
from briefgen.document.origins import PhraseOrigin

CODES = {"BG536", "BG537", "BG538"}
DAY = MOMENT.date()


def printed(*items, beside=()):
    """Return a brief with a paragraph for each item, and *beside* behind the first one's words."""
    runs = [[Text(text="Words.", origin=one.text.origin)] for one in items]
    runs[0] += beside
    return document(section(1, "Talks", *(paragraph(*run) for run in runs)))


def found(made, *items, max_age=None, figures=(), **fields):
    cleared = replace(pack(*items, figures={one.id: one for one in figures}), max_age=max_age)
    return [each for each in check(cleared, made, layout(), form(**fields)) if each.code in CODES]


def messages(made, *items, **fields):
    return [(each.code, each.severity, each.message) for each in found(made, *items, **fields)]


DISPUTED = item("a", "fact", "So it is.", certainty="disputed", disputed=True)
SIGN = Certainty(level="disputed", word="disputed", origin=DISPUTED.text.origin)
PHRASE = Text(text="disputed", origin=PhraseOrigin(key="disputed-elsewhere", language="en-GB"))


def test_a_dispute_that_nothing_shows():
    [(code, severity, message)] = messages(printed(DISPUTED), DISPUTED)
    assert (code, severity) == ("BG536", Severity.ERROR)
    assert message == "'a' is disputed by what this reader may not see, and nothing beside it says so"


@pytest.mark.parametrize("sign", [SIGN, PHRASE])
def test_a_dispute_that_is_shown_beside_the_words(sign):
    assert messages(printed(DISPUTED, beside=(sign,)), DISPUTED) == []


def test_a_dispute_that_is_shown_in_the_label_of_a_point():
    words = Text(text="So it is.", origin=DISPUTED.text.origin)
    bare = PointList(points=(Point(label=(), blocks=(paragraph(words),)),))
    labelled = PointList(points=(Point(label=(SIGN,), blocks=(paragraph(words),)),))
    assert [code for code, *_ in messages(document(section(1, "Talks", bare)), DISPUTED)] == ["BG536"]
    assert messages(document(section(1, "Talks", labelled)), DISPUTED) == []


def test_once_shown_it_is_known():
    twice = document(
        section(
            1,
            "Talks",
            paragraph(Text(text="In short.", origin=DISPUTED.text.origin)),
            paragraph(Text(text="At length.", origin=DISPUTED.text.origin), SIGN),
        )
    )
    assert messages(twice, DISPUTED) == []


GROUND = item("ground", "fact", "So it is.", conflicts_with=("other",))
OTHER = item("other", "fact", "It is not.", conflicts_with=("ground",))
LINE = item("line", "line", "We say so.", rests_on=("ground",))


def test_a_line_that_rests_on_one_side_of_a_conflict():
    [(code, severity, message)] = messages(printed(LINE), LINE, GROUND, OTHER)
    assert (code, severity) == ("BG536", Severity.WARNING)
    assert message == "'line' rests on 'ground', which conflicts with 'other', and the brief does not show that"


def test_a_line_at_a_distance_from_it():
    between = item("between", "message", "It is so.", rests_on=("ground",))
    far = replace(LINE, rests_on=("between",))
    assert [code for code, *_ in messages(printed(far), far, between, GROUND, OTHER)] == ["BG536"]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (printed(LINE, OTHER), LINE),
        (printed(LINE), replace(LINE, certainty="disputed")),
        (printed(LINE), replace(LINE, rests_on=())),
    ],
)
def test_a_line_beside_the_conflict_or_disputed_itself_or_that_rests_on_neither(made, line):
    assert messages(made, line, GROUND, OTHER) == []


def planned(**fields):
    return item("a", "expectation", "They meet.", **({"certainty": "scheduled", "when": DAY} | fields))


@pytest.mark.parametrize("certainty", ["possible", "expected", "scheduled"])
def test_a_plan_whose_day_is_past(certainty):
    past = planned(certainty=certainty, when=DAY - dt.timedelta(days=1))
    [(code, severity, message)] = messages(printed(past), past)
    assert (code, severity) == ("BG537", Severity.ERROR)
    assert message == f"'a' is '{certainty}' for 2031-05-02, which is before this pack's as_of, 2031-05-03"


@pytest.mark.parametrize(
    "one", [planned(), planned(when="2031-05"), planned(when="2031"), planned(when="2031-04-30/2031-05-03"),
            planned(certainty="reported", when=dt.date(2030, 1, 1)), planned(when=None)],
)  # fmt: skip
def test_a_plan_whose_day_is_not_over_and_what_is_no_plan(one):
    assert messages(printed(one), one) == []


def test_a_line_that_rests_on_a_plan_whose_day_is_past():
    past = planned(when=dt.date(2031, 5, 1))
    line = item("line", "line", "We look forward.", rests_on=("a",))
    assert [message for *_, message in messages(printed(line), line, past)] == [
        "'line' rests on 'a', 'scheduled' for 2031-05-01, which is before this pack's as_of, 2031-05-03"
    ]


@pytest.mark.parametrize("field", ["check_on", "due", "action_by"])
def test_a_day_to_look_again_to_be_done_or_to_act_that_is_past(field):
    one = item("a", "gap", "Who pays.", **{field: dt.date(2031, 5, 2)})
    assert [(code, severity) for code, severity, _ in messages(printed(one), one)] == [("BG537", Severity.WARNING)]
    assert messages(printed(one), replace(one, **{field: DAY})) == []


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (dt.date(2031, 5, 3), dt.date(2031, 5, 3)),
        ("2031-05-03/2031-05-04", dt.date(2031, 5, 4)),
        ("2032-02", dt.date(2032, 2, 29)),
        ("2031", dt.date(2031, 12, 31)),
    ],
)
def test_the_last_day_of_a_when(when, last):
    assert last_day(when) == last


def test_a_moment_is_past_by_the_minute():
    assert is_before(MOMENT - dt.timedelta(minutes=1), MOMENT)
    assert not is_before(MOMENT, MOMENT)


OLD = item("a", "fact", "So it is.", dated=dt.date(2031, 1, 3))


@pytest.mark.parametrize("limit", [{"max_age": 90}, {"max_age": 900}])
def test_information_older_than_the_pack_or_the_audience_allows(limit):
    made = messages(printed(OLD), OLD, **limit)
    assert [severity for _, severity, _ in made] == ([Severity.WARNING] if limit["max_age"] == 90 else [])


def test_the_smaller_limit_holds():
    cleared = replace(pack(OLD), max_age=900)
    made = check(cleared, printed(OLD), layout(), form(max_age=119))
    assert [each.message for each in made if each.code == "BG538"] == [
        "what 'a' rests on is of 2031-01-03, 120 days before the edition: 119 are allowed"
    ]


def test_without_a_limit_nothing_is_too_old():
    assert messages(printed(OLD), OLD) == []


def test_a_figure_of_a_period_that_ended_long_ago():
    share = figure("share", "36", dated=dt.date(2030, 3, 31))
    one = replace(OLD, dated=None, figure="share")
    [(code, _, message)] = messages(printed(one), one, max_age=365, figures=[share])
    assert (code, message.startswith("the figure 'share' of 'a' is of 2030-03-31")) == ("BG538", True)


def test_words_that_are_nobody_s_are_not_looked_at():
    assert messages(document(section(1, "Talks", paragraph(text("Words.")))), OLD) == []


@pytest.mark.parametrize(
    "rule", [each for each in (*PACK_RULES, *RULES) if each.code.startswith("BG53")], ids=lambda each: each.name
)
def test_each_rule_s_page_says_what_why_and_what_instead(rule):
    lines = rule.page.strip().split("\n")
    assert lines[0].startswith("Flag ")
    assert [line.split(":")[0] for line in lines if line.startswith(("Why:", "Example:", "Instead:"))] == [
        "Why", "Example", "Instead",
    ]  # fmt: skip
