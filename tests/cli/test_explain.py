"""`explain` and `list rules`: what the codes mean, at the command line."""

import json

import pytest
from support.project import run

from briefgen.checks.check import PACK_RULES, RULES

EVERY = (*RULES, *PACK_RULES)


@pytest.mark.parametrize("said", ["BG594", "unmarked-draft"])
def test_explain_says_what_why_and_what_instead(tmp_path, said):
    ran = run("explain", said, cwd=tmp_path)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["BG594 unmarked-draft", "warning, trust, a reason in place overrules it"]
    assert [line.split()[0] for line in lines if line[:1].isupper()][-3:] == ["Why", "Example", "Instead"]


def test_explain_takes_several(tmp_path):
    ran = run("explain", "BG107", "BG901", cwd=tmp_path)
    assert [line for line in ran.out.splitlines() if line.startswith("BG")] == [
        "BG107 misplaced-text",
        "BG901 file-cannot-be-written",
    ]


@pytest.mark.parametrize(
    ("said", "hint"), [("BG59", "did you mean 'BG"), ("unmarked-drafts", "'unmarked-draft'"), ("x", "list rules")]
)
def test_explain_of_what_is_no_code_names_the_nearest(tmp_path, said, hint):
    ran = run("explain", said, cwd=tmp_path)
    assert ran.code == 2
    assert hint in ran.err


def test_the_rules_are_listed_without_a_project(tmp_path):
    rows = [line.split("\t") for line in run("list", "rules", cwd=tmp_path).out.splitlines()]
    assert sorted(row[0] for row in rows) == sorted(rule.code for rule in EVERY)
    assert ["BG240", "skipped-heading-level", "error", "structure", "Headings that skip a level."] in rows


def test_a_list_as_data_names_its_columns(tmp_path):
    rules = json.loads(run("list", "rules", "--format", "json", cwd=tmp_path).out)
    assert len(rules) == len(EVERY)
    assert set(rules[0]) == {"code", "name", "severity", "family", "finds", "overrulable", "fixable"}
    formats = json.loads(run("list", "formats", "--format", "json", cwd=tmp_path).out)
    assert {each["name"] for each in formats} == {"docx", "pdf", "json"}
