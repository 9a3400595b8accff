"""What the templates say of audiences, languages and looks is read once: what a build read serves the next, and nothing else does."""

import json
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from support.damage import damaged_records
from support.project import edit
from support.small import PACK, small_content

from briefgen.build import forms as owner
from briefgen.build.files import digest
from briefgen.build.standing import forms, read
from briefgen.build.standing.objects import objects_of, objects_text
from briefgen.cli.main import main
from briefgen.resources import templates_root

RECORD = Path(".briefgen") / "forms.json"
BUILD = ("build", "-f", "json", "-a", "minister")
OWN = Path("templates") / "audiences" / "minister"
HOUSE = Path("templates") / "locales" / "en-GB.yaml"
LOOK = Path("templates") / "themes" / "government.yaml"


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_content(tmp_path)
    shutil.copytree(templates_root() / "audiences" / "minister", tmp_path / OWN)
    for name in (HOUSE, LOOK):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"inherit: bundled/{name.stem}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def loaded(monkeypatch):
    """Return what was read of the templates, by the names of audiences and languages."""
    made = []
    for name in ("load_audience", "load_locale"):
        whole = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda called, roots, whole=whole: made.append(called) or whole(called, roots))
    return made


def built():
    return {path.name: path.read_bytes() for path in Path("build").rglob("*") if path.is_file()}


def again(*more):
    """Build as if nothing had been built yet, with what is kept of the templates alone; return all that a user sees."""
    shutil.rmtree("build")
    shutil.rmtree(Path(".briefgen") / PACK)
    code = main([*BUILD, *more])
    return code, built()


def test_templates_are_read_once_and_what_is_made_of_them_is_the_same(project, loaded, capsys):
    code, files, first = main([*BUILD]), built(), capsys.readouterr()
    read_first = [*loaded]
    assert {"minister", "en-GB"} <= {*read_first}
    assert again() == (code, files)
    assert capsys.readouterr() == first
    assert loaded == read_first


def test_what_another_brief_needs_is_read_and_kept_beside_it(project, loaded, capsys):
    main([*BUILD])
    for _ in range(2):
        main([*BUILD, "-a", "analyst"])
        shutil.rmtree("build")
    assert loaded.count("analyst") == loaded.count("minister") == 1
    capsys.readouterr()


@pytest.mark.parametrize("name", [OWN / "audience.yaml", HOUSE, LOOK])
def test_a_changed_file_is_read_anew(project, loaded, capsys, name):
    main([*BUILD])
    with name.open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    main([*BUILD])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_what_a_changed_file_says_goes_into_the_brief(project, capsys):
    main([*BUILD])
    edit(OWN / "audience.yaml", "theme: government", "theme: thinktank")
    anew = again()
    shutil.rmtree(".briefgen")
    shutil.rmtree("build")
    assert (main([*BUILD]), built()) == anew
    capsys.readouterr()


def test_a_file_that_has_gone_is_not_remembered(project, loaded, capsys):
    main([*BUILD])
    shutil.rmtree(OWN)
    main([*BUILD])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_a_file_that_was_added_holds(project, loaded, capsys):
    shutil.rmtree(OWN)
    main([*BUILD])
    shutil.copytree(templates_root() / "audiences" / "minister", OWN)
    main([*BUILD])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_templates_that_lead_elsewhere_are_read_anew(project, loaded, capsys):
    """What is the same in either place, such as a letterhead, is remembered by where it is."""
    Path("templates").rename("one")
    shutil.copytree("one", "other")
    for place in ("one", "other"):
        Path("templates").unlink(missing_ok=True)
        Path("templates").symlink_to(place)
        main([*BUILD])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_another_version_reads_anew(project, loaded, capsys, monkeypatch):
    main([*BUILD])
    monkeypatch.setattr(read, "__version__", "999")
    main([*BUILD])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_it_can_be_forced(project, loaded, capsys):
    main([*BUILD])
    main([*BUILD, "--force"])
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_a_form_at_fault_is_not_kept_and_its_faults_are_told_each_time(project, loaded, capsys):
    with (OWN / "audience.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    assert main([*BUILD]) == 1
    first = capsys.readouterr()
    assert "unknown name 'colour'" in first.err
    assert main([*BUILD]) == 1
    assert capsys.readouterr() == first


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("  floor: 12\n  colour: {paper: white}\n", "colour:"),
        ("  floor: 12\n  colours: {accent: yellow}\n", "yellow"),
        ("theme: government\ndocument: {from: Policy unit}\n", "Policy"),
    ],
    ids=["a name", "a value", "the head"],
)
def test_what_a_form_says_is_told_with_its_place_also_where_the_form_is_kept(project, loaded, capsys, said, at):
    main([*BUILD])
    before, said = said.splitlines()
    edit(OWN / "audience.yaml", f"{before}\n", f"{before}\n{said}\n")
    capsys.readouterr()
    told = []
    for _ in range(2):
        shutil.rmtree(Path(".briefgen") / PACK, ignore_errors=True)
        shutil.rmtree("build", ignore_errors=True)
        assert main([*BUILD, "-l", "hi-IN"]) == 1
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    line = (OWN / "audience.yaml").read_text(encoding="utf-8").splitlines().index(said) + 1
    assert f"audience.yaml:{line}:{said.index(at) + 1}\n" in told[0].err
    assert loaded.count("minister") == 2, "once before it was changed, and once behind that"


