"""`briefgen impact`: what rests on a source, an item or a figure, and who has it."""

import csv
import io
import json

import pytest
from support.project import SAMPLE, edit, run, sample_project
from support.small import small_content


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    """A project with two briefs built, one of them twice."""
    folder = sample_project(tmp_path_factory.mktemp("built"))
    assert run("build", SAMPLE, "-a", "minister", "-a", "press-note", "-f", "pdf", cwd=folder).code == 0
    edit(
        folder / f"content/{SAMPLE}/pack.md", "Agreements are reported as likely,", "Agreements are said to be likely,"
    )
    assert run("build", SAMPLE, "-a", "minister", "-f", "pdf", cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def figure(built):
    ran = run("impact", "deficit-2425", "--format", "json", cwd=built)
    assert ran.code == 0, ran.err
    [found] = json.loads(ran.out)
    return found


def flat(dependents):
    for each in dependents:
        yield each
        yield from flat(each["dependents"])


def test_a_figure_reaches_what_refers_to_it_and_what_rests_on_that(figure):
    own = {each["name"]: each for each in figure["dependents"]}
    assert "is about" in own["items:trade-deficit"]["why"]
    assert any(each.startswith("refers to {figure:deficit-2425} in text") for each in own["items:bottom-line"]["why"])
    above = {each["name"]: each["why"] for each in own["items:trade-deficit"]["dependents"]}
    assert above["items:say-trade"] == ["rests on"]
    assert own["items:trade-deficit"]["place"]["path"] == f"content/{SAMPLE}/record-trade.md"


def test_the_briefs_are_named_in_every_language_and_form_with_what_they_print(figure):
    briefs = {(each["audience"], each["language"], each["form"]): each["printed"] for each in figure["briefs"]}
    assert "figures:deficit-2425" in briefs["public", "ru-RU", None]
    assert "items:say-trade" in briefs["minister", "hi-IN", "covered"]
    assert "items:q-deficit" not in briefs["minister", "en-GB", None]


def test_the_files_are_named_with_what_became_of_them(figure):
    files = [(each["path"], each["standing"]) for each in figure["files"]]
    assert files == [
        (f"build/{SAMPLE}/minister.pdf", "replaced since"),
        (f"build/{SAMPLE}/press-note.pdf", "as built"),
        (f"build/{SAMPLE}/minister.pdf", "as built"),
    ]
    assert "bottom-line" in figure["files"][0]["printed"]


def test_a_source_reaches_items_figures_and_the_briefs_that_may_not_name_it(built):
    ran = run("impact", "galaxy", "--format", "csv", cwd=built)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {row["what"] for row in rows} >= {"dependent", "brief"}
    whys = {row["why"].split(",")[0].split(" ")[0] for row in rows if row["what"] == "dependent"}
    assert "cites" in whys
    assert any(row["audience"] == "analyst" and "sources:galaxy" in row["printed"] for row in rows)
    assert not any(row["audience"] == "public" and "sources:galaxy" in row["printed"] for row in rows)


def test_people_read_a_tree(built):
    ran = run("impact", "items:trade-target", cwd=built)
    assert ran.code == 0
    assert "├─ items:" in ran.out or "└─ items:" in ran.out
    assert "prints" in ran.out


def test_a_name_of_several_things_asks_which(built):
    ran = run("impact", "trade-target", cwd=built)
    assert ran.code == 2
    assert "write figures:trade-target or items:trade-target [" not in ran.err
    assert "[BG564]" in ran.err
    assert "figures:trade-target or items:trade-target" in ran.err


def test_a_name_of_nothing_is_answered_with_those_near_it(built):
    ran = run("impact", "trade-deficits", cwd=built)
    assert ran.code == 2
    assert "trade-deficit" in ran.err


def test_readers_whom_the_pack_does_not_admit_are_not_named(tmp_path):
    folder = small_content(tmp_path)
    edit(
        folder / "content/policy.yaml",
        "audiences:\n",
        "audiences:\n  officials: {ceiling: {tlp: red}, cites: [public]}\n",
    )
    ran = run("impact", "signing", cwd=folder)
    assert (ran.code, "minister" in ran.out) == (0, True)
    assert "officials" not in ran.out
