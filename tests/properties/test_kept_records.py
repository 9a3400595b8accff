"""Whatever stands in a record of `.briefgen/`, also where somebody has sealed it again: no command stumbles over it, and files come
out as they would without it.

A seal is no signature. Briefs and packs as earlier builds kept them are taken, where every seal fits, as a template would be: of
these it is asked that a build ends as one does.
"""

import json
import shutil
from pathlib import Path
from random import Random

import pytest
from support import batches
from support.clearance import LAKE, OFFICES, first_edition
from support.respelt import respelt

from briefgen.build.files import digest
from briefgen.build.project import Project
from briefgen.build.sealed import SEAL, seal_of
from briefgen.cli.main import BUG, main

TURNS = 6
BUILD = ("build", "-f", "docx", "-f", "json")
PART = (*BUILD, "-a", "minister")
HOME = Path(".briefgen") / LAKE
KEPT = Path("kept")
STATE = ("build", ".briefgen", "released")
WORD = KEPT / "build" / LAKE / "minister.docx"
READ = (("inspect", str(WORD), "--for", "minister"), ("review", str(WORD)))
SIGNED = (("status", LAKE), ("verify", str(WORD)), ("release", LAKE, "-a", "minister", "--supersedes", "1"))
BY = {
    "built.json": (BUILD,),
    "briefs.json": (PART,),
    "loaded.json": (PART,),
    "../forms.json": (PART,),
    "manifest.json": (BUILD, *READ),
    "ledger.json": (BUILD, *READ),
    "access.json": (("who", LAKE),),
    "baselines/*.minister.json": (*READ, PART),
    "signoffs/minister.*.json": SIGNED,
    "releases/minister.*.json": SIGNED,
    "heads/*/minister.json": SIGNED,
}
"""Each record, and the commands that read it."""
MADE_ANEW = {"built.json", "manifest.json", "ledger.json", "baselines/*.minister.json"}
"""Records that say nothing of a brief."""
RIGHT = {0, 1}
"""What a command ends with that has done what it does, or has told what is wrong."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every record that there is of a pack."""
    folder = first_edition(tmp_path_factory.mktemp("kept"))
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        for office in OFFICES:
            main(["sign", LAKE, "-a", "minister", "--office", office, "--by", "A. Roe", "--outcome", "agreed", "--on", "2024-05-07"])  # fmt: skip
        assert main([*BUILD]) == 0
        assert main(["release", LAKE, "-a", "minister"]) == 0
        assert main(["who", LAKE, "--keep"]) == 0
        for name in STATE:
            shutil.copytree(name, KEPT / name)
    return folder


@pytest.fixture
def project(made, monkeypatch):
    monkeypatch.chdir(made)
    yield made
    again()


def again():
    for name in STATE:
        shutil.rmtree(name)
        shutil.copytree(KEPT / name, name)


def change(path, random):
    content = respelt(path.name, path.read_bytes(), random)
    path.write_bytes(content)
    head = HOME / "heads" / path.parent.name / "minister.json"
    if head.is_file() and path.name.startswith("minister.0"):
        # So does whoever seals the last record anew.
        said = json.loads(content)
        own = {
            "count": json.loads(head.read_bytes())["count"],
            "last": said.get(SEAL) if isinstance(said, dict) else "",
        }
        head.write_text(json.dumps(own | {SEAL: seal_of(own)}), encoding="utf-8")


def built():
    return {path.name: digest(path.read_bytes()) for path in (Path("build") / LAKE).iterdir()}


@pytest.mark.parametrize("name", BY)
def test_no_command_stumbles_over_a_record(project, capsys, name):
    whole = built()
    for turn in range(TURNS):
        random = Random(f"{name} {turn}")
        change(max(HOME.glob(name)), random)
        for command in BY[name]:
            assert main([*command]) in RIGHT, (turn, command, capsys.readouterr().err)
        assert name not in MADE_ANEW or built() == whole, turn
        again()


