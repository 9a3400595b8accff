"""Several files of an author that are changed at once: killed at whatever step, each is whole, and the next command finishes it."""

import os

import pytest
from support.small import PACK, small_content
from support.stopping import exit_code, steps

from briefgen.build.project import load
from briefgen.build.together import NOTE, put_together
from briefgen.project.folder import find_project

NAMES = ("lines.md", "pack.md", "topics.yaml")


@pytest.fixture
def root(tmp_path):
    return small_content(tmp_path)


def place(root, name):
    return root / "content" / PACK / name


def said(root):
    return {name: place(root, name).read_bytes() for name in NAMES}


def changed(root):
    return {place(root, name): content + b"\n" for name, content in said(root).items()}


def killed(root, number, act=lambda _: os._exit(9)):
    """Change the files in a process that is no more at the *number*th step on files; return how it ended."""
    files = changed(root)
    if child := os.fork():
        return exit_code(child)
    with steps(root, number, act):
        put_together(find_project(root), files)
    os._exit(0)


def test_killed_before_any_step_the_next_command_has_all_or_nothing_and_says_so(root):
    before, number, finished = said(root), 0, 0
    after = {name: content + b"\n" for name, content in before.items()}
    while killed(root, number):
        now = said(root)
        assert all(now[name] in (before[name], after[name]) for name in NAMES), number
        mixed = now not in (before, after)
        project = load(root)
        assert said(root) == (after if mixed else now), number
        assert bool(project.finished.put) is mixed
        assert not (root / ".briefgen" / NOTE).exists()
        for name, content in before.items():
            place(root, name).write_bytes(content)
        number, finished = number + 1, finished + mixed
    assert finished >= len(NAMES) - 1
    assert said(root) == after
    assert load(root).finished.put == ()
    assert not list(root.rglob("*.part"))


def test_a_file_that_somebody_has_changed_since_is_left_and_told(root):
    before = said(root)
    mixed = next(number for number in range(200) if killed(root, number) and said(root) != before)
    open_ = next(name for name in reversed(NAMES) if said(root)[name] == before[name])
    place(root, open_).write_bytes(before[open_].replace(b"{", b" {", 1) + b"\n\n")
    own = said(root)[open_]
    project = load(root)
    assert (project.finished.left, said(root)[open_]) == ((place(root, open_),), own), mixed
    assert load(root).finished.left == ()


@pytest.mark.parametrize("path", ["../out.md", "/tmp/out.md", ".briefgen/out.md", "content/../../out.md"])
def test_a_note_that_leads_elsewhere_is_none(root, path):
    """A folder of a stranger's may hold a note that says anything."""
    note = root / ".briefgen" / NOTE
    note.parent.mkdir()
    here = '{"path": "content/talks/pack.md", "before": null, "after": "%s"}'
    import base64

    done = here % base64.b64encode(said(root)["pack.md"]).decode()
    note.write_text(f'{{"files": [{done}, {{"path": "{path}", "before": null, "after": "YQ=="}}]}}', encoding="utf-8")
    load(root)
    assert not list(root.parent.rglob("out.md"))


def test_while_another_process_is_at_it_nothing_is_done(root):
    seen = []

    def looked(_):
        seen.append(load(root).finished.put)
        os._exit(0 if seen == [()] else 7)

    before = said(root)
    first = next(number for number in range(200) if killed(root, number) and said(root) != before)
    for name, content in before.items():
        place(root, name).write_bytes(content)
    load(root)
    assert killed(root, first, looked) == 0
