"""`briefgen import`, `new --word` and `new --excel`, as they are typed."""

import importlib.util
import io
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.docx import members
from support.handed import HEAD, LISTED, PACK, WHOLE, book, form, project, taken_book, texts
from support.project import Ran

from briefgen.authoring.intake.take import apply
from briefgen.build.project import load
from briefgen.cli.main import main
from briefgen.resources import bundled_root


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command in the folder, in this process: a process of its own takes longer to begin than all it does."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments):
        code = main(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return running


@pytest.fixture
def ferry(tmp_path):
    of = project(tmp_path)
    filled = book(of)
    filled["Figures"]["C2"] = 4.6
    filled["Figures"].append(["quay-depth", "Depth", 7.5])
    filled.save(tmp_path / f"{PACK}.xlsx")
    return tmp_path


LIST = """\
added    figure quay-depth  (Figures!A4)
           title: Depth
           value: 7.5
changed  figure quay-cost, value  (Figures!C2)
         - 4.2
         + 4.6
ferry.xlsx into ferry: 1 added, 1 changed, 7 unchanged
"""


def test_the_list_comes_first_and_without_yes_nothing_is_changed(ferry, run):
    before = texts(ferry)
    ran = run("import", "ferry.xlsx")
    assert (ran.code, ran.out) == (0, LIST)
    assert ran.err == "nothing was changed; --yes makes these changes\n"
    assert texts(ferry) == before


def test_yes_changes_the_files_and_a_second_time_there_is_nothing(ferry, run):
    mode = (ferry / "content/ferry/figures.yaml").stat().st_mode
    ran = run("import", "ferry.xlsx", "--yes")
    assert (ran.code, ran.out, ran.err) == (0, LIST, "changed: content/ferry/figures.yaml\n")
    assert (ferry / "content/ferry/figures.yaml").stat().st_mode == mode
    again = run("import", "ferry.xlsx", "--yes")
    assert (again.code, again.out) == (0, "ferry.xlsx into ferry: 0 added, 0 changed, 9 unchanged\n")
    assert run("check").code == 0


def corrected(path, cells):
    """Write cells of the book anew, as its author does once more."""
    again = load_workbook(path)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        again[sheet][cell] = value
    again.save(path)


def test_a_second_correction_in_the_same_book_goes_in(ferry, run):
    path = ferry / f"{PACK}.xlsx"
    assert run("import", path.name, "--yes").code == 0
    corrected(path, {"Figures!C2": 4.8, "Figures!C4": 8.5})
    again = run("import", path.name, "--yes")
    assert (again.code, "changed here and in the pack" in again.err) == (0, False)
    figures = texts(ferry)[f"{PACK}/figures.yaml"]
    assert "value: 4.8" in figures
    assert "value: 8.5" in figures
    corrected(path, {"Figures!C2": 4.2})
    assert run("import", path.name, "--yes").code == 0
    assert texts(ferry)[f"{PACK}/figures.yaml"].count("value: 4.2") == 1


def test_a_second_correction_does_not_undo_what_the_pack_says_since(ferry, run):
    path = ferry / f"{PACK}.xlsx"
    another = ferry / "of-a-colleague.xlsx"
    another.write_bytes(path.read_bytes())
    assert run("import", path.name, "--yes").code == 0
    changed = ferry / "content" / PACK / "figures.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("value: 4.6", "value: 4.7"), encoding="utf-8")
    left = run("import", path.name, "--yes")
    assert "'value' of 'quay-cost' has changed in the pack since it was written: left alone" in left.err
    corrected(path, {"Figures!C2": 4.9})
    refused = run("import", path.name, "--yes")
    assert (refused.code, "has changed here and in the pack" in refused.err) == (1, True)
    corrected(another, {"Figures!C2": 5.1})
    refused = run("import", another.name, "--into", PACK, "--yes")
    assert (refused.code, "has changed here and in the pack" in refused.err) == (1, True)


def test_of_a_book_that_went_in_the_memory_alone_is_another(ferry, run):
    path = ferry / f"{PACK}.xlsx"
    before = members(path.read_bytes())
    assert run("import", path.name, "--yes").code == 0
    after = members(path.read_bytes())
    assert [*after] == [*before]
    [changed] = [name for name in before if before[name] != after[name]]
    assert "quay-depth" in after[changed].decode()
    assert load_workbook(path)["As written"].sheet_state == "veryHidden"


def test_a_book_that_cannot_be_written_is_told_and_the_pack_has_its_changes(ferry, run, monkeypatch):
    path = ferry / f"{PACK}.xlsx"
    written = path.read_bytes()

    def refuse(*_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("briefgen.authoring.intake.book.renewed.replace_own", refuse)
    ran = run("import", path.name, "--yes")
    assert ran.code == 0
    assert "the book itself could not be written (permission denied): make further corrections in a new one" in ran.err
    assert "value: 4.6" in texts(ferry)[f"{PACK}/figures.yaml"]
    assert path.read_bytes() == written


def test_a_book_without_its_memory_gets_none(ferry, run):
    path = ferry / f"{PACK}.xlsx"
    bare = load_workbook(path)
    del bare["As written"]
    bare.save(path)
    written = path.read_bytes()
    assert run("import", path.name, "--yes").code == 0
    assert path.read_bytes() == written


def test_one_fault_refuses_the_whole(ferry, run):
    filled = load_workbook(ferry / "ferry.xlsx")
    filled["Figures"]["C3"] = "58,9"
    filled.save(ferry / "ferry.xlsx")
    before = texts(ferry)
    ran = run("import", "ferry.xlsx", "--yes")
    assert ran.code == 1
    assert "error: '58,9' has a decimal comma [BG161]\n --> ferry.xlsx, Figures!C3\n  = hint: write 58.9\n" in ran.err
    assert ran.err.endswith("1 error\nnothing was changed: mend what is named above, and import again\n")
    assert texts(ferry) == before


@pytest.mark.parametrize(("answer", "changed"), [("y", True), ("n", False)])
def test_at_a_terminal_somebody_is_asked(ferry, answer, changed):
    before = texts(ferry)
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "briefgen", "import", "ferry.xlsx"]
    environment = {**os.environ, "PYTHONPATH": str(bundled_root())}
    with subprocess.Popen(
        command, cwd=ferry, stdin=inner, stderr=inner, stdout=subprocess.PIPE, env=environment
    ) as running:
        os.write(outer, f"{answer}\n".encode())
        said = running.communicate(timeout=60)[0].decode()
        asked = os.read(outer, 4096).decode()
    os.close(outer)
    os.close(inner)
    assert (running.returncode, said) == (0, LIST)
    assert "Make these changes? [y/N]" in asked
    assert (texts(ferry) != before) is changed


def test_a_full_round_begins_with_an_empty_folder(tmp_path, run):
    made = run("new", "harbour", "--word", "--title", "The harbour", "--readers", "minister")
    assert (made.code, made.out) == (0, "harbour.docx\n")
    assert "briefgen import harbour.docx" in made.err
    assert run("new", "harbour", "--word").code == 2
    (tmp_path / "harbour.docx").write_bytes(form(WHOLE, head=HEAD, sources=[LISTED]))
    ran = run("import", "harbour.docx", "--yes")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "written: content/policy.yaml, content/harbour.md")
    assert "harbour.docx into a new pack harbour: 9 added" in ran.out
    assert ran.out.count("readers: all of the pack, since none are named\n") == 5
    assert run("new", "harbour", "--excel", "-l", "hi-IN").out == "harbour.xlsx\n"
    filled = load_workbook(io.BytesIO((tmp_path / "harbour.xlsx").read_bytes()))
    assert filled["Dates"]["A2"].value == "opening"
    assert filled["Translations"]["D2"].value == "hi-IN"
    assert run("import", "harbour.xlsx").code == 0
    form_of_pack = run("new", "other", "--word")
    assert form_of_pack.code == 0