def test_a_brief_is_called_by_whom_it_was_cleared_for_whatever_a_record_says(project, loaded, capsys):
    main([*BUILD])
    first, *lines = RECORD.read_bytes().split(b"\n")
    known = dict(zip(json.loads(first)["forms"], lines, strict=True))
    called = json.dumps(["audience", "minister"])
    form = replace(objects_of(known[called].decode()), name="analyst", form_name="covered")
    known[called] = objects_text(form).encode()
    head = json.loads(first) | {"forms": {name: digest(line) for name, line in known.items()}}
    RECORD.write_bytes(b"\n".join((json.dumps(head).encode(), *known.values())))
    files = built()
    assert again() == (0, files)
    assert loaded.count("minister") == 1, "the record is believed"
    capsys.readouterr()


@pytest.mark.parametrize("how", ["cut", "empty", "another thing", "deep", "other words", "no text", "a line more"])
def test_a_damaged_record_is_not_believed_and_made_anew(project, loaded, capsys, how):
    code, files, record = main([*BUILD]), built(), RECORD.read_bytes()
    ways = damaged_records(record, b"government", b"thinktank") | {"a line more": record + b"\n[]"}
    RECORD.write_bytes(ways[how])
    assert RECORD.read_bytes() != record
    assert again() == (code, files)
    assert loaded.count("minister") == 2
    assert again() == (code, files)
    assert loaded.count("minister") == 2, "the record is whole again"
    capsys.readouterr()


def test_a_record_of_other_fields_is_not_believed(project, loaded, capsys):
    code, files = main([*BUILD]), built()
    first, *lines = RECORD.read_bytes().split(b"\n")
    lines = [line.replace(b'"form_name"', b'"name_of_form"', 1) for line in lines]
    head = json.loads(first)
    head["forms"] = {called: digest(line) for called, line in zip(head["forms"], lines, strict=True)}
    RECORD.write_bytes(b"\n".join((json.dumps(head).encode(), *lines)))
    assert again() == (code, files)
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_what_is_of_another_kind_is_not_believed(project, loaded, capsys):
    code = main([*BUILD])
    first, *lines = RECORD.read_bytes().split(b"\n")
    head = json.loads(first)
    lines = [b'[[],["t"]]'] * len(lines)
    head["forms"] = {called: digest(line) for called, line in zip(head["forms"], lines, strict=True)}
    RECORD.write_bytes(b"\n".join((json.dumps(head).encode(), *lines)))
    assert again()[0] == code
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_what_is_too_long_is_read_each_time(project, loaded, capsys, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 1_000)
    main([*BUILD])
    assert not RECORD.exists()
    again()
    assert loaded.count("minister") == 2
    capsys.readouterr()


def test_the_record_is_for_its_owner_alone(project, capsys):
    main([*BUILD])
    capsys.readouterr()
    assert stat.S_IMODE(RECORD.stat().st_mode) == 0o600
