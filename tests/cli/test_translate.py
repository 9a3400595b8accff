"""`briefgen translate`, `check --release`, and audiences that require languages."""

import json
from dataclasses import replace

import pytest
from support.project import run_here

from briefgen.build import writing
from briefgen.diagnostics import Diagnostic

POLICY = """\
schemes: [tlp]
groups: {internal: [minister, analyst]}
audiences:
  minister: {ceiling: {tlp: red}, cites: [public]}
  analyst: {ceiling: {tlp: red}, cites: [public]}
"""
PACK = """\
---
title: Talks at Arland
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
translations:
  hi-IN: {title: आरलैंड में वार्ता}
topics:
  - id: water
    title: Water
    translations:
      hi-IN: {title: जल}   # as the atlas has it
gaps:
  - id: signing
    topic: water
    text: Who will sign.
    translations: {hi-IN: हस्ताक्षर कौन करेगा।}
---
# Not known {.gaps}
- Which port {topic:water} opens. ^port
  <!-- ask the harbour master -->
  - hi-IN: कौन-सा बंदरगाह खुलेगा।
  - why: Nobody has said.
  - hi-IN.why: किसी ने नहीं कहा।
"""
FORM = """\
inherit: bundled/minister
title: Note
languages: [en-GB, hi-IN]
"""
BRIEF = "# {{ pack.title }}\n\n{% for gap in gaps %}\n- {{ gap }}\n{% endfor %}\n"
SIGNED = ("--language", "hi-IN", "--by", "A. Reader", "--on", "2031-05-02")


@pytest.fixture
def project(tmp_path):
    form = tmp_path / "templates/audiences/minister"
    form.mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/policy.yaml").write_text(POLICY, "utf-8")
    (tmp_path / "content/talks.md").write_text(PACK.replace(" {topic:water}", ""), "utf-8")
    (tmp_path / "templates/locales").mkdir()
    (tmp_path / "templates/locales/hi-IN.yaml").write_text("reviewed: A. Reader, 2031-05-01\n", "utf-8")
    (form / "audience.yaml").write_text(FORM, "utf-8")
    (form / "brief.md.j2").write_text(BRIEF, "utf-8")
    return tmp_path


@pytest.fixture
def ran(project, capsys, monkeypatch):
    return lambda *arguments: run_here(*arguments, cwd=project, capsys=capsys, monkeypatch=monkeypatch)


def change(project, old, new):
    path = project / "content/talks.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def standings(ran):
    data = json.loads(ran("translate", "status", "talks", "--format", "json").out)
    return {one["id"]: one["standing"] for one in data if one["language"] == "hi-IN"}


def recorded(project):
    record = json.loads((project / ".briefgen/talks/manifest.json").read_text("utf-8"))
    return {output["path"]: (output["draft"], output["unread"]) for output in record["outputs"]}


ALL = {"talks": "unreviewed", "signing": "unreviewed", "port": "unreviewed", "topics/water": "unreviewed"}


def test_what_nobody_has_read_is_listed_with_its_place(ran):
    assert standings(ran) == ALL
    out = ran("translate", "status", "talks").out
    assert out.startswith("hi-IN: 0 reviewed, 0 stale, 4 unreviewed, 0 missing\n")
    assert "  unreviewed  content/talks.md:23:12  port\n" in out


