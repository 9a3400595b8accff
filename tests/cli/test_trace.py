"""`briefgen trace`: what it says of files that were built here, of those changed since, and of those that were not."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from support.project import SAMPLE, edit, run, sample_project

PHRASE = "none as agreed"
TALKS = f"content/{SAMPLE}/pack.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the minister's brief built."""
    folder = sample_project(tmp_path_factory.mktemp("built"))
    assert run("build", SAMPLE, "-a", "minister", cwd=folder).code == 0
    return folder


@pytest.fixture
def project(built, tmp_path):
    """A copy of it, to be changed."""
    return shutil.copytree(built, tmp_path / "project")


def traced(project, *arguments, code=0):
    ran = run("trace", *arguments, "--format", "json", cwd=project)
    assert ran.code == code, ran.err
    return json.loads(ran.out)


def place(name):
    return f"build/{SAMPLE}/{name}"


@pytest.mark.parametrize("name", ["minister.pdf", "minister.docx"])
def test_a_phrase_leads_to_its_item_its_line_and_its_sources(built, name):
    found = traced(built, place(name), PHRASE)
    assert found["standing"] == "exact"
    [hit] = found["hits"]
    [origin] = hit["origins"]
    assert (hit["first_page"], hit["words"]) == (1, PHRASE)
    assert (origin["origin"]["item"], origin["origin"]["field"], origin["place"]["path"]) == (
        "bottom-line",
        "text",
        TALKS,
    )
    line = (built / TALKS).read_text("utf-8").splitlines()[origin["place"]["line"] - 1]
    assert "State Visit to India" in line
    cited = {each["id"]: (each["source_grade"], each["information_grade"]) for each in origin["ground"]["sources"]}
    assert cited["article"] == ("F", 6)
    assert [each["id"] for each in origin["ground"]["rests_on"]] == [
        "state-visit",
        "agreements-likely",
        "trade-deficit",
    ]
    assert origin["ground"]["rests_on"][1]["hedge"] == "likely to"


@pytest.mark.parametrize(
    "phrase", ["NONE  as\u00a0agreed.", "none as ag\u00adreed", "likely, none as agreed. India’s trade"]
)
def test_spelling_that_makes_no_difference_makes_none(built, phrase):
    assert len(traced(built, place("minister.pdf"), phrase)["hits"]) == 1


def test_it_prints_the_same_for_people(built):
    ran = run("trace", place("minister.pdf"), PHRASE, cwd=built)
    assert "traced exactly" in ran.out
    assert f"item bottom-line, text (en-GB)  {TALKS}:" in ran.out
    assert "source F, information 6; citable: internal" in ran.out
    assert "rests on: agreements-likely" in ran.out


def test_without_a_phrase_every_sentence_is_listed(built):
    ran = run("trace", place("minister.docx"), cwd=built)
    rows = [line.split("\t") for line in ran.out.split("\n\n", 1)[1].splitlines()]
    assert {len(row) for row in rows} == {6}
    assert any("phrase say (en-GB)" in row[2] and "locales/en-GB.yaml" in row[3] for row in rows)
    assert any("article, discussions 2.1 (source F, information 6)" in row[5] for row in rows)


def test_an_item_leads_to_where_it_is_printed(built):
    hits = traced(built, place("minister.pdf"), "--item", "bottom-line")["hits"]
    assert hits
    assert all("bottom-line" in {each["origin"].get("item") for each in hit["origins"]} for hit in hits)


def test_words_that_are_not_there_are_answered_with_those_near_them(built):
    found = traced(built, place("minister.pdf"), "agreements are reported as signed", code=1)
    assert found["hits"] == []
    assert any("Agreements are reported as likely" in each for each in found["near"])


