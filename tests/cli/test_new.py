"""`briefgen new NAME`: a pack that builds at once, and what is said where it cannot be made."""

import os
import re
import subprocess
import sys

import pytest
from support.project import Ran, edit, run, run_here

from briefgen.content.policy import load_policy
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root

GIVEN = {
    "--title": "The harbour: what comes next",
    "--readers": "minister, press-lines, public",
    "--marking": "tlp:clear",
    "--as-of": "2031-05-12T18:00+02:00",
}


@pytest.fixture
def new(capsys, monkeypatch):
    """Run `briefgen new harbour` with every option that has to be given; an empty one is left out."""

    def run_new(*more: str, cwd, **given: str) -> Ran:
        options = GIVEN | {f"--{name.replace('_', '-')}": value for name, value in given.items()}
        said = [word for option, value in options.items() if value for word in (option, value)]
        return run_here("new", *(more or ("harbour",)), *said, cwd=cwd, capsys=capsys, monkeypatch=monkeypatch)

    return run_new


def test_the_pack_builds_for_its_readers_and_nothing_is_found(new, tmp_path):
    made = new(cwd=tmp_path)
    assert (made.code, made.out.split()) == (0, ["content/harbour.md", "content/policy.yaml"])
    assert "briefgen build harbour" in made.err
    built = run("build", "harbour", cwd=tmp_path)
    assert (built.code, set(re.findall(r"\[(BG\d+)\]", built.err))) == (0, {"BG172"})
    names = {f"{reader}.{suffix}" for reader in ("minister", "press-lines", "public") for suffix in ("docx", "pdf")}
    assert {path.name for path in (tmp_path / "build/harbour").iterdir()} == names


def test_what_is_not_read_of_a_text_is_told_and_so_are_its_comments(new, tmp_path):
    words = "It sails.\n\n<!-- ask Jo -->\n\nSee ![the map](map.png) and ![the quay](quay.png).\n"
    (tmp_path / "report.md").write_text(words, encoding="utf-8")
    made = new("harbour", "--from", "report.md", cwd=tmp_path)
    assert (made.code, made.err.splitlines()[:2]) == (
        0,
        [
            "not read of report.md: 2 pictures",
            "1 comment stands behind its sentences in the pack, in <!-- -->, which no brief prints",
        ],
    )


def test_the_policy_is_the_bundled_one_and_only_where_none_stands(new, tmp_path):
    assert new(cwd=tmp_path).code == 0
    policy = tmp_path / "content/policy.yaml"
    assert policy.read_bytes() == (bundled_root() / "content/policy.yaml").read_bytes()
    policy.write_text(
        "schemes: [tlp]\naudiences: {minister: {ceiling: {tlp: red}, cites: [public]}}\n", encoding="utf-8"
    )
    own = policy.read_bytes()
    made = new("ferry", cwd=tmp_path, readers="minister")
    assert (made.code, made.out) == (0, "content/ferry.md\n")
    assert policy.read_bytes() == own
    assert "unknown reader 'analyst'" in new("quay", cwd=tmp_path, readers="analyst").err


