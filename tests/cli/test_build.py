"""What `briefgen build` promises: files, records, exit codes."""

import json
import shutil
import stat

import pikepdf
import pytest
from support import docx
from support.finished import BARRAGE
from support.project import FICTIONAL, SAMPLE, edit, run, sample_project
from support.small import PACK, small_content

from briefgen.build.baselines import read_baseline
from briefgen.build.project import load
from briefgen.document.origins import ItemOrigin
from briefgen.resources import bundled_root


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path)


def built(project):
    return sorted(
        path.relative_to(project / "build").as_posix() for path in (project / "build").rglob("*") if path.is_file()
    )


def manifest(project):
    return json.loads((project / ".briefgen" / PACK / "manifest.json").read_text(encoding="utf-8"))


NINE = (
    "analyst", "business", "diplomat", "minister", "officials", "parliament", "press-lines", "press-note", "public",
)  # fmt: skip


def test_it_writes_docx_and_pdf_for_nine_audiences_of_the_sample_and_nothing_else(tmp_path):
    sample_project(tmp_path)
    ran = run("build", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == [f"build/{name}" for name in built(tmp_path)]
    assert built(tmp_path) == sorted(f"{SAMPLE}/{name}.{suffix}" for name in NINE for suffix in ("docx", "pdf"))


def test_the_ministers_pdf_is_one_page(project):
    ran = run("build", "-a", "minister", "-f", "pdf", cwd=project)
    assert ran.code == 0, ran.err
    assert [output["pages"] for output in manifest(project)["outputs"]] == [1]


def test_what_stands_in_notes_alone_is_in_the_record_of_a_document(tmp_path):
    shutil.copytree(bundled_root() / "tests/packs/right-to-left", tmp_path, dirs_exist_ok=True)
    for form in ((), ("--form", "beside")):
        ran = run("build", *form, "-f", "docx", cwd=tmp_path)
        assert ran.code == 0, ran.err
    [alone, beside] = sorted(
        (tmp_path / ".briefgen/quelin-ferry/baselines").iterdir(), key=lambda at: at.stat().st_size
    )
    for path in (alone, beside):
        baseline = read_baseline(load(tmp_path).folder, "quelin-ferry", path.name.partition(".")[0])
        assert baseline is not None
        told = {piece.origin for note in baseline.notes for piece in note.pieces}
        assert {"timetable", "statistics"} <= {each.item for each in told if isinstance(each, ItemOrigin)}


def test_exhibits_data_are_attached_where_they_are_asked_for(tmp_path):
    shutil.copytree(FICTIONAL, tmp_path, dirs_exist_ok=True)
    ran = run("build", BARRAGE, "-a", "business", "--attach-data", cwd=tmp_path)
    assert ran.code == 0, ran.err
    with pikepdf.open(tmp_path / "build" / BARRAGE / "business.pdf") as pdf:
        assert [*pdf.attachments] == ["exhibit-1.csv"]
    record = json.loads((tmp_path / ".briefgen" / BARRAGE / "manifest.json").read_text(encoding="utf-8"))
    assert {each["format"]: each["data_attached"] for each in record["outputs"]} == {"docx": False, "pdf": True}


def test_data_cannot_be_attached_to_what_holds_no_files(project):
    ran = run("build", "-f", "docx", "--attach-data", cwd=project)
    assert (ran.code, built(project)) == (2, [])
    assert "--attach-data is for PDFs, and none is made; add -f pdf" in ran.err


def has_fonts(path):
    return any(name.endswith(".odttf") for name in docx.members(path.read_bytes()))


@pytest.mark.parametrize(("asked", "has"), [((), True), (("--no-embed-fonts",), False)])
def test_a_word_document_of_one_page_has_its_fonts_unless_they_are_kept_out(project, asked, has):
    ran = run("build", "-a", "minister", "-f", "docx", *asked, cwd=project)
    assert ran.code == 0, ran.err
    assert [has_fonts(path) for path in (project / "build").rglob("*.docx")] == [has]


def test_fonts_cannot_be_kept_out_of_other_formats(project):
    ran = run("build", "-f", "pdf", "--no-embed-fonts", cwd=project)
    assert (ran.code, built(project)) == (2, [])
    assert "add -f docx" in ran.err


def test_without_content_it_builds_the_bundled_sample_and_says_so(tmp_path):
    ran = run("build", "-a", "minister", "-f", "pdf", cwd=tmp_path)
    assert ran.code == 0
    assert "bundled sample" in ran.err
    assert built(tmp_path) == [f"{SAMPLE}/minister.pdf"]


def test_the_record_is_for_its_owner_alone(project):
    run("build", "-a", "minister", "-f", "json", cwd=project)
    path = project / ".briefgen" / PACK / "manifest.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_record_says_what_went_in_and_what_stayed_behind(project):
    run("build", "-a", "minister", "-f", "pdf", cwd=project)
    record = manifest(project)
    assert f"content/{PACK}/pack.md" in {entry["path"] for entry in record["inputs"]}
    [output] = record["outputs"]
    assert output["marking"] == "TLP:GREEN"
    assert output["words"] > 0
    assert output["items"]
    assert {"readers", "unused"} == {reason for withheld in output["withheld"] for reason in withheld["reasons"]}


def test_json_names_the_outputs_and_the_leak_check(project):
    ran = run("build", "-a", "minister", "-f", "json", "--json", cwd=project)
    [output] = json.loads(ran.out)["outputs"]
    assert (output["audience"], output["format"], output["leak_check"]) == ("minister", "json", "clean")


def test_where_the_output_goes_elsewhere_each_field_can_be_told(project):
    ran = run("build", "-a", "minister", cwd=project)
    word, pdf = (line.split("\t") for line in ran.out.splitlines())
    assert (word[0][-5:], pdf[0][-4:]) == (".docx", ".pdf")
    assert (word[1], pdf[1]) == ("", "1")
    assert {word[-1], pdf[-1]} == {"leak check: clean"}
    said = " ".join(run("build", "--help", cwd=project).out.split())
    assert "Pages are told of PDFs alone" in said


def test_formats_and_folder_can_be_chosen(project):
    run("build", "-a", "analyst", "-f", "json", "-o", "out", cwd=project)
    assert [path.name for path in (project / "out").rglob("*.*")] == ["analyst.json"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "no-such-pack"], 2, "no pack 'no-such-pack'"),
        (["build", "-a", "ministre"], 2, "did you mean 'minister'?"),
        (["build", "-a", "officials"], 2, "the policy names no audience 'officials'"),
        (["build", "-f", "pfd"], 2, "did you mean 'pdf'?"),
        (["build", "--as-of", "2025-12-03T18:00"], 2, "has no zone"),
        (["build", "--as-of", "soon"], 2, "is not a day with a time and a zone"),
        (["build", "--as-of", "2025-12-04"], 2, "is not a day with a time and a zone"),
        (["bulid"], 2, "Did you mean 'build'"),
        (["list", "things"], 2, "things"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(project, arguments, code, words):
    ran = run(*arguments, cwd=project)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_of_the_pack_writes_nothing_and_sets_yesterdays_files_aside(project):
    run("build", "-f", "pdf", cwd=project)
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    ran = run("build", "-f", "pdf", cwd=project)
    assert ran.code == 1
    assert built(project) == []
    assert f"set aside: build/{PACK}/minister.pdf" in ran.err
    assert (project / ".briefgen" / PACK / "stale" / "build" / PACK / "minister.pdf").is_file()
    assert manifest(project)["outputs"] == []


def test_building_one_audience_keeps_the_others_record(project):
    run("build", "-f", "json", cwd=project)
    run("build", "-a", "minister", "-f", "json", cwd=project)
    assert {output["audience"] for output in manifest(project)["outputs"]} == {"minister", "analyst"}


def test_a_build_reads_no_clock_and_changes_nothing_the_second_time(project):
    run("build", cwd=project)
    before = manifest(project)
    run("build", cwd=project)
    assert manifest(project) == before


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_built(project):
    (project / "build" / PACK / "minister.pdf" / "inside").mkdir(parents=True)
    ran = run("build", cwd=project)
    assert ran.code == 1
    assert "minister.pdf' cannot be written" in ran.err
    assert built(project) == [f"{PACK}/analyst.docx", f"{PACK}/analyst.pdf"]
    assert {output["audience"] for output in manifest(project)["outputs"]} == {"analyst"}


def test_what_cannot_be_written_hides_no_problem_of_the_pack(project):
    run("build", "-f", "json", cwd=project)
    (project / ".briefgen" / PACK / "stale").write_text("a file where the folder should be", encoding="utf-8")
    edit(project / "content" / PACK / "lines.md", "{raise=may topic=visit}", "{raise=may topic=vist}")
    ran = run("build", "-f", "json", cwd=project)
    assert ran.code == 1
    assert "'vist'" in ran.err
    assert "cannot be written" in ran.err


def test_the_records_are_kept_out_of_version_control(project):
    run("build", "-f", "json", cwd=project)
    assert (project / ".briefgen" / ".gitignore").read_text("utf-8").splitlines()[-1] == "*"
    assert stat.S_IMODE((project / ".briefgen").stat().st_mode) == 0o700


@pytest.mark.parametrize("record", ["[]", '"abc"', "{", '{"outputs": [{"path": 7}]}', '{"outputs": {"path": "x"}}'])
def test_a_damaged_record_is_no_bug(project, record):
    run("build", "-a", "minister", "-f", "json", cwd=project)
    (project / ".briefgen" / PACK / "manifest.json").write_text(record, encoding="utf-8")
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    assert run("build", cwd=project).code == 1


def test_a_record_cannot_make_a_build_move_other_files(project):
    run("build", "-a", "minister", "-f", "json", cwd=project)
    victim = project.parent / "victim"
    victim.write_text("mine", encoding="utf-8")
    path = project / ".briefgen" / PACK / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(f"build/{PACK}/minister.json", "../victim"), "utf-8")
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    run("build", cwd=project)
    assert victim.read_text("utf-8") == "mine"


