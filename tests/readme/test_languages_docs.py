"""The page on languages: its example is what the command writes."""

import re

from support.project import run

from briefgen.resources import PACKAGE

PAGE = (PACKAGE.parent / "docs/languages.md").read_text(encoding="utf-8")
POLICY = """\
schemes: [tlp]
groups: {internal: [minister]}
audiences: {minister: {ceiling: {tlp: red}, cites: [public]}}
"""
FRONT = """\
---
title: The sluice at Arland
as_of: 2034-06-01T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
sources: [{id: report, title: A report, issued: 2034-05-01, citable: public}]
---
# What we know {.facts}
"""


def block(name):
    return re.search(rf"```{name}\n(.*?)```", PAGE, re.DOTALL)[1]


def test_the_example_is_what_the_command_writes(tmp_path):
    signed = block("markdown")
    unsigned = re.sub(r"  - hi-IN\.(of|review): .*\n", "", signed)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/policy.yaml").write_text(POLICY, "utf-8")
    pack = tmp_path / "content/saltmere.md"
    pack.write_text(FRONT + unsigned, "utf-8")
    command = re.search(r"^briefgen (translate review .*)$", PAGE, re.MULTILINE)[1]
    arguments = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', command)]
    ran = run(*arguments, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert pack.read_text("utf-8") == FRONT + signed
    for status in re.findall(r"^briefgen (translate status .*)$", PAGE, re.MULTILINE):
        assert run(*status.split(), cwd=tmp_path).code == 0
