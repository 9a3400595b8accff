"""`briefgen convert`: what it shows first, what it changes, and what it leaves."""

import json
import os
import shutil
from pathlib import Path

import pytest
from support.project import Ran, edit, sample_project
from support.small import PACK, small_content
from support.stopping import exit_code, steps

from briefgen.authoring.faces.convert import convert
from briefgen.authoring.faces.putting import put_in_place, put_into
from briefgen.authoring.faces.same import unlike
from briefgen.authoring.faces.yaml import items_text
from briefgen.build.files import digest
from briefgen.build.pipeline import build
from briefgen.build.project import load
from briefgen.build.request import BuildRequest
from briefgen.cli.main import main
from briefgen.diagnostics import UserError
from briefgen.document.words import plain_text


@pytest.fixture
def project(tmp_path):
    small_content(tmp_path)
    edit(tmp_path / "content" / PACK / "lines.md", "# If asked", "<!-- desk: who speaks? -->\n# If asked")
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command in this process."""

    def ran(*arguments, cwd):
        monkeypatch.chdir(cwd)
        code = main(arguments)
        out, err = capsys.readouterr()
        return Ran(code=code, out=out, err=err)

    return ran


def files(root):
    """Return the files, other than the folder of records."""
    found = {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    return {path: content for path, content in found.items() if path.parts[0] != ".briefgen"}


def packs(root):
    found = load(root)
    return found.pack(PACK)


def test_what_changes_is_listed_and_off_a_terminal_nothing_is_changed(project, run):
    before = files(project)
    ran = run("convert", PACK, cwd=project)
    assert ran.code == 2
    assert "--yes" in ran.err
    assert ran.out.splitlines() == [
        f"content/{PACK}/pack.md: 2 items",
        f"content/{PACK}/lines.md -> lines.yaml: 2 items",
    ]
    assert files(project) == before


def test_a_dry_run_shows_the_lines(project, run):
    before = files(project)
    ran = run("convert", PACK, "--dry-run", cwd=project)
    assert ran.code == 0
    assert "+      - text: That the talks have agreed anything." in ran.out.splitlines()
    assert "-- That the talks have agreed anything. {.draft} ^agreed" in ran.out.splitlines()
    assert files(project) == before


def test_there_and_back_is_the_canonical_form(project, run):
    assert run("convert", PACK, "--to", "markdown", "--yes", cwd=project).code == 0
    canonical, first = files(project), packs(project)
    there = run("convert", PACK, "--yes", cwd=project)
    assert there.out.splitlines()[-1] == "changed: 2 files, 4 items, all of them as they were"
    folder = project / "content" / PACK
    assert {path.name for path in folder.iterdir()} == {"pack.md", "lines.yaml", "topics.yaml"}
    assert "  # desk: who speaks?\n" in (folder / "lines.yaml").read_text(encoding="utf-8")
    assert unlike(first, packs(project)) is None
    assert run("convert", PACK, "--to", "yaml", cwd=project).out == "nothing to change: 4 items in yaml\n"
    assert run("convert", PACK, "--yes", cwd=project).code == 0
    assert files(project) == canonical


def test_a_pack_of_one_file_stays_one(tmp_path, run):
    small_content(tmp_path)
    folder = tmp_path / "content" / PACK
    text = (folder / "pack.md").read_text(encoding="utf-8").replace(" topic=ports", "")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    file = folder.with_suffix(".md")
    file.write_text(text.replace("# Not", "<!-- desk: ask -->\n# Not"), encoding="utf-8")
    assert run("convert", PACK, "--to", "markdown", "--yes", cwd=tmp_path).code == 0
    markdown = file.read_bytes()
    assert run("convert", PACK, "--yes", cwd=tmp_path).code == 0
    assert b"# desk: ask\n" in file.read_bytes()
    assert file.read_bytes().endswith(b"---\n")
    assert run("convert", PACK, "--yes", cwd=tmp_path).code == 0
    assert file.read_bytes() == markdown


def test_elsewhere_a_whole_pack_is_written_once(project, run):
    before = files(project)
    assert run("convert", PACK, "-o", "out", cwd=project).code == 0
    assert {path.name for path in (project / "out" / PACK).iterdir()} == {"pack.md", "lines.yaml", "topics.yaml"}
    assert run("convert", PACK, "-o", "out", cwd=project).code == 2
    assert {path: content for path, content in files(project).items() if path.parts[0] != "out"} == before


def test_a_name_in_the_way_is_not_overwritten(project, run):
    edit(
        project / "content" / PACK / "lines.md", "# Do not say {.avoid}\n", "# Do not say {.avoid}\n- That it is. ^is\n"
    )
    (project / "content" / PACK / "lines.yaml").write_text("gaps: [{text: Which day., id: day}]\n", encoding="utf-8")
    before = files(project)
    ran = run("convert", PACK, "--to", "yaml", "--yes", cwd=project)
    assert (ran.code, "BG152" in ran.err) == (1, True)
    assert run("convert", PACK, "--yes", cwd=project).code == 2
    assert files(project) == before


def test_a_pack_at_fault_is_not_converted(project, run):
    edit(project / "content" / PACK / "lines.md", "{.draft} ^agreed", "{.draff} ^agreed")
    before = files(project)
    ran = run("convert", PACK, "--yes", cwd=project)
    assert (ran.code, "draff" in ran.err, files(project)) == (1, True, before)


def test_an_unknown_pack_is_wrong_usage(project, run):
    assert run("convert", "nobodys", cwd=project).code == 2


def conversion(root, to="yaml"):
    found = load(root)
    return convert(found.sources[0], found.folder, found.policy, to)


def put(root, to="yaml"):
    put_in_place(conversion(root, to), load(root).folder)


def test_what_would_be_another_pack_is_refused(project, monkeypatch):
    """A writer that lost a field would be found out."""
    monkeypatch.setattr(
        "briefgen.authoring.faces.convert.items_text",
        lambda face: items_text(face).replace("anything", "something"),
    )
    with pytest.raises(UserError, match="it would not be the same: 'agreed' differs"):
        conversion(project)


@pytest.mark.parametrize("at", [0, 1])
def test_where_an_old_file_cannot_be_taken_away_all_is_as_before(project, monkeypatch, at):
    (project / "content" / PACK / "more.md").write_text("# More {.gaps}\n- Which hour. ^hour\n", encoding="utf-8")
    planned = conversion(project)
    before = files(project)
    unlink, gone = Path.unlink, []

    def refuse(path, **options):
        if path.suffix == ".md":
            gone.append(path)
            if len(gone) > at:
                raise PermissionError(13, "Permission denied", str(path))
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OSError, match="denied"):
        put_in_place(planned, load(project).folder)
    monkeypatch.undo()
    assert files(project) == before


def _whole(root, old, new):
    """Tell whether each file is a whole old one or a whole new one."""
    return all(content in (old.get(path), new.get(path)) for path, content in files(root).items() if not _ours(path))


def _ours(path):
    return path.name.startswith(".") and path.name.endswith(".part")


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """A pack of two files that get other names, and one that keeps its own."""
    root = tmp_path_factory.mktemp("several") / "project"
    small_content(root)
    (root / "content" / PACK / "more.md").write_text("# More {.gaps}\n- Which hour. ^hour\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def converted(several, tmp_path_factory):
    root = tmp_path_factory.mktemp("converted") / "project"
    shutil.copytree(several, root)
    planned, folder = conversion(root), load(root).folder
    with steps(root) as counted:
        put_in_place(planned, folder)
    return root, counted.seen


def killed(act, root, number):
    """Carry *act* out in a process that is killed before its step of that number."""
    child = os.fork()
    if not child:
        with steps(root, number, lambda _: os._exit(9)):
            act()
        os._exit(0)
    assert exit_code(child) == 9


def test_it_may_be_killed_before_every_step(several, converted, tmp_path):
    new, count = converted
    states, told, made = [], 0, made_by(several, tmp_path / "made")
    assert count > 10
    for number in range(count):
        root = tmp_path / str(number)
        shutil.copytree(several, root)
        planned, folder = conversion(root), load(root).folder
        killed(lambda planned=planned, folder=folder: put_in_place(planned, folder), root, number)
        assert _whole(root, files(several), files(new)), number
        state = {path: content for path, content in files(root).items() if not _ours(path)}
        after = load(root)
        told += bool(after.settled)
        assert unlike(load(several).pack(PACK), after.pack(PACK)) is None, number
        assert not list(root.rglob("unfinished.json"))
        if state not in states:
            states.append(state)
            assert made_by(root, tmp_path / f"made-{number}") == made
    assert len(states) > 3
    assert told >= 2


def made_by(root, copied):
    """Return what a build makes of a copy of the project."""
    shutil.copytree(root, copied)
    report = build(load(copied), BuildRequest(formats=("json",), output=copied / "build"))
    assert report.outputs
    return {output.path: output.sha256 for output in report.outputs}


def test_what_was_stopped_is_told_by_the_next_command(several, converted, tmp_path, run):
    root = both_stand(several, converted, tmp_path)
    ran = run("list", "packs", cwd=root)
    assert ran.code == 0
    assert f"it is finished now: 'lines.md' of '{PACK}' is gone" in ran.err
    assert "convert" not in run("list", "packs", cwd=root).err


def both_stand(several, converted, tmp_path):
    """Return a project in which a kill has left a file in both faces."""
    _, count = converted
    for number in range(count):
        root = tmp_path / str(number)
        shutil.copytree(several, root)
        planned, folder = conversion(root), load(root).folder
        killed(lambda planned=planned, folder=folder: put_in_place(planned, folder), root, number)
        home = root / "content" / PACK
        if all((home / name).exists() for name in ("lines.md", "lines.yaml")):
            return root
    raise AssertionError("no step leaves both")


def test_an_old_file_changed_since_stays_and_the_new_one_goes(several, converted, tmp_path):
    root = both_stand(several, converted, tmp_path)
    edit(root / "content" / PACK / "lines.md", "anything", "something")
    assert root / "content" / PACK / "lines.yaml" in load(root).settled
    assert "something" in {item.id: item.item.text.source for item in load(root).pack(PACK).items}["agreed"]


def test_a_new_file_changed_since_is_for_its_author_to_settle(several, converted, tmp_path, run):
    root = both_stand(several, converted, tmp_path)
    edit(root / "content" / PACK / "lines.yaml", "anything", "something")
    for _ in range(2):
        ran = run("build", cwd=root)
        assert (ran.code, "BG174" in ran.err) == (1, True)
    (root / "content" / PACK / "lines.md").unlink()
    assert run("list", "packs", cwd=root).code == 0


def test_a_note_of_somebody_elses_takes_nothing_away(project):
    note = project / ".briefgen" / PACK / "unfinished.json"
    note.parent.mkdir(parents=True)
    outside = project / "content" / "policy.yaml"
    entry = {"old": "../policy.yaml", "new": "pack.md", "before": digest(outside.read_bytes()), "after": digest(b"")}
    note.write_text(json.dumps({"renamings": [entry, {"old": 1}, 7, {**entry, "old": 3}]}), encoding="utf-8")
    before = files(project)
    assert load(project).settled == ()
    assert files(project) == before
    note.write_text("[1", encoding="utf-8")
    assert load(project).settled == ()


def test_elsewhere_a_pack_is_whole_or_not_there(several, tmp_path):
    with steps(tmp_path / "out") as counted:
        put_into(conversion(several), tmp_path / "out")
    whole = files(tmp_path / "out")
    for number in range(counted.seen):
        out = tmp_path / f"out-{number}"
        planned = conversion(several)
        killed(lambda planned=planned, out=out: put_into(planned, out), out, number)
        assert not (out / PACK).exists()
        put_into(planned, out)
        assert files(out) == whole


def test_a_file_changed_meanwhile_stays(project):
    planned = conversion(project)
    edit(project / "content" / PACK / "lines.md", "anything", "nothing")
    before = files(project)
    with pytest.raises(OSError, match="meanwhile"):
        put_in_place(planned, load(project).folder)
    assert files(project) == before


def test_line_ends_and_rights_stay(project):
    file = project / "content" / PACK / "lines.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    put(project)
    made = file.with_suffix(".yaml")
    assert made.read_bytes().count(b"\r\n") == made.read_bytes().count(b"\n") > 0
    assert made.stat().st_mode & 0o777 == 0o640 or os.name == "nt"


def test_the_sample_is_the_same_brief_in_both_faces(tmp_path):
    root = sample_project(tmp_path)
    before = load(root)
    name = before.packs[0]
    markdown = before.brief(name, "minister").document
    put(root)
    after = load(root)
    assert not [path for path in (root / "content" / name).glob("*.md") if path.name != "pack.md"]
    assert unlike(before.pack(name), after.pack(name)) is None
    assert [one.message for one in after.findings(name)] == [one.message for one in before.findings(name)]
    assert plain_text(after.brief(name, "minister").document) == plain_text(markdown)
    put(root, "markdown")
    canonical = files(root)
    put(root)
    put(root, "markdown")
    assert files(root) == canonical