def test_a_pack_that_has_changed_is_traced_as_it_is_now_and_named(project):
    edit(project / TALKS, "Agreements are reported as likely,", "Agreements are said to be likely,")
    found = traced(project, place("minister.pdf"), "reported as likely, none", code=1)
    assert (found["standing"], found["changes"]["changed"]) == ("changed", [TALKS])
    assert len(traced(project, place("minister.pdf"), "said to be likely")["hits"]) == 1


def test_a_change_that_touches_other_briefs_alone_leaves_it_exact(project):
    edit(project / TALKS, "On payments and on defence production", "On payments and defence production")
    found = traced(project, place("minister.docx"), PHRASE)
    assert (found["standing"], found["changes"]["changed"]) == ("exact", [TALKS])


def test_a_file_that_was_built_over_since_is_still_known(project):
    old = project / "sent.pdf"
    shutil.copy(project / place("minister.pdf"), old)
    edit(project / TALKS, "Agreements are reported as likely,", "Agreements are said to be likely,")
    assert run("build", SAMPLE, "-a", "minister", cwd=project).code == 0
    assert traced(project, "sent.pdf", PHRASE)["standing"] == "changed"
    assert traced(project, place("minister.pdf"), PHRASE)["standing"] == "exact"


def edited(project, old, new, name="returned.docx"):
    """Save the minister's Word document anew under another name, with *new* for *old*."""
    with zipfile.ZipFile(project / place("minister.docx")) as package, zipfile.ZipFile(project / name, "w") as saved:
        for entry in package.namelist():
            content = package.read(entry)
            saved.writestr(entry, content.replace(old, new) if entry == "word/document.xml" else content)


def test_a_word_document_that_somebody_edited_is_known_by_its_id(project):
    edited(project, b"none as agreed", b"all as agreed")
    found = traced(project, "returned.docx", "Agreements are reported as likely")
    assert (found["standing"], bool(found["hits"])) == ("edited", True)
    written = traced(project, "returned.docx", "all as agreed", code=1)
    assert (written["hits"], written["stands_in_file"]) == ([], True)
    assert any("all as agreed" in each for each in traced(project, "returned.docx")["strange"])


def test_a_pdf_that_was_changed_where_it_lies_is_known_by_its_place(project):
    path = project / place("minister.pdf")
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    assert traced(project, place("minister.pdf"), PHRASE)["standing"] == "edited"


def test_a_file_that_was_not_built_here_is_said_to_be_none_of_ours(project):
    path = project / "stranger.pdf"
    path.write_bytes((project / place("minister.pdf")).read_bytes() + b"\n% more\n")
    ran = run("trace", "stranger.pdf", PHRASE, cwd=project)
    assert (ran.code, ran.out) == (1, "")
    assert "was not built here" in ran.err
    assert "[BG561]" in ran.err
    found = traced(project, "stranger.pdf", PHRASE, "--pack", SAMPLE, "--for", "minister", code=1)
    assert (found["standing"], len(found["hits"])) == ("unknown", 1)


@pytest.mark.parametrize("name", ["broken.pdf", "broken.docx", "broken.json", "words.txt"])
def test_a_file_that_cannot_be_read_is_said_so(project, name):
    (project / name).write_bytes(b"{nothing")
    ran = run("trace", name, cwd=project)
    assert ran.code == 1
    assert "[BG560]" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.pdf",),
        (place("minister.pdf"), "x", "--item", "y"),
        (place("minister.pdf"), " "),
        (place("minister.pdf"), "--for", "x"),
    ],
)
def test_wrong_usage(built, arguments):
    assert run("trace", *arguments, cwd=built).code == 2


def test_a_ledger_that_was_tampered_with_is_not_believed(project):
    ledger = project / ".briefgen" / SAMPLE / "ledger.json"
    record = json.loads(ledger.read_text("utf-8"))
    for each in record["files"]:
        each["items"] = "everything"
    ledger.write_text(json.dumps(record), "utf-8")
    assert run("trace", place("minister.pdf"), PHRASE, cwd=project).code == 1