def test_the_files_of_a_pack_that_is_no_more_do_not_linger(project):
    run("build", "-f", "json", cwd=project)
    (project / "content" / PACK).rename(project / "content" / "the-visit")
    ran = run("build", "-f", "json", cwd=project)
    assert built(project) == ["the-visit/analyst.json", "the-visit/minister.json"]
    assert f"set aside: build/{PACK}/analyst.json" in ran.err


def test_naming_a_thing_twice_builds_it_once(project):
    ran = run("build", "-a", "minister", "-a", "minister", "-f", "json", "-f", "json", "--json", cwd=project)
    assert len(json.loads(ran.out)["outputs"]) == 1


@pytest.mark.parametrize("arguments", [["-a", "ministre"], ["-a", "officials"], ["no-such-pack"]])
def test_a_wrong_name_touches_nothing(project, arguments):
    run("build", "-f", "json", cwd=project)
    before = manifest(project)
    run("build", *arguments, cwd=project)
    assert len(built(project)) == 2
    assert manifest(project) == before


def test_a_fault_sets_aside_only_what_the_build_speaks_of(project):
    run("build", "-f", "json", cwd=project)
    run("build", "-f", "json", "-o", "out", cwd=project)
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    run("build", "-a", "minister", "-f", "json", cwd=project)
    assert built(project) == [f"{PACK}/analyst.json"]
    assert len(list((project / "out").rglob("*.json"))) == 2
    assert len(manifest(project)["outputs"]) == 3


def test_what_is_set_aside_from_two_folders_does_not_collide(project):
    run("build", "-a", "minister", "-f", "json", cwd=project)
    run("build", "-a", "minister", "-f", "json", "-o", "out", cwd=project)
    edit(project / "content" / PACK / "pack.md", "marking: tlp:clear", "marking: tlp:cleer")
    run("build", cwd=project)
    run("build", "-o", "out", cwd=project)
    stale = project / ".briefgen" / PACK / "stale"
    assert sorted(path.relative_to(stale).as_posix() for path in stale.rglob("*.json")) == [
        f"build/{PACK}/minister.json",
        f"out/{PACK}/minister.json",
    ]


def test_a_content_folder_without_a_pack_is_said(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yaml").write_text(
        (bundled_root() / "content" / "policy.yaml").read_text("utf-8"), "utf-8"
    )
    ran = run("build", cwd=tmp_path)
    assert ran.code == 1
    assert "there is no pack in content/" in ran.err


def test_it_says_what_part_of_the_work_the_leak_check_was(project):
    told = json.loads(run("build", "-f", "json", "--json", cwd=project).out)["leak_check"]
    assert 0 < told["share"] < 1
    assert told["seconds"] > 0
