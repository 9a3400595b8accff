"""What a marking asks of whoever builds: a flag for national classification, and a way to raise it."""

import json
from pathlib import Path

import pytest
from support.project import SAMPLE, run, sample_project

POLICY = """\
schemes: [uk-gscp]
audiences:
  analyst: {ceiling: {uk-gscp: top-secret}, admits: {uk-gscp: [sensitive]}, cites: [public]}
"""
PACK = """\
---
title: The ferry to the Tarrow Islands
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [analyst]
marking: uk-gscp:secret
sources:
  - {id: log, title: Log of the harbour, issued: 2031-05-09, citable: public}
topics:
  - {id: ferry, title: The ferry}
---
# What we know {.facts .say topic=ferry readers=analyst}
- The ferry sails. [@log] {.reported} ^sails
"""


@pytest.fixture
def classified(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "content" / "ferry.md").write_text(PACK, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_classified_level_is_refused_and_says_how_it_is_asked_for(command, classified):
    ran = run(command, cwd=classified)
    assert ran.code == 1
    assert "'uk-gscp:secret' is a level of national classification, and a label protects nothing" in ran.err
    assert "--allow-classified-labels" in ran.err
    assert "ferry.md:6:10" in ran.err
    assert not (classified / "build").exists()


def test_it_is_printed_where_it_is_asked_for(classified):
    ran = run("build", "-f", "json", "--allow-classified-labels", cwd=classified)
    assert (ran.code, ran.err) == (0, "")
    made = json.loads((classified / "build" / "ferry" / "analyst.json").read_text(encoding="utf-8"))
    assert made["marking"]["label"] == "SECRET"


def test_a_marking_is_raised_and_not_lowered(tmp_path):
    folder = sample_project(tmp_path)
    ran = run("build", SAMPLE, "-a", "minister", "-f", "json", "--raise-marking", "tlp:red", cwd=folder)
    assert (ran.code, ran.out.split("\t")[3]) == (0, "TLP:RED")
    ran = run("build", SAMPLE, "-a", "minister", "-f", "json", "--raise-marking", "tlp:clear", cwd=folder)
    assert ran.code == 1
    assert "TLP:CLEAR would lower the brief, which carries TLP:GREEN" in ran.err
    assert not (folder / "build" / SAMPLE / "minister.json").exists()
