"""Findings for other programs: SARIF against its published schema, annotations as the forges read them."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from support.project import edit, run
from support.small import PACK, small_content

from briefgen.cli.reports.forges import github, gitlab
from briefgen.cli.reports.sarif import sarif
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
LINES = f"content/{PACK}/lines.md"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(small_content(tmp_path))
    return tmp_path


def validate(log):
    checker = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    return [error.message for error in checker.iter_errors(log)]


def made(*diagnostics):
    log = json.loads(sarif(diagnostics))
    assert validate(log) == []
    return log["runs"][0]


def found(line=2, **fields):
    place = Span(path=Path.cwd() / LINES, line=line, column=3, end_column=7)
    said = {
        "code": "BG405",
        "message": "'68.7' is typed by hand",
        "span": place,
        "hints": ("write {figure:f} instead",),
    }
    return Diagnostic(**{**said, "severity": Severity.WARNING, "audience": "minister", **fields})


OVERRULED = {"severity": Severity.OVERRULED, "reason": "the paper has it so"}


def test_a_log_of_a_project_with_faults_is_valid(project):
    edit(project / LINES, "That the talks have agreed anything. {.draft}", "That the FTA is {nothing:here}. {.dratf}")
    ran = run("check", "--format", "sarif", cwd=project)
    log = json.loads(ran.out)
    assert ran.code == 1
    assert validate(log) == []
    results = log["runs"][0]["results"]
    assert len(results) >= 2
    assert {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results} == {LINES}


def test_a_log_of_a_clean_project_is_valid_and_empty(project):
    edit(project / "content" / PACK / "pack.md", "ask: none", "ask: none\nallow: {BG408: known}")
    log = json.loads(run("check", "--format", "sarif", "-a", "analyst", cwd=project).out)
    assert validate(log) == []


@pytest.mark.parametrize("part", ["version", "level", "startLine", "ruleId"])
def test_the_schema_is_one_that_catches(project, part):
    """The referee is seen to refuse a log with a fault put in."""
    log = json.loads(sarif([found()]))
    result = log["runs"][0]["results"][0]
    match part:
        case "version":
            log["version"] = "2.0.0"
        case "level":
            result["level"] = "fatal"
        case "startLine":
            result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        case _:
            result["ruleID"] = result.pop("ruleId")
    assert validate(log) != []


def test_a_result_has_its_rule_its_region_and_its_line(project):
    made_ = made(found())
    [result] = made_["results"]
    [rule] = made_["tool"]["driver"]["rules"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("BG405", 0, "warning")
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == (
        "BG405",
        "HandTypedNumber",
        {"level": "warning"},
    )
    assert place["artifactLocation"] == {"uri": LINES, "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 3, 7)
    assert region["snippet"]["text"] == (project / LINES).read_text(encoding="utf-8").splitlines()[1]
    assert result["locations"][0]["logicalLocations"] == [{"name": "minister", "kind": "audience"}]
    assert result["message"]["text"].endswith("hint: write {figure:f} instead")


def test_what_is_overruled_is_suppressed_with_its_reason(project):
    [result] = made(found(**OVERRULED))["results"]
    assert result["level"] == "warning"
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "the paper has it so"}
    ]


def test_what_mends_a_finding_is_a_fix_of_its_result(project):
    span = Span(path=project / LINES, line=2, column=3, end_column=7)
    [result] = made(found(edits=(Edit(span=span, text="{figure:f}"),)))["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    assert change == {
        "artifactLocation": {"uri": LINES, "uriBaseId": "%SRCROOT%"},
        "replacements": [
            {
                "deletedRegion": {"startLine": 2, "startColumn": 3, "endColumn": 7},
                "insertedContent": {"text": "{figure:f}"},
            }
        ],
    }


def test_a_finding_without_a_place_has_a_valid_result(project):
    [result] = made(found(span=None, audience=None))["results"]
    assert "locations" not in result


def test_a_fingerprint_outlives_lines_that_are_added_and_parts_equal_findings(project):
    prints = [each["partialFingerprints"]["briefgen/v1"] for each in made(found(2), found(9))["results"]]
    moved = [each["partialFingerprints"]["briefgen/v1"] for each in made(found(12), found(19))["results"]]
    assert prints == moved
    assert len(set(prints)) == 2
    [other] = made(found(message="'1.2' is typed by hand"))["results"]
    assert other["partialFingerprints"]["briefgen/v1"] not in prints


def test_a_message_that_names_a_line_keeps_its_fingerprint(project):
    first, second = (
        made(found(message=f"'2030' (line {line} of pack.md) has no value"))["results"][0]["partialFingerprints"]
        for line in (12, 13)
    )
    assert first == second


def test_no_report_says_where_on_the_machine_a_file_is(project):
    bundled = found(span=Span(path=Path(__file__).parents[2] / "templates" / "partials" / "claims.md.j2", line=1))
    for report in (sarif([found(), bundled]), github([found(), bundled]), gitlab([found(), bundled])):
        assert str(project) not in report
        assert str(Path(__file__).parents[2]) not in report
        assert "templates/partials/claims.md.j2" in report


def test_a_name_with_spaces_is_a_uri(project):
    odd = found(span=Span(path=Path.cwd() / "content" / "two words" / "भाग.md", line=1))
    [result] = made(odd)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"content/two%20words/(%[0-9A-F]{2})+\.md", uri)


def test_annotations_of_github_hold_everything_in_one_line(project):
    line = github([found(message="50% of 'a:b, c'\nis typed")])
    assert line == (
        f"::warning file={LINES},line=2,col=3,endColumn=7,title=BG405 hand-typed-number"
        "::50%25 of 'a:b, c'%0Ais typed (brief for minister)%0Ahint: write {figure:f} instead"
    )


def test_a_property_of_a_command_cannot_end_it(project):
    line = github([found(span=Span(path=Path.cwd() / "a,line=1::b.md", line=4))])
    assert line.startswith("::warning file=a%2Cline=1%3A%3Ab.md,line=4,col=1,title=")


def test_a_report_of_gitlab_has_what_the_forge_asks_for(project):
    [issue] = json.loads(gitlab([found(), found(**OVERRULED)]))
    assert issue["location"] == {"path": LINES, "lines": {"begin": 2}}
    assert issue["severity"] == "minor"
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_overruled_findings_are_no_annotations(project):
    assert github([found(**OVERRULED)]) == ""


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab"])
def test_a_project_that_cannot_be_opened_is_a_finding_too(project, form):
    (project / "content" / f"{PACK}.md").write_text("---\ntitle: Twice\n---\n", encoding="utf-8")
    ran = run("check", "--format", form, cwd=project)
    assert ran.code == 1
    assert "BG121" in ran.out


def test_a_finding_of_a_brief_as_a_whole_stands_at_the_pack_s_beginning(project):
    edit(project / "content" / PACK / "pack.md", "readers: internal", "readers: [minister]")
    edit(project / LINES, "# Do not say {.avoid}", "# Do not say {.avoid readers=analyst}")
    ran = run("check", "-a", "minister", "--format", "github", cwd=project)
    assert all(line.startswith(("::error file=content/", "::warning file=content/")) for line in ran.out.splitlines())


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_a_build_reports_in_the_same_forms(project, form):
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    ran = run("build", "--findings", form, cwd=project)
    assert ran.code == 1
    assert "BG114" in ran.out


def test_a_build_reports_in_one_form(project):
    assert run("build", "--json", "--findings", "sarif", cwd=project).code == 2
