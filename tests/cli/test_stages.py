"""Where one fault keeps others from being looked for, the output says that more may follow; and only there."""

import pytest
from support.project import edit, run
from support.small import PACK, small_content, small_project

from briefgen.build.pipeline import build
from briefgen.build.request import BuildRequest

MORE = "more may be found once these are mended"


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path / "project")


def lines(root):
    return root / "content" / PACK / "lines.md"


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_cannot_be_read_hides_what_is_found_later(project, command):
    path = project / "content" / PACK / "topics.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}- id: 'open\n", encoding="utf-8")
    edit(lines(project), "{.draft} ^agreed", "{.draft marking=tlp:pink} ^agreed")
    ran = run(command, cwd=project)
    assert (ran.code, ran.err.splitlines()[-1]) == (1, MORE)


def test_a_fault_that_stops_the_pack_hides_what_rules_find(project):
    edit(lines(project), "{.draft} ^agreed", "{.draff} ^agreed")
    edit(lines(project), "anything", "anything anything")
    ran = run("check", cwd=project)
    assert (ran.code, "stands twice" in ran.err, MORE in ran.err) == (1, False, True)
    edit(lines(project), "{.draff} ^agreed", "{.draft} ^agreed")
    ran = run("check", cwd=project)
    assert ("stands twice" in ran.err, MORE in ran.err) == (True, False)


def test_a_brief_that_cannot_be_composed_hides_what_its_rules_find(tmp_path):
    small_project(tmp_path)
    request = BuildRequest(formats=("json",), output=tmp_path / "build")
    assert not build(small_project(tmp_path), request).stopped_early
    (tmp_path / "templates" / "audiences" / "post" / "brief.md.j2").write_text("{{ nothing }}", encoding="utf-8")
    assert build(small_project(tmp_path), request).stopped_early


def test_where_all_was_looked_at_nothing_more_is_promised(project):
    edit(lines(project), "anything", "anything TODO xxx anything")
    ran = run("check", cwd=project)
    assert (bool(ran.err), MORE in ran.err) == (True, False)


def test_where_nothing_is_wrong_nothing_is_said(project):
    assert MORE not in run("build", "-f", "json", cwd=project).err
