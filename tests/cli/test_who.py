"""`briefgen who`."""

import csv
import io

import pytest
from support.project import edit, run
from support.small import PACK, small_content


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path)


def test_it_prints_a_table(project):
    ran = run("who", PACK, cwd=project)
    assert ran.code == 0, ran.err
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert lines[0][-2:] == ["analyst", "minister"]
    assert ["signing", "gap", "", "Who will sign.", "pack.md:11", "R", "yes"] in lines
    assert sorted(path.name for path in project.iterdir()) == ["content"]


def test_a_reader_whom_the_pack_does_not_name_has_no_column(project):
    edit(project / "content" / PACK / "pack.md", "readers: internal", "readers: [minister]")
    ran = run("who", PACK, cwd=project)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0].split("\t")[-2:] == ["place", "minister"]
    assert "is not for 'analyst'" in run("who", PACK, "-a", "analyst", cwd=project).err


def test_it_prints_csv(project):
    ran = run("who", PACK, "-a", "minister", "--format", "csv", cwd=project)
    assert next(row[-1] for row in csv.reader(io.StringIO(ran.out))) == "minister"


@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_a_sheet_stands_among_the_units_records(project, name):
    ran = run("who", PACK, "--format", name, cwd=project)
    assert ran.out == f".briefgen/{PACK}/access.{name}\n", ran.err
    path = project / ".briefgen" / PACK / f"access.{name}"
    assert path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert not (project / "build").exists()


def test_a_sheet_goes_where_it_is_told_but_not_among_what_is_sent(project):
    assert run("who", PACK, "-o", "who.pdf", cwd=project).code == 0
    assert (project / "who.pdf").read_bytes().startswith(b"%PDF")
    assert run("who", PACK, "-o", "who.csv", cwd=project).code == 0
    assert (project / "who.csv").read_text(encoding="utf-8-sig").startswith("id,kind")
    ran = run("who", PACK, "-o", "build/who.pdf", cwd=project)
    assert ran.code == 2
    assert "build/" in ran.err


def test_what_was_kept_is_compared_with(project):
    ran = run("who", PACK, "--keep", cwd=project)
    assert ran.code == 0
    assert "kept as agreed: .briefgen/talks/access.json" in ran.err
    edit(project / "content" / PACK / "pack.md", "{readers=minister marking=tlp:green}", "{marking=tlp:green}")
    ran = run("who", PACK, cwd=project)
    assert next(line for line in ran.out.splitlines() if line.startswith("signing")).endswith("yes +\tyes")
    kept = project / "agreed.json"
    kept.write_bytes((project / ".briefgen" / PACK / "access.json").read_bytes())
    assert run("who", PACK, "--keep", cwd=project).code == 0
    assert "yes +" not in run("who", PACK, cwd=project).out
    assert "yes +" in run("who", PACK, "--since", "agreed.json", cwd=project).out


def test_the_items_alone(project):
    rows = [
        [line.split("\t")[1] for line in run("who", PACK, *asked, cwd=project).out.splitlines()[1:]]
        for asked in ((), ("--items",))
    ]
    assert set(rows[0]) - set(rows[1]) == {"topic"}
    assert {"gap", "question"} <= set(rows[1])
    assert run("who", PACK, "--items", "-o", "who.pdf", cwd=project).code == 0
    assert (project / "who.pdf").read_bytes().startswith(b"%PDF")


def test_what_changed_of_the_items_alone(project):
    assert run("who", PACK, "--keep", cwd=project).code == 0
    edit(project / "content" / PACK / "topics.yaml", "The visit", "A visit")
    edit(project / "content" / PACK / "pack.md", "Who will sign.", "Who signs.")
    assert "\ttopic\twords\t" in run("who", PACK, cwd=project).out
    items = run("who", PACK, "--items", cwd=project).out
    assert "\tgap\twords\t" in items
    assert "topic" not in items


@pytest.mark.parametrize(
    "arguments", [("nothing",), (PACK, "--items", "--keep"), (PACK, "-a", "ministre"), (PACK, "--keep", "-a", "minister"), (PACK, "-o", "x", "--format", "table")]
)  # fmt: skip
def test_wrong_usage(project, arguments):
    assert run("who", *arguments, cwd=project).code == 2


def test_a_spoilt_table_is_said(project):
    (project / "old.json").write_text("{", encoding="utf-8")
    ran = run("who", PACK, "--since", "old.json", cwd=project)
    assert ran.code == 1
    assert "BG559" in ran.err
    assert "Traceback" not in ran.err
