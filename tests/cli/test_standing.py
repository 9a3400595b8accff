"""What nothing has changed for is left alone, and told again word for word; whatever is read, a change of it is built."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from support.project import edit
from support.small import PACK, small_content

from briefgen.build import pipeline
from briefgen.build.standing import read
from briefgen.cli.main import main

BUILT = Path("build") / PACK
RECORD = Path(".briefgen") / PACK / "built.json"
BUILD = ("build", "-f", "json")


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def packs(monkeypatch):
    """Return the packs that were built, as they are."""
    made = []
    whole = pipeline._built

    def built_pack(project, name, *rest, **more):
        made.append(name)
        return whole(project, name, *rest, **more)

    monkeypatch.setattr(pipeline, "_built", built_pack)
    return made


def stamps():
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in Path("build").rglob("*") if path.is_file()}


def write(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def template(name):
    return (read.bundled_root() / "templates" / name).read_text(encoding="utf-8")


def test_a_second_build_builds_nothing_and_says_the_same(project, packs, capsys):
    assert main([*BUILD]) == 0
    first, files = capsys.readouterr(), stamps()
    assert main([*BUILD]) == 0
    assert capsys.readouterr() == first
    assert "BG" in first.err, "there is a warning, which is told again"
    assert packs == [PACK]
    assert stamps() == files


def test_problems_and_the_exit_code_are_told_again(project, packs, capsys):
    edit(Path("content") / PACK / "pack.md", "readers=minister marking=tlp:green", "readers=minister marking=tlp:red")
    main([*BUILD])
    edit(Path("content") / PACK / "lines.md", "anything.", "anything{figure:none}.")
    assert main([*BUILD]) == 1
    capsys.readouterr()
    packs.clear()
    assert main([*BUILD]) == 1
    first = capsys.readouterr()
    assert packs == []
    assert main([*BUILD, "--force"]) == 1
    assert capsys.readouterr() == first


def test_as_data_it_is_the_same_but_for_what_the_leak_check_took(project, capsys):
    main([*BUILD, "--json"])
    first = json.loads(capsys.readouterr().out)
    main([*BUILD, "--json"])
    second = json.loads(capsys.readouterr().out)
    assert second.pop("leak_check") == {"share": 0.0, "seconds": 0.0}
    first.pop("leak_check")
    assert second == first


def test_other_options_are_another_build(project, packs, capsys):
    for asked in (
        [],
        ["-a", "minister"],
        ["--as-of", "2031-05-04T09:00+00:00"],
        ["--raise-marking", "tlp:amber"],
        ["-o", "out"],
    ):
        main([*BUILD, *asked])
        main([*BUILD, *asked])
    assert len(packs) == 5
    capsys.readouterr()


CHANGES = {
    "an item's words": lambda: edit(Path("content") / PACK / "pack.md", "Which port.", "Which harbour."),
    "a comment": lambda: write(Path("content") / PACK / "lines.md", (Path("content") / PACK / "lines.md").read_text() + "<!-- x -->\n"),
    "a register": lambda: edit(Path("content") / PACK / "topics.yaml", "The visit", "The journey"),
    "a new file of items": lambda: write(Path("content") / PACK / "more.md", "# Not known {.gaps}\n- Who pays. ^pays\n"),
    "a file that goes": (Path("content") / PACK / "lines.md").unlink,
    "data of the pack": lambda: write(Path("content") / PACK / "data" / "trade.csv", "year,value\n2030,1\n"),
    "an image of the pack": lambda: write(Path("content") / PACK / "images" / "map.svg", "<svg/>"),
    "a hidden image": lambda: write(Path("content") / PACK / "images" / ".map.svg", "<svg/>"),
    "the policy": lambda: edit(Path("content") / "policy.yaml", "ceiling: {tlp: amber}", "ceiling: {tlp: clear}"),
    "the rules of the house": lambda: write("content/house-rules.yaml", "forbidden: []\n"),
    "a template that hides ours": lambda: write("templates/audiences/minister/brief.md.j2", template("audiences/minister/brief.md.j2") + "\n"),
    "a part that templates include": lambda: write("templates/partials/own.md.j2", "x\n"),
    "a locale": lambda: write("templates/locales/en-GB.yaml", "strings: {scope-analyst: All of it}\n"),
    "a theme": lambda: write("templates/themes/own.yaml", "inherits: neutral\n"),
    "a font": lambda: write("templates/fonts/own/OFL.txt", "free"),
    "a list of words": lambda: write("templates/usage/xx.yaml", "{}\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_whatever_is_read_is_built(project, packs, capsys, change):
    main([*BUILD])
    CHANGES[change]()
    packs.clear()
    main([*BUILD])
    assert packs == [PACK]
    packs.clear()
    main([*BUILD])
    assert packs == []
    capsys.readouterr()


def test_time_alone_changes_nothing_and_a_change_that_time_hides_is_seen(project, packs, capsys):
    main([*BUILD])
    packs.clear()
    file = Path("content") / PACK / "pack.md"
    os.utime(file, (1, 1))
    main([*BUILD])
    assert packs == []
    edit(file, "Which port.", "Which fort.")
    os.utime(file, (1, 1))
    main([*BUILD])
    assert packs == [PACK]
    capsys.readouterr()


def test_a_letterhead_of_another_content_is_built_anew(project, packs, capsys):
    pytest.importorskip("docx").Document().save("letter.docx")
    asked = ["build", "-f", "docx", "-a", "minister", "--reference", "letter.docx"]
    main(asked)
    packs.clear()
    main(asked)
    before = list(packs)
    Path("letter.docx").write_bytes(Path("letter.docx").read_bytes() + b"\0")
    main(asked)
    assert len(packs) == len(before) + 1
    capsys.readouterr()


def test_another_version_builds_anew(project, packs, capsys, monkeypatch, tmp_path):
    main([*BUILD])
    monkeypatch.setattr(read, "__version__", "999")
    main([*BUILD])
    (tmp_path / "libraries" / "reportlab-999.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    main([*BUILD])
    assert packs == [PACK] * 3
    capsys.readouterr()


def test_a_pack_alone_is_built_where_the_other_stands(project, packs, capsys):
    shutil.copytree(Path("content") / PACK, Path("content") / "more")
    main([*BUILD])
    packs.clear()
    edit(Path("content") / "more" / "pack.md", "Which port.", "Which harbour.")
    assert main([*BUILD, "--json"]) == 0
    assert packs == ["more"]
    made = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    assert {Path(output["path"]).parent.name for output in made["outputs"]} == {PACK, "more"}


def test_a_file_that_was_changed_by_hand_is_built_anew_and_what_it_was_is_kept(project, packs, capsys):
    main([*BUILD])
    file = BUILT / "minister.json"
    good = file.read_bytes()
    file.write_text("a remark of mine", encoding="utf-8")
    capsys.readouterr()
    assert main([*BUILD]) == 0
    said = capsys.readouterr().err
    assert "built anew: build/talks/minister.json had been changed since it was built" in said
    assert file.read_bytes() == good
    kept = [path for path in (Path(".briefgen") / PACK / "stale").iterdir() if path.name.endswith("minister.json")]
    assert [path.read_text(encoding="utf-8") for path in kept] == ["a remark of mine"]
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    assert main([*BUILD]) == 0
    assert "built anew" not in capsys.readouterr().err


def test_a_file_that_was_deleted_is_there_again(project, packs, capsys):
    main([*BUILD])
    (BUILT / "minister.json").unlink()
    main([*BUILD])
    assert (BUILT / "minister.json").is_file()
    (BUILT / "left.txt").write_text("x", encoding="utf-8")
    main([*BUILD])
    assert len(packs) == 3, "what stands beside the files may be for a build to set aside"
    capsys.readouterr()


def test_it_can_be_forced(project, packs, capsys):
    main([*BUILD])
    main([*BUILD, "--force"])
    main([*BUILD])
    assert packs == [PACK, PACK]
    capsys.readouterr()


def damaged(record, how):
    text = record.read_text(encoding="utf-8")
    match how:
        case "cut":
            return text[: len(text) // 2]
        case "empty":
            return ""
        case "another thing":
            return "[1, 2]"
        case "deep":
            return "[" * 100_000
        case "other words":
            return text.replace('"clean"', '"not read"')
        case "other files":
            return text.replace("minister.json", "../../minister.json")
    return None


@pytest.mark.parametrize("how", ["cut", "empty", "another thing", "deep", "other words", "other files"])
def test_a_damaged_record_is_not_believed(project, packs, capsys, how):
    main([*BUILD])
    first = capsys.readouterr()
    text = damaged(RECORD, how)
    assert text != RECORD.read_text(encoding="utf-8")
    RECORD.write_text(text, encoding="utf-8")
    assert main([*BUILD]) == 0
    assert capsys.readouterr() == first
    assert packs == [PACK, PACK]


def test_the_record_is_for_its_owner_alone(project, capsys):
    main([*BUILD])
    capsys.readouterr()
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path(".briefgen").rglob("built.json")} == {0o600}


def test_what_changes_while_it_is_built_is_built_again(project, packs, capsys, monkeypatch):
    whole = pipeline.composed

    def composition(*asked):
        composed = whole(*asked)
        edit(Path("content") / PACK / "pack.md", "Which port.", "Which harbour.")
        return composed

    monkeypatch.setattr(pipeline, "composed", composition)
    main([*BUILD])
    monkeypatch.setattr(pipeline, "composed", whole)
    main([*BUILD])
    assert "Which harbour." in (BUILT / "analyst.json").read_text(encoding="utf-8")
    capsys.readouterr()


def test_two_builds_at_once_come_to_the_same_and_what_they_made_stands(project, packs, capsys):
    running = [
        subprocess.Popen([sys.executable, "-m", "briefgen", *BUILD], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert said[0] == said[1]
    main([*BUILD])
    assert capsys.readouterr().out.encode() == said[0]
    assert packs == []
