"""Every rule has a pack that it finds something in, and one that is in order; both are tried."""

from pathlib import Path

import pytest
from support.rule_cases import BUILT, cases, found, found_in

from briefgen.checks.check import PACK_RULES, RULES

CASES = cases()
NAMES = sorted(rule.name for rule in (*RULES, *PACK_RULES))

CODES = {rule.name: rule.code for rule in (*RULES, *PACK_RULES)}
APART = (
    "test_consistency.py",
    "test_consistency_of_briefs.py",
    "test_judged_words.py",
    "../../pack/test_likelihood.py",
)
"""Modules that try their rules on packs of several items and languages, in a form of their own."""


def has_cases_apart(name):
    modules = (Path(__file__).parent / module for module in APART)
    return any(CODES[name] in module.read_text(encoding="utf-8") for module in modules if module.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_both_kinds_of_cases(name):
    kinds = {case.fails for case in CASES if case.rule == name}
    assert name in BUILT or kinds == {True, False} or has_cases_apart(name)


def test_every_file_of_cases_is_of_a_rule():
    assert {case.rule for case in CASES} <= set(NAMES)


def _named(case):
    return f"{case.rule}-{'fails' if case.fails else 'passes'}"


@pytest.mark.parametrize("case", [case for case in CASES if case.fails], ids=_named)
def test_what_is_wrong_is_found_and_shown(case, tmp_path):
    diagnostics = found(case, tmp_path)
    assert [one.message for one in diagnostics] == case.fields["says"]
    if "at" in case.fields:
        span = diagnostics[0].span
        line = span.line - case.head.count("\n")
        assert f"{line}:{span.column}-{span.end_column}" == case.fields["at"]


@pytest.mark.parametrize("case", [case for case in CASES if not case.fails], ids=_named)
def test_what_is_in_order_is_passed_over(case, tmp_path):
    assert found(case, tmp_path) == ()


@pytest.mark.parametrize("name", sorted(BUILT))
def test_trees_that_no_project_comes_to(name):
    wrong, right = BUILT[name]
    assert len(found_in(name, wrong)) == 1
    assert found_in(name, right) == ()