def test_a_review_goes_into_both_faces_and_changes_nothing_else(ran, project):
    before = (project / "content/talks.md").read_text("utf-8")
    signed = ran("translate", "review", "talks", *SIGNED)
    assert (signed.code, signed.out) == (0, "reviewed in hi-IN: 4 in content/talks.md\n")
    assert standings(ran) == dict.fromkeys(ALL, "reviewed")
    after = (project / "content/talks.md").read_text("utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert [line.strip().partition(":")[0] for line in gone] == ["hi-IN", "hi-IN", "translations"]
    assert "# as the atlas has it" in after
    assert after.count("A. Reader, 2031-05-02") == 4
    assert "  - hi-IN.review: A. Reader, 2031-05-02, " in after


def test_one_may_be_signed_and_the_rest_left(ran):
    assert ran("translate", "review", "talks", "port", "topics/water", *SIGNED).code == 0
    assert standings(ran) == ALL | {"port": "reviewed", "topics/water": "reviewed"}


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("Which port opens", "Which harbour opens", "port"),
        ("बंदरगाह", "बंदर", "port"),
        ("Nobody has said", "Nobody knows", "port"),
        ("title: Water", "title: Waters", "topics/water"),
        ("Who will sign.", "Who signs.", "signing"),
        ("title: Talks at Arland", "title: Talks", "talks"),
    ],
)
def test_what_changes_afterwards_is_stale_and_its_brief_a_draft(ran, project, old, new, stale):
    ran("translate", "review", "talks", *SIGNED)
    assert ran("build", "-a", "minister", "-l", "hi-IN", "-f", "json").code == 0
    assert recorded(project) == {"build/talks/minister.hi-IN.json": (False, [])}
    change(project, old, new)
    assert standings(ran) == dict.fromkeys(ALL, "reviewed") | {stale: "stale"}
    told = ran("check", "--format", "json").out
    assert [(one["code"], one["severity"]) for one in json.loads(told) if one["code"] == "BG260"] == [
        ("BG260", "warning")
    ]
    assert ran("build", "-a", "minister", "-l", "hi-IN", "-f", "json").code == 0
    [(draft, unread)] = recorded(project).values()
    if stale != "topics/water":  # which this brief does not print
        assert draft
        assert [one["standing"] for one in unread] == ["stale"]
    assert ran("check", "--release", "-l", "hi-IN").code == 1


def test_what_is_no_word_changes_nothing(ran, project):
    ran("translate", "review", "talks", *SIGNED)
    change(project, "Which port opens", "Which   port opens")
    change(project, "<!-- ask the harbour master -->\n", "")
    assert standings(ran) == dict.fromkeys(ALL, "reviewed")


def test_a_review_without_a_hash_is_warned_of_and_can_be_sealed(ran, project):
    change(project, "  - why: Nobody", "  - hi-IN.review: A. Reader, 2031-05-02\n  - why: Nobody")
    assert standings(ran)["port"] == "reviewed"
    [found] = [one for one in json.loads(ran("check", "--format", "json").out) if one["code"] == "BG261"]
    assert '--by "A. Reader" --on 2031-05-02 port`' in found["hints"][0]
    assert ran("translate", "review", "talks", "port", *SIGNED).code == 0
    assert "BG261" not in ran("check", "--format", "json").out


def test_another_ones_review_is_not_taken_over_unasked(ran, project):
    change(project, "  - why: Nobody", "  - hi-IN.review: B. Other, 2031-05-01\n  - why: Nobody")
    ran("translate", "review", "talks", *SIGNED)
    assert "hi-IN.review: B. Other, 2031-05-01\n" in (project / "content/talks.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("talks", "--language", "hi", "--by", "A", "--on", "2031-05-02"), 2, "did you mean 'hi-IN'?"),
        (("talks", "prt", *SIGNED), 2, "did you mean 'port'?"),
        (("talks", "--language", "hi-IN", "--by", "A, B", "--on", "2031-05-02"), 2, "a name without commas"),
        (("talks", "--language", "hi-IN", "--by", "A", "--on", "today"), 2, "today"),
        (("talk", *SIGNED), 2, "there is no pack 'talk' here"),
    ],
)
def test_what_cannot_be_signed_is_told(ran, project, arguments, code, said):
    before = (project / "content/talks.md").read_bytes()
    refused = ran("translate", "review", *arguments)
    assert refused.code == code
    assert said in refused.err
    assert (project / "content/talks.md").read_bytes() == before


def test_an_item_without_an_id_is_not_signed(ran, project):
    change(project, " ^port", "")
    refused = ran("translate", "review", "talks", *SIGNED)
    assert refused.code == 1
    assert "has no id" in refused.err