@pytest.mark.parametrize("where", [("readability", "grade"), ("readability",), ("cuts",), ("leak_states",)])
def test_a_table_of_what_was_built_is_never_made_of_what_nobody_wrote(project, capsys, where):
    whole = built()
    path = HOME / "built.json"
    record = json.loads(path.read_bytes())
    for entry in record["builds"].values():
        report = entry["report"]
        for holder in [report] if where == ("leak_states",) else report["outputs"]:
            inner = holder if len(where) == 1 else holder[where[0]]
            inner[where[-1]] = [{}] if where == ("cuts",) else {}
        entry[SEAL] = seal_of({key: value for key, value in entry.items() if key != SEAL})
    record[SEAL] = seal_of({key: value for key, value in record.items() if key != SEAL})
    path.write_text(json.dumps(record), encoding="utf-8")
    assert main([*BUILD]) == 0, capsys.readouterr().err
    assert built() == whole


@pytest.mark.parametrize("name", ["results.jsonl", "about.json"])
def test_no_batch_stumbles_over_what_one_before_it_has_left(tmp_path, name):
    run = batches.run
    run(batches.write_project(tmp_path, batches.rows(2)), formats=("docx",))
    whole = batches.hashes(tmp_path / "out")
    [home] = (tmp_path / ".briefgen").glob("*/batch/*")
    kept = (home / name).read_bytes()
    for turn in range(TURNS):
        (home / name).write_bytes(respelt(name, kept, Random(f"{name} {turn}")))
        other = run(tmp_path, formats=("docx",), form=None, name="other-{code}", output=tmp_path / "elsewhere")
        report = run(tmp_path, formats=("docx",), resume=True)
        assert (other.failed, report.failed) == (0, 0)
        assert batches.hashes(tmp_path / "out").items() >= whole.items(), turn


def broken(name):
    """Let what is kept of all briefs, or of the pack, say of every number that it is a table, and seal it."""
    path = HOME / name
    first, *lines = path.read_bytes().split(b"\n")
    lines = [line.replace(b",1]", b",{}]") for line in lines]
    head = json.loads(first)
    if name == "loaded.json":
        head["sha256"] = digest(lines[0])
    elif name == "../forms.json":
        head["forms"] = {called: digest(line) for called, line in zip(head["forms"], lines, strict=True)}
    else:
        for known, line in zip(head["briefs"].values(), lines, strict=True):
            known["sha256"] = digest(line)
        head[SEAL] = seal_of({key: value for key, value in head.items() if key != SEAL})
    path.write_bytes(b"\n".join((json.dumps(head).encode(), *lines)))


@pytest.mark.parametrize("name", ["loaded.json", "briefs.json", "../forms.json"])
def test_where_a_build_cannot_go_on_with_what_is_kept_it_goes_on_without(project, monkeypatch, name):
    whole = built()
    anew = []
    from_nothing = Project.from_nothing
    monkeypatch.setattr(Project, "from_nothing", lambda self: anew.append(self) or from_nothing(self))
    broken(name)
    assert main([*PART, "-f", "pdf"]) == 0
    assert {file: built()[file] for file in whole} == whole
    assert len(anew) <= 1


def test_a_fault_of_our_own_stays_one(project, failing):
    failing(ZeroDivisionError)
    assert main([*PART, "-f", "pdf"]) == BUG


@pytest.mark.parametrize("fault", [ZeroDivisionError, MemoryError])
def test_what_kept_records_cannot_be_to_blame_for_is_not_tried_again(project, failing, fault):
    if fault is not MemoryError:
        for name in ("built.json", "briefs.json", "loaded.json", "../forms.json"):
            (HOME / name).unlink()
    tried = failing(fault)
    assert main([*PART, "-f", "pdf"]) == BUG
    assert len(tried) == 1


@pytest.fixture
def failing(monkeypatch, tmp_path):
    """Let builds fail, and note how often."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def failing(fault):
        tried = []

        def fail(*_):
            tried.append(fault)
            raise fault

        monkeypatch.setattr("briefgen.build.pipeline._put_pack", fail)
        return tried

    return failing