def test_a_policy_at_fault_is_told_and_nothing_is_written(new, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/policy.yaml").write_text("schemes: [tlpp]\naudiences: {}\n", encoding="utf-8")
    made = new(cwd=tmp_path)
    assert made.code == 1
    assert "tlpp" in made.err
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["policy.yaml"]


@pytest.mark.parametrize(
    ("given", "said", "hint"),
    [
        ({"readers": "ministr, public"}, "unknown reader 'ministr'", "did you mean 'minister'?"),
        ({"marking": "tlp:claer"}, "'tlp' has no level 'claer'", "did you mean 'tlp:clear'?"),
        ({"marking": "gren"}, "'gren' is not a marking", "did you mean 'tlp:green'?"),
        ({"marking": "tlp:green"}, "'public' may not see what is marked tlp:green", "mark it tlp:clear at most"),
        ({"as_of": "2031-05-12"}, "is not a day with a time and a zone", "2025-12-03T18:00+05:30"),
        ({"as_of": "2031-05-12T18:00"}, "has no zone", "+00:00"),
        ({"title": "  "}, "the title has no words", "write what the pack is about"),
        ({"title": "Har\ue000bour"}, "the title holds an invisible character", "type it anew"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_write_instead(new, given, said, hint, tmp_path):
    made = new(cwd=tmp_path, **given)
    assert made.code == 2
    assert said in made.err
    assert hint in made.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", ["Harbour", "har_bour", "../harbour", "con", "readme", "a" * 41, "har--bour", ""])
def test_a_name_that_no_pack_may_have_is_refused(new, name, tmp_path):
    made = new(name, cwd=tmp_path)
    assert (made.code, f"a pack cannot be called '{name}'" in made.err) == (2, True), made.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("there", ["harbour.md", "harbour/pack.md", "harbour.sources/report.txt"])
def test_what_is_there_is_never_overwritten(new, there, tmp_path):
    path = tmp_path / "content" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    made = new(cwd=tmp_path)
    assert (made.code, "already [BG143]" in made.err) == (2, True)
    assert path.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "content/policy.yaml").exists()


def test_nobody_is_asked_where_nobody_sits(new, tmp_path):
    made = new(cwd=tmp_path, title="", marking="")
    assert made.code == 2
    assert "add --title … --marking …" in made.err
    assert run("new", cwd=tmp_path).code == 2


def test_a_person_is_asked_for_what_is_not_given_until_it_can_be(tmp_path):
    there, here = pytest.importorskip("pty").openpty()
    command = [sys.executable, "-m", "briefgen", "new", "harbour", "--title", GIVEN["--title"]]
    answers = "ministr\nminister\ntlp:geen\ngreen\n2031-05-12\n2031-05-12T18:00+02:00\n"
    asking = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdin=here,
        stderr=here,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(bundled_root())},
    )
    os.close(here)
    os.write(there, answers.encode())
    out, _ = asking.communicate(timeout=60)
    said = os.read(there, 20_000).decode()
    os.close(there)
    assert (asking.returncode, out.split()[:1]) == (0, [b"content/harbour.md"]), said
    for told in (
        "did you mean 'minister'?",
        "did you mean 'tlp:green'?",
        "'2031-05-12' is not a day with a time and a zone",
    ):
        assert told in said
    assert "Title" not in said
    written = (tmp_path / "content/harbour.md").read_text(encoding="utf-8")
    assert "readers: [minister]" in written
    assert "marking: tlp:green" in written
    assert "as_of: 2031-05-12T18:00+02:00" in written


def test_a_folder_that_cannot_be_written_keeps_nothing(new, tmp_path):
    (tmp_path / "content").write_text("a file", encoding="utf-8")
    made = new(cwd=tmp_path)
    assert (made.code, "Traceback" in made.err) == (1, False)
    assert (tmp_path / "content").read_text(encoding="utf-8") == "a file"


def test_the_written_policy_is_sound(new, tmp_path):
    assert new(cwd=tmp_path).code == 0
    assert "public" in load_policy(find_project(tmp_path)).policy.audiences


def test_words_of_the_draft_are_changed_and_printed(new, tmp_path):
    assert new(cwd=tmp_path, readers="minister").code == 0
    edit(tmp_path / "content/harbour.md", "Write here what the reader must know.", "The harbour opens.")
    built = run("build", "harbour", "-f", "json", cwd=tmp_path)
    assert (built.code, set(re.findall(r"\[(BG\d+)\]", built.err))) == (0, {"BG172"})
    assert "The harbour opens." in (tmp_path / "build/harbour/minister.json").read_text(encoding="utf-8")


def last_command(ran):
    (*_, line) = ran.err.rstrip().split("\n")
    return line.strip().removeprefix("briefgen ").split()


AUDIENCE = ("--audience", "committee", "--like", "minister")


@pytest.mark.parametrize("readers", ["public", "minister", None])
def test_a_new_audience_that_no_pack_is_for_is_led_to_a_pack_that_builds(readers, new, tmp_path):
    if readers:
        assert new(cwd=tmp_path, readers=readers).code == 0
    made = run("new", *AUDIENCE, cwd=tmp_path)
    assert "No pack is for 'committee' yet: name it beside 'minister' in one" in made.err
    assert "build -a" not in made.err
    begun = last_command(made)
    assert begun == ["new", "my-pack", "--readers", "committee"]
    given = [word for option, value in GIVEN.items() if option not in begun for word in (option, value)]
    assert run(*begun, *given, cwd=tmp_path).code == 0
    assert run("build", "-a", "committee", cwd=tmp_path).code == 0


def test_a_new_audience_that_a_pack_is_for_already_can_be_built(new, tmp_path):
    assert new(cwd=tmp_path, readers="internal").code == 0
    build = last_command(run("new", *AUDIENCE, cwd=tmp_path))
    assert build == ["build", "-a", "committee"]
    assert run(*build, cwd=tmp_path).code == 0
