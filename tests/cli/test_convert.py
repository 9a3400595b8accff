"""`briefgen convert`: what it shows first, what it changes, and what it leaves."""

import os
from pathlib import Path

import pytest
from support.project import Ran, edit, sample_project
from support.small import PACK, small_content

from briefgen.authoring.faces.convert import convert
from briefgen.authoring.faces.putting import put_in_place
from briefgen.authoring.faces.same import unlike
from briefgen.authoring.faces.yaml import items_text
from briefgen.build.project import load
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
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


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
        put_in_place(planned)
    monkeypatch.undo()
    assert files(project) == before


def test_a_file_changed_meanwhile_stays(project):
    planned = conversion(project)
    edit(project / "content" / PACK / "lines.md", "anything", "nothing")
    before = files(project)
    with pytest.raises(OSError, match="meanwhile"):
        put_in_place(planned)
    assert files(project) == before


def test_line_ends_and_rights_stay(project):
    file = project / "content" / PACK / "lines.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    put_in_place(conversion(project))
    made = file.with_suffix(".yaml")
    assert made.read_bytes().count(b"\r\n") == made.read_bytes().count(b"\n") > 0
    assert made.stat().st_mode & 0o777 == 0o640 or os.name == "nt"


def test_the_sample_is_the_same_brief_in_both_faces(tmp_path):
    root = sample_project(tmp_path)
    before = load(root)
    name = before.packs[0]
    markdown = before.brief(name, "minister").document
    put_in_place(conversion(root))
    after = load(root)
    assert not [path for path in (root / "content" / name).glob("*.md") if path.name != "pack.md"]
    assert unlike(before.pack(name), after.pack(name)) is None
    assert [one.message for one in after.findings(name)] == [one.message for one in before.findings(name)]
    assert plain_text(after.brief(name, "minister").document) == plain_text(markdown)
    put_in_place(conversion(root, "markdown"))
    canonical = files(root)
    put_in_place(conversion(root))
    put_in_place(conversion(root, "markdown"))
    assert files(root) == canonical
