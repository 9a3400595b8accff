"""`briefgen new --from` and `briefgen coverage`: sentences beside the pack, and which of them no statement cites."""

import json
import re
import shutil

import pytest
from support.project import edit, run, run_here
from support.sourcetexts import ARTICLE, LOCATORS, word

GIVEN = (
    "--title",
    "The harbour",
    "--readers",
    "minister,public",
    "--marking",
    "tlp:clear",
    "--as-of",
    "2031-05-12T18:00+02:00",
)
PACK = "content/harbour.md"
KEPT = "content/harbour.sources"
HEADING = "# Say {.say readers=minister}"
PLACEHOLDER = "BG172"
"""Words that a new pack begins with, and nobody has replaced yet."""


def told(errors):
    return set(re.findall(r"\[(BG\d+)\]", errors))


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("begun")
    (folder / "report.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "Second report.docx").write_bytes(word())
    made = run("new", "harbour", *GIVEN, "--from", "report.txt", "--from", "Second report.docx", cwd=folder)
    assert made.code == 0, made.err
    assert made.out.split() == [PACK, f"{KEPT}/report.txt", f"{KEPT}/second-report.txt", "content/policy.yaml"]
    return folder


@pytest.fixture
def project(begun, tmp_path):
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def briefgen(project, capsys, monkeypatch):
    return lambda *arguments: run_here(*arguments, cwd=project, capsys=capsys, monkeypatch=monkeypatch)


def claim(project, *citations):
    claims = (f"- The quay is new. [{each}] {{.reported}} ^claim-{index}" for index, each in enumerate(citations))
    edit(project / PACK, HEADING, "\n".join((*claims, HEADING)))


def test_the_pack_builds_and_no_word_of_the_texts_is_in_a_brief(begun):
    built = run("build", "harbour", "-f", "json", cwd=begun)
    assert (built.code, told(built.err)) == (0, {PLACEHOLDER})
    for reader in ("minister", "public"):
        assert "envoy" not in (begun / f"build/harbour/{reader}.json").read_text(encoding="utf-8")


def test_every_sentence_stands_in_a_comment_behind_its_place(begun):
    written = (begun / PACK).read_text(encoding="utf-8")
    for source in ("report", "second-report"):
        for locator, words in LOCATORS.items():
            assert f"<!-- [@{source}, {locator}]\n     {words} -->" in written
    assert '      money-plans: "Money and plans"' in written
    assert "issued: unknown" in written
    assert "received: 2031-05-12" in written


def test_words_that_would_end_a_comment_or_are_signs_of_ours_stay_in_it(tmp_path, capsys, monkeypatch):
    text = "# A --> {.say readers=public}\n\nIt says --> so. READERS and NAMES {.say} go `on`. \\<!-- [@x] ^y\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    made = run_here("new", "a", *GIVEN, "--from", "a.md", cwd=tmp_path, capsys=capsys, monkeypatch=monkeypatch)
    assert made.code == 0, made.err
    assert told(run_here("check", "a", cwd=tmp_path, capsys=capsys, monkeypatch=monkeypatch).err) == {PLACEHOLDER}
    assert "READERS and NAMES {.say} go on." in (tmp_path / "content/a.md").read_text(encoding="utf-8")


def test_what_no_statement_cites_is_listed(project, briefgen):
    claim(
        project,
        "@report, lead 1.1",
        "@report, money-plans 1",
        "@report, outlook 2.1-2",
        "@report; @second-report, p. 4",
    )
    found = briefgen("coverage", "harbour", "report")
    assert found.code == 0
    left = ["lead 1.2", "money-plans 2.1", "outlook 1.1"]
    assert found.out.splitlines() == [f"{locator}\t{LOCATORS[locator]}" for locator in left]
    assert "report: of 8 sentences 5 are cited, 0 set aside, 3 left" in found.err


def test_strict_ends_with_1_until_each_is_cited_or_set_aside(project, briefgen):
    claim(project, "@report, lead 1", "@report, money-plans 1", "@report, money-plans 2", "@report, outlook 1.1")
    assert briefgen("coverage", "harbour", "report", "--strict").code == 1
    kept = project / KEPT / "report.txt"
    edit(kept, '"Who knows?"', '~ "Who knows?"')
    edit(kept, "He left.", "~ He left.")
    found = briefgen("coverage", "harbour", "report", "--strict")
    assert (found.code, found.out) == (0, "")
    assert briefgen("coverage", "harbour", "--strict").code == 1


def test_a_sentence_that_is_not_there_is_told_where_it_is_cited(project, briefgen):
    claim(project, "@report, lead 1.3", "@report, outlook 7", "@report, money-plans 99999999999.1")
    found = briefgen("coverage", "harbour", "report")
    assert found.code == 0
    for told in ("no 'lead 1.3'", "'lead 1' has 2 sentences", "no 'outlook 7.1'", "'outlook' has 2 paragraphs", PACK):
        assert told in found.err
    assert found.err.count("BG147") == 3


def test_entries_of_registers_cite_as_items_do(project, briefgen):
    figures = "figures:\n  - {id: cost, value: 4.2, sources: [{source: report, locator: money-plans 1.1}]}\ntopics:"
    edit(project / PACK, "topics:", figures)
    [found] = json.loads(briefgen("coverage", "harbour", "report", "--format", "json").out)
    cited = {each["locator"]: each["items"] for each in found["sentences"] if each["state"] == "covered"}
    assert cited == {"money-plans 1.1": ["figures:cost"]}
    assert (found["text"], found["complete"]) == (f"{KEPT}/report.txt", False)


def test_every_shows_what_cites_each(project, briefgen):
    claim(project, "@report, lead 1.1")
    lines = briefgen("coverage", "harbour", "report", "--every").out.splitlines()
    assert [line.rpartition("\t")[2] for line in lines[:2]] == ["claim-0", "uncovered"]
    assert len(lines) == len(LOCATORS)


def test_a_text_that_is_not_kept_is_named(project, briefgen):
    claim(project, "@second-report, lead 1.1")
    (project / KEPT / "second-report.txt").unlink()
    assert "--text report.txt" in briefgen("coverage", "harbour", "second-report").err
    found = briefgen("coverage", "harbour", "second-report", "--text", "Second report.docx")
    assert (found.code, len(found.out.splitlines())) == (0, len(LOCATORS) - 1)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("harbor", "report"), 2, "did you mean 'harbour'?"),
        (("harbour", "reprot"), 2, "did you mean 'report'?"),
        (("harbour", "--text", "report.txt"), 2, "name it"),
        (("harbour", "report", "--text", "nothing.txt"), 2, "nothing.txt"),
    ],
)
def test_what_is_not_there_is_told(briefgen, arguments, code, said):
    found = briefgen("coverage", *arguments)
    assert (found.code, said in found.err) == (code, True), found.err


def test_a_kept_text_out_of_form_is_told_with_its_line(project, briefgen):
    edit(project / KEPT / "report.txt", "# outlook: Outlook", "# Outlook")
    found = briefgen("coverage", "harbour", "report")
    assert found.code == 1
    assert f"{KEPT}/report.txt:" in found.err
    assert "BG146" in found.err


def test_a_text_that_cannot_be_read_leaves_nothing_behind(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_bytes("Schön.".encode("latin-1"))
    made = run_here("new", "a", *GIVEN, "--from", "a.txt", cwd=tmp_path, capsys=capsys, monkeypatch=monkeypatch)
    assert (made.code, "with the encoding UTF-8" in made.err) == (1, True)
    assert not (tmp_path / "content").exists()


def test_a_text_that_would_make_too_large_a_pack_is_refused(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_text("It sails on and on and on and on and on and on. " * 4_500, encoding="utf-8")
    files = ("--from", "a.txt") * 6
    made = run_here("new", "a", *GIVEN, *files, cwd=tmp_path, capsys=capsys, monkeypatch=monkeypatch)
    assert (made.code, "'a.md' would be too large to be read" in made.err) == (1, True), made.err
    assert not (tmp_path / "content").exists()
