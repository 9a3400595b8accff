"""A pack is parsed once: what a build loaded serves the next, and what is made of it is the same."""

import json
import shutil
import stat
from pathlib import Path

import pytest
from support.damage import damaged_records
from support.project import edit
from support.small import PACK, small_content

from briefgen.build import project as owner
from briefgen.build.standing import loaded, read
from briefgen.cli.main import main

RECORD = Path(".briefgen") / PACK / "loaded.json"
BUILD = ("build", "-f", "json")


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def parsed(monkeypatch):
    """Return the packs that were parsed, as they are."""
    made = []
    whole = owner.load_pack

    def load_pack(source, *rest, **options):
        made.append(source.name)
        return whole(source, *rest, **options)

    monkeypatch.setattr(owner, "load_pack", load_pack)
    return made


def built():
    return {path.name: path.read_bytes() for path in Path("build").rglob("*") if path.is_file()}


def taken_away():
    """Take away all that was built, and what is known of it."""
    shutil.rmtree("build")
    (RECORD.parent / "built.json").unlink()


def test_a_pack_is_parsed_once_and_what_is_made_of_it_is_the_same(project, parsed, capsys):
    edit(Path("content") / PACK / "pack.md", "Which port.", "Which port is likely, and who decides today.")
    asked = ("build", "-a", "analyst", "-a", "minister")
    code = main([*asked])
    first, files = capsys.readouterr(), built()
    taken_away()
    assert main([*asked]) == code
    assert (capsys.readouterr(), built()) == (first, files)
    assert "warning" in first.err
    assert parsed == [PACK]
    assert main([*BUILD, "-a", "minister"]) == 0
    assert parsed == [PACK], "another brief of it is made of the same"
    capsys.readouterr()


@pytest.mark.parametrize("name", [f"{PACK}/pack.md", f"{PACK}/new.md", "policy.yaml", "house-rules.yaml"])
def test_where_anything_of_it_was_changed_it_is_parsed_anew(project, parsed, capsys, name):
    main([*BUILD])
    path = Path("content") / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(
        f"{text}\n<!-- a remark -->\n" if name.endswith(".md") else f"{text}\n# a remark\n", encoding="utf-8"
    )
    main([*BUILD])
    assert parsed == [PACK, PACK]
    capsys.readouterr()


def test_where_it_can_be_marked_otherwise_it_is_parsed_anew(project, parsed, capsys):
    main([*BUILD])
    main([*BUILD, "--allow-classified-labels"])
    assert parsed == [PACK, PACK]
    capsys.readouterr()


def test_another_version_parses_anew(project, parsed, capsys, monkeypatch):
    main([*BUILD])
    monkeypatch.setattr(read, "__version__", "999")
    main([*BUILD])
    main([*BUILD, "-a", "minister"])
    assert parsed == [PACK, PACK]
    capsys.readouterr()


def test_it_can_be_forced(project, parsed, capsys):
    main([*BUILD])
    main([*BUILD, "--force"])
    assert parsed == [PACK, PACK]
    capsys.readouterr()


@pytest.mark.parametrize("how", ["cut", "empty", "another thing", "deep", "other words", "other digest", "no text"])
def test_a_damaged_record_is_not_believed_and_made_anew(project, parsed, capsys, how):
    main([*BUILD])
    first, files, record = capsys.readouterr(), built(), RECORD.read_bytes()
    ways = damaged_records(record, b"Which port.", b"Which ship.")
    ways["other digest"] = record.replace(b'"sha256": "', b'"sha256": "0')
    RECORD.write_bytes(ways[how])
    assert RECORD.read_bytes() != record
    taken_away()
    assert main([*BUILD]) == 0
    assert (capsys.readouterr(), built()) == (first, files)
    assert parsed == [PACK, PACK]
    taken_away()
    assert main([*BUILD]) == 0
    assert (capsys.readouterr(), built()) == (first, files)
    assert parsed == [PACK, PACK], "the record is whole again"


def test_a_record_of_other_fields_is_not_believed(project, parsed, capsys):
    main([*BUILD])
    head, _, told = RECORD.read_bytes().partition(b"\n")
    told = told.replace(b'"text_span"', b'"words_span"', 1)
    sealed = json.loads(head) | {"sha256": loaded.digest(told)}
    RECORD.write_bytes(json.dumps(sealed).encode() + b"\n" + told)
    taken_away()
    assert main([*BUILD]) == 0
    assert parsed == [PACK, PACK]
    capsys.readouterr()


def test_a_pack_at_fault_is_not_kept_and_its_faults_are_told_each_time(project, parsed, capsys):
    edit(Path("content") / PACK / "pack.md", "marking:", "mraking:")
    assert main([*BUILD]) == 1
    first = capsys.readouterr()
    assert main([*BUILD]) == 1
    assert capsys.readouterr() == first
    assert parsed == [PACK, PACK]
    assert not RECORD.exists()


def test_what_is_too_long_is_parsed_each_time(project, parsed, capsys, monkeypatch):
    monkeypatch.setattr(loaded, "MOST_BYTES", 1_000)
    main([*BUILD])
    assert not RECORD.exists()
    assert main([*BUILD, "-a", "minister"]) == 0
    assert parsed == [PACK, PACK]
    capsys.readouterr()


def test_the_record_is_for_its_owner_alone(project, capsys):
    main([*BUILD])
    capsys.readouterr()
    assert stat.S_IMODE(RECORD.stat().st_mode) == 0o600
