"""Packs by whose markings nobody can decide, and packs that nobody may see: what a person is told, and not a trace."""

from pathlib import Path

import pytest
from support.project import edit, run

POLICY = """\
schemes: [tlp, house]
evidence: analyst
audiences:
  analyst: {ceiling: {tlp: amber}, cites: [public]}
  minister: {ceiling: {tlp: amber}, cites: [public]}
  harbour: {ceiling: {tlp: red}, cites: [public]}
"""
PACK = """\
---
title: The ferry to the Tarrow Islands
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [analyst]
marking: tlp:green
sources:
  - {id: log, title: Log of the harbour, issued: 2031-05-09, citable: public}
topics:
  - {id: ferry, title: The ferry}
---
# What we know {.facts .say topic=ferry}
- The ferry sails. [@log] {.reported} ^sails
"""
COMMANDS = [("check",), ("build", "-f", "json"), ("fit", "ferry")]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "content" / "ferry.md").write_text(PACK, encoding="utf-8")
    return tmp_path


def pack_of(folder: Path) -> Path:
    return folder / "content" / "ferry.md"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_item_of_another_scheme_than_the_pack_is_said_to_be_that(command, ferry):
    edit(pack_of(ferry), "{.reported}", "{.reported marking=house:unit/personal}")
    ran = run(*command, cwd=ferry)
    assert ran.code == 1
    assert "the marking 'house:unit/personal' cannot be compared with 'tlp:green', the pack's [BG505]" in ran.err
    assert "ferry.md:13:46" in ran.err
    assert ran.err.count("error: ") == 1


MARKED = "the pack 'ferry' is for nobody: it is marked {}, and none of its readers may see that [BG187]"
NOBODYS = [
    (
        ("marking: tlp:green", "marking: tlp:red"),
        (MARKED.format("tlp:red"), "ferry.md:6:10", "write `ceiling: {tlp: red}` for 'analyst' in policy.yaml"),
    ),
    (
        ("marking: tlp:green", "marking: house:unit/personal"),
        (
            MARKED.format("house:unit/personal"),
            "ferry.md:6:10",
            "write `ceiling: {house: unit}` and `admits: {house: [personal]}` for 'analyst' in policy.yaml",
        ),
    ),
    (
        ("readers: [analyst]", "readers: [harbour]"),
        (
            "the pack 'ferry' is for nobody: none of its readers has a form of brief [BG187]",
            "ferry.md:5:10",
            "forms there are for analyst, minister",
        ),
    ),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(("change", "says"), NOBODYS, ids=["ceiling", "scheme", "readers"])
def test_a_pack_that_nobody_may_see_says_why(command, change, says, ferry):
    edit(pack_of(ferry), *change)
    ran = run(*command, cwd=ferry)
    assert ran.code == 1
    assert [part for part in says if part not in ran.err] == []


def test_a_caveat_that_nobody_admits_is_all_that_is_asked_for(ferry):
    edit(ferry / "content" / "policy.yaml", "analyst: {ceiling: {tlp: amber}", "analyst: {ceiling: {house: unit}")
    edit(pack_of(ferry), "marking: tlp:green", "marking: house:unit/personal")
    ran = run("check", cwd=ferry)
    assert "hint: write `admits: {house: [personal]}` for 'analyst' in policy.yaml" in ran.err
    assert "write `ceiling" not in ran.err


def test_what_was_built_before_is_set_aside_with_the_reason(ferry):
    built = ferry / "build" / "ferry" / "analyst.json"
    assert run("build", "-f", "json", cwd=ferry).code == 0
    assert built.exists()
    edit(pack_of(ferry), "marking: tlp:green", "marking: tlp:red")
    ran = run("build", "-f", "json", cwd=ferry)
    assert (ran.code, built.exists()) == (1, False)
    assert MARKED.format("tlp:red") in ran.err


def test_a_pack_that_is_not_for_whom_was_asked_for_is_passed_over_as_before(ferry):
    other = pack_of(ferry).with_name("harbour.md")
    other.write_text(PACK.replace("readers: [analyst]", "readers: [minister]"), encoding="utf-8")
    ran = run("build", "-f", "json", "-a", "minister", cwd=ferry)
    assert (ran.code, "BG187" in ran.err) == (0, False)
    assert (ferry / "build" / "harbour" / "minister.json").exists()
    assert not (ferry / "build" / "ferry").exists()


def test_a_reader_by_a_group_alone_gets_no_brief_and_that_is_no_error(ferry):
    policy = ferry / "content" / "policy.yaml"
    edit(policy, "audiences:", "groups: {inside: [analyst, minister]}\naudiences:")
    edit(pack_of(ferry), "readers: [analyst]", "readers: [inside]")
    edit(pack_of(ferry), "{.facts .say topic=ferry}", "{.facts .say topic=ferry readers=analyst}")
    ran = run("build", "-f", "json", cwd=ferry)
    assert (ran.code, "'minister' is a reader of the pack 'ferry' by a group alone" in ran.err) == (0, True), ran.err
    assert [path.name for path in (ferry / "build" / "ferry").iterdir()] == ["analyst.json"]

    edit(pack_of(ferry), "readers: [inside]", "readers: [analyst, minister]")
    ran = run("check", cwd=ferry)
    assert (ran.code, "[BG245]" in ran.err) == (1, True)
    assert "its readers are others (1)" in ran.err
