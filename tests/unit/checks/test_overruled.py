"""A reason in place overrules what is found there, and nothing else; one that is not needed is said."""

from dataclasses import replace

import pytest
from support.small import PACK, small_content, small_project

import briefgen
from briefgen.build.composition import compose_pack, unused_reasons
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.checks.overruled import Allowance, overrule
from briefgen.cli.frames import as_json
from briefgen.diagnostics import Diagnostic, Severity, UserError, errors, standing
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

TYPED, UNUSED_ENTRY, UNUSED_REASON = "BG405", "BG117", "BG570"
NUMBER = "- Whether trade stays at {figure:trade}. {readers=analyst topic=ports} ^stays\n- Why trade stands at 68.7 billion. {readers=analyst topic=ports} ^trade\n"
REASON = "  - allow.BG405: the paper itself has it so\n"
FIGURES = "- {id: trade, title: Trade, value: 68.7, unit: USD, period: '2030'}\n- {id: tonnes, title: Tonnes, value: 3, unit: t, period: '2030'"


def found(root, *, body="", front="", entry="}\n", roots=(), asked=None, readers="internal"):
    small_content(root)
    pack = root / "content" / PACK / "pack.md"
    text = pack.read_text().replace("readers: internal", f"readers: {readers}")
    pack.write_text(text.replace("ask: none\n", f"ask: none\n{front}") + body)
    (root / "content" / PACK / "figures.yaml").write_text(FIGURES + entry)
    folder = find_project(root)
    project = Project(replace(folder, templates=roots or folder.templates))
    return compose_pack(project, PACK, asked or Asked()).diagnostics


def codes(diagnostics):
    return sorted(each.code for each in standing(diagnostics) if each.code in {TYPED, UNUSED_ENTRY, UNUSED_REASON})


def test_without_a_reason_all_is_said(tmp_path):
    assert codes(found(tmp_path, body=NUMBER)) == [UNUSED_ENTRY, TYPED]


def test_a_reason_below_an_item_holds_for_its_lines(tmp_path):
    other = "- Whether 68.7 billion is right. {readers=analyst topic=ports} ^other\n"
    diagnostics = found(tmp_path, body=NUMBER + REASON + other)
    assert codes(diagnostics) == [UNUSED_ENTRY, TYPED]
    overruled = next(each for each in diagnostics if each.severity is Severity.OVERRULED)
    assert (overruled.code, overruled.reason) == (TYPED, "the paper itself has it so")
    assert as_json(overruled)["reason"] == "the paper itself has it so"


def test_a_reason_in_an_entry_of_a_register_holds_for_it(tmp_path):
    assert codes(found(tmp_path, body=NUMBER, entry=", allow: {BG117: for the next edition}}\n")) == [TYPED]


def test_a_reason_in_the_front_matter_holds_for_the_whole_pack(tmp_path):
    front = "allow: {BG405: numbers are checked by hand here, BG117: kept for later}\n"
    assert codes(found(tmp_path, body=NUMBER, front=front)) == []


def test_a_reason_of_an_audience_holds_for_its_briefs(tmp_path):
    form = (templates_root() / "audiences" / "analyst" / "audience.yaml").read_text()
    own = tmp_path / "templates" / "audiences" / "analyst" / "audience.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(form + "allow: {BG405: the analyst types them}\n")
    roots = (tmp_path / "templates", templates_root())
    assert codes(found(tmp_path, body=NUMBER, roots=roots)) == [UNUSED_ENTRY]


def test_a_reason_that_overrules_nothing_is_said(tmp_path):
    diagnostics = found(tmp_path, body=NUMBER + "  - allow.BG117: there is no such entry\n")
    unused = next(each for each in diagnostics if each.code == UNUSED_REASON)
    assert unused.span is not None
    assert "BG117" in unused.span.path.read_text().splitlines()[unused.span.line - 1]


@pytest.mark.parametrize("name", ["allow.agreed", "allow.BG40", "allow"])
def test_only_a_code_can_be_given_a_reason(tmp_path, name):
    small_content(tmp_path)
    pack = tmp_path / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text() + f"  - {name}: because\n")
    with pytest.raises(UserError):
        briefgen.load(tmp_path).pack(PACK)


def test_no_reason_overrules_an_error_whose_rule_does_not_say_so():
    fault = Diagnostic(code="BG590", message="a leak")
    assert errors(overrule([fault], [Allowance(code="BG590", reason="we know", span=None)])) == (fault,)


def test_a_reason_for_briefs_that_overrules_nothing_in_any_of_them_is_said(tmp_path):
    needless = "- Which quay. {readers=analyst topic=ports} ^quay\n" + REASON
    assert UNUSED_REASON not in codes(found(tmp_path / "some", body=NUMBER + REASON + needless))
    every = found(tmp_path / "every", body=NUMBER + REASON + needless, asked=Asked(every=True), readers="analyst")
    [unused] = [each for each in every if each.code == UNUSED_REASON]
    assert unused.span is not None
    assert unused.span.line == len(unused.span.path.read_text().splitlines())


def test_a_reason_of_an_audience_that_overrules_nothing_is_said(tmp_path):
    project = small_project(tmp_path)
    form = tmp_path / "templates" / "audiences" / "post" / "audience.yaml"
    form.write_text(form.read_text() + "allow: {BG405: numbers are typed here}\n")
    asked = Asked(every=True)
    composed = [compose_pack(project, name, asked) for name in project.packs]
    [unused] = unused_reasons(project, asked, composed)
    assert unused.span is not None
    assert (unused.code, unused.span.path) == (UNUSED_REASON, form)
    assert unused_reasons(project, Asked(), composed) == ()