def test_a_form_goes_where_it_says_under_whatever_name_it_comes_back(ferry, run):
    (ferry / "ferry.xlsx").unlink()
    assert run("new", "ferry", "--word").code == 0
    (ferry / "ferry.docx").rename(ferry / "ferry (2).docx")
    assert run("import", "ferry (2).docx").out.endswith("into ferry: 0 added, 0 changed, 1 unchanged\n")
    (ferry / "jo-filled.docx").write_bytes(form(WHOLE, head=HEAD, sources=[LISTED]))
    ran = run("import", "jo-filled.docx")
    assert ran.code == 2
    assert "into: --into ferry; or that it is a new pack: --into jo-filled" in ran.err
    assert "into a new pack jo-filled: 9 added" in run("import", "jo-filled.docx", "--into", "jo-filled").out
    (ferry / "harbour (1).docx").write_bytes(form(WHOLE, head={**HEAD, "Pack": "harbour"}, sources=[LISTED]))
    assert "into a new pack harbour: 9 added" in run("import", "harbour (1).docx").out


def test_a_brief_is_no_form(ferry, run):
    parts = {
        "docProps/custom.xml": '<p name="briefgen-document"><vt:lpwstr>0123</vt:lpwstr></p>',
        "word/document.xml": "<x/>",
    }
    with zipfile.ZipFile(ferry / "minister.docx", "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    ran = run("import", "minister.docx")
    assert ran.code == 1
    assert "error: 'minister.docx' is a brief, not a form [BG159]\n  = hint: change the pack" in ran.err
    assert ran.err.count("error:") == 1


def test_a_book_is_of_a_pack_that_is_there(ferry, run):
    ran = run("new", "fery", "--excel")
    assert ran.code == 2
    assert "there is no pack 'fery' to make a book of" in ran.err
    assert "did you mean 'ferry'?" in ran.err
    assert not (ferry / "fery.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ferry.xlsm",), "save it as .xlsx, without macros"),
        (("ferry.txt",), "briefgen new NAME --from ferry.txt"),
        (("ferry.pages",), "a form is .docx, a book .xlsx"),
        (("ferry.xlsx", "--into", "fery"), "there is no pack 'fery'"),
        (("ferry.xlsx", "--received", "May"), "write it as 2031-05-12"),
        (("README.docx",), "a pack cannot be called 'readme'"),
    ],
)
def test_what_is_asked_wrongly_is_said(ferry, run, arguments, said):
    (ferry / arguments[0]).touch()
    if arguments[0] == "ferry.xlsx":
        book(project(ferry / "other")).save(ferry / "ferry.xlsx")
    ran = run("import", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_library_that_is_missing_is_named(ferry, run, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "briefgen.authoring.intake.libraries.find_spec", lambda name: None if name == "openpyxl" else found(name)
    )
    ran = run("import", "ferry.xlsx")
    assert ran.code == 1
    assert (
        'this needs the library openpyxl [BG167]\n  = hint: install it: python -m pip install "briefgen[excel]"'
        in ran.err
    )


def test_a_file_that_cannot_be_put_in_place_leaves_all_as_it_was(ferry, run, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = texts(ferry)
    monkeypatch.setattr(Path, "replace", full)
    ran = run("import", "ferry.xlsx", "--yes")
    assert ran.code == 1
    assert "figures.yaml' cannot be written: no space left on device" in ran.err
    assert texts(ferry) == before


def test_a_file_that_somebody_else_has_changed_meanwhile_is_left(ferry):
    figures = ferry / "content/ferry/figures.yaml"
    filled = load_workbook(ferry / "ferry.xlsx")
    intake = taken_book(load(ferry), filled, ferry / "ferry.xlsx")
    figures.write_bytes(figures.read_bytes() + b"# mine\n")
    before = texts(ferry)
    with pytest.raises(OSError, match="changed meanwhile"):
        apply(intake)
    assert texts(ferry) == before


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_a_text_is_told_what_makes_a_pack_of_it(name, ferry, run):
    (ferry / name).write_text("It sails.\n", encoding="utf-8")
    ran = run("import", name)
    assert ran.code == 2
    assert f"briefgen new NAME --from {name}" in ran.err