def test_what_blocks_a_release(ran, project):
    assert ran("check", "-a", "minister", "-l", "hi-IN").code == 0
    found = ran("check", "-a", "minister", "-l", "hi-IN", "--release", "--format", "json")
    told = json.loads(found.out)
    assert {one["code"] for one in told if one["severity"] == "error"} == {"BG262"}
    ran("translate", "review", "talks", *SIGNED)
    assert ran("check", "-a", "minister", "-l", "hi-IN", "--release").code == 0
    change(project, "opens. ^port", "opens. {.draft}")
    codes = {one["code"] for one in json.loads(ran("check", "-a", "minister", "--release", "--format", "json").out)}
    assert {"BG263", "BG151"} <= codes


def test_unread_words_of_the_house_block_a_release(ran, project):
    ran("translate", "review", "talks", *SIGNED)
    (project / "templates/locales/hi-IN.yaml").unlink()
    told = json.loads(ran("check", "-a", "minister", "-l", "hi-IN", "--release", "--format", "json").out)
    assert [one["code"] for one in told if one["severity"] == "error"] == ["BG264"]


def require(project, tags="[en-GB, hi-IN]"):
    form = project / "templates/audiences/minister/audience.yaml"
    form.write_text(f"{FORM}required: {tags}\n", "utf-8")


def built(project):
    return sorted(path.name for path in (project / "build").rglob("*.json"))


def test_an_audience_gets_every_language_that_it_requires(ran, project):
    require(project)
    assert ran("build", "-a", "minister", "-f", "json").code == 0
    assert built(project) == ["minister.hi-IN.json", "minister.json"]


def test_it_gets_all_of_them_or_none(ran, project):
    require(project)
    ran("build", "-a", "minister", "-f", "json")
    change(project, "  - hi-IN: कौन-सा बंदरगाह खुलेगा।\n", "")
    refused = ran("build", "-a", "minister", "-f", "json")
    assert refused.code == 1
    assert "BG508" in refused.err
    assert "BG266" in refused.err
    assert built(project) == []
    assert ran("build", "-a", "minister", "-f", "json", "-l", "en-GB").code == 0
    assert built(project) == ["minister.json"]


def test_a_required_language_is_one_of_its_own(ran, project):
    require(project, "[ru-RU]")
    refused = ran("check", "-a", "minister")
    assert refused.code == 1
    assert "'ru-RU' is required, and is none of its languages" in refused.err


def test_a_leak_in_one_language_keeps_the_others_back(ran, project, monkeypatch):
    require(project)
    ran("build", "-a", "minister", "-f", "json")
    read = writing.leak_check

    def leaks_in_hindi(contents, question):
        found = read(contents, question)
        leaked = Diagnostic(code="BG550", message="it says too much", audience=question.audience)
        hindi = "वार्ता".encode() in contents["json"]
        return replace(found, diagnostics=(*found.diagnostics, leaked)) if hindi else found

    monkeypatch.setattr(writing, "leak_check", leaks_in_hindi)
    refused = ran("build", "-a", "minister", "-f", "json", "--force")
    assert refused.code == 1
    assert "it says too much" in refused.err
    assert refused.err.count("[BG266]") == 1
    assert built(project) == []


def test_an_export_for_an_audience_has_all_words_that_its_build_demands(ran, project):
    """The brief prints neither a topic's title nor why something is not known, and is not built without them."""
    form = project / "templates/audiences/minister/audience.yaml"
    form.write_text(FORM.replace("inherit: bundled/minister\n", ""), "utf-8")
    out = project / "talks.xlf"
    assert ran("translate", "export", "talks", "-l", "hi-IN", "-a", "minister", "-o", str(out)).code == 0
    handed = out.read_text("utf-8")
    assert {words for words in ("Water", "Nobody has said.") if words in handed} == {"Water", "Nobody has said."}


@pytest.mark.parametrize("reviewed", [True, False])
def test_the_house_s_own_phrases_are_told_of(ran, project, reviewed):
    if not reviewed:
        (project / "templates/locales/hi-IN.yaml").unlink()
    said = ran("translate", "status", "talks", "-l", "hi-IN").out
    assert ("every brief in hi-IN is a DRAFT for the house's own phrases" in said) is not reviewed
