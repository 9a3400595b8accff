"""`check --fix`, `check --fix-words` and `check --diff`; the hooks that run them."""

import re
import shlex

import pytest
import yaml
from support.project import edit, run, sample_project
from support.small import PACK, small_content

from briefgen.resources import PACKAGE

HOOKS = PACKAGE.parent / ".pre-commit-hooks.yaml"


@pytest.fixture
def project(tmp_path):
    small_content(tmp_path)
    edit(tmp_path / "content" / PACK / "lines.md", "That the talks have", "That  the talks have")
    edit(
        tmp_path / "content" / PACK / "pack.md",
        "- Which port. {readers=analyst topic=ports} ^port",
        "- Which port. {readers=analyst topic=ports}",
    )
    return tmp_path


def texts(project):
    return {path: path.read_bytes() for path in sorted((project / "content").rglob("*")) if path.is_file()}


def test_fix_mends_and_says_so(project):
    ran = run("check", "--fix-words", "-a", "analyst", cwd=project)
    told = [re.sub(r":\d+:", ":", line) for line in ran.err.splitlines()[:3]]
    assert told == [
        f"mended: 2 in content/{PACK}/lines.md, content/{PACK}/pack.md",
        f"  content/{PACK}/lines.md: '- That  the talks have agreed an…' is now '- That the talks have agreed an…'",
        f"  content/{PACK}/pack.md: '…ers=analyst topic=ports}}' is now '…ers=analyst topic=ports}} ^which-port'",
    ]
    assert "That the talks have" in (project / "content" / PACK / "lines.md").read_text(encoding="utf-8")
    assert "topic=ports} ^which-port\n" in (project / "content" / PACK / "pack.md").read_text(encoding="utf-8")
    before = texts(project)
    again = run("check", "--fix-words", "-a", "analyst", cwd=project)
    assert again.err.startswith("mended: nothing\n")
    assert texts(project) == before


@pytest.mark.parametrize(
    ("gloss", "mended"),
    [
        ('"  it is on  the 3rd May 2031"', '"  it is on the 3 May 2031"'),
        ('"it \\n is on  the 3rd May 2031"', '"it \\n is on the 3 May 2031"'),
        ('" it\n    is on  the 3rd May 2031 "', '" it\n    is on the 3 May 2031 "'),
        ("|\n      it   \n      is on  the\t3rd May 2031", "|\n      it   \n      is on the\t3 May 2031"),
        (">\n      it   \n        is on  the 3rd May 2031", ">\n      it   \n        is on the 3 May 2031"),
    ],
)
def test_words_that_are_read_as_one_line_are_mended_where_they_stand(tmp_path, gloss, mended):
    small_content(tmp_path)
    terms = tmp_path / "content" / PACK / "terms.yaml"
    terms.write_text(f"- id: quay\n  short: quay\n  gloss: {gloss}\n", encoding="utf-8")
    run("check", "--fix-words", "-a", "analyst", cwd=tmp_path)
    assert terms.read_text(encoding="utf-8") == f"- id: quay\n  short: quay\n  gloss: {mended}\n"


def test_fix_by_itself_writes_ids_and_touches_nothing_else(project):
    before = texts(project)
    ran = run("check", "--fix", "-a", "analyst", cwd=project)
    after = texts(project)
    pack = project / "content" / PACK / "pack.md"
    assert ran.err.startswith(f"mended: 1 in content/{PACK}/pack.md\n")
    assert {path for path in before if before[path] != after[path]} == {pack}
    assert after[pack] == before[pack].replace(b"topic=ports}\n", b"topic=ports} ^which-port\n")
    diff = run("check", "--diff", cwd=project)
    assert diff.out == ""


def test_diff_shows_and_writes_nothing(project):
    before = texts(project)
    ran = run("check", "--fix-words", "--diff", cwd=project)
    changed = [line for line in ran.out.splitlines() if line.startswith(("-- ", "+- "))]
    assert changed == [
        "-- That  the talks have agreed anything. {.draft} ^agreed",
        "+- That the talks have agreed anything. {.draft} ^agreed",
        "-- Which port. {readers=analyst topic=ports}",
        "+- Which port. {readers=analyst topic=ports} ^which-port",
    ]
    assert texts(project) == before
    assert "BG415" in ran.err


def test_diff_is_for_people(project):
    assert run("check", "--diff", "--format", "sarif", cwd=project).code == 2


def test_the_sample_needs_no_mending(tmp_path):
    project = sample_project(tmp_path)
    before = texts(project)
    ran = run("check", "--fix-words", cwd=project)
    assert (ran.code, ran.err) == (0, "mended: nothing\n")
    assert texts(project) == before


@pytest.mark.skipif(not HOOKS.is_file(), reason="the hooks stand in the repository")
@pytest.mark.parametrize("id_", ["briefgen-check", "briefgen-fix"])
def test_a_hook_finds_what_a_commit_would_break(project, id_):
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    hook = hooks[id_]
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], f"content/{PACK}/pack.md")
    assert not re.search(hook["files"], "docs/content.md")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "briefgen"
    assert run(*arguments, cwd=project).code == 0
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    assert run(*arguments, cwd=project).code == 1
