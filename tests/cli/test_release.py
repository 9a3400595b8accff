"""`briefgen sign`, `status`, `release` and `verify`, as they are typed."""

import json

import pytest
from support.clearance import LAKE, OFFICES, first_edition, second_edition
from support.project import run

from briefgen.build.shown import Change
from briefgen.cli.status import told


@pytest.fixture
def folder(tmp_path):
    return first_edition(tmp_path)


def sign(folder, office, outcome="agreed", on="2024-05-07", **more):
    words = [f"--{name}={value}" for name, value in more.items()]
    said = ("--office", office, "--by", "A. Roe", "--outcome", outcome, "--on", on)
    return run("sign", LAKE, "-a", "minister", *said, *words, cwd=folder)


def test_from_a_draft_to_a_withdrawal(folder):
    """The whole way of a paper: draft, signed, released, corrected, withdrawn."""
    refused = run("release", LAKE, "-a", "minister", cwd=folder)
    assert (refused.code, refused.err.count("[BG267]")) == (1, 2)
    assert run("check", LAKE, "-a", "minister", "--release", cwd=folder).err.count("[BG267]") == 2
    assert [sign(folder, office).code for office in OFFICES] == [0, 0]
    assert run("status", LAKE, "-a", "minister", cwd=folder).out.splitlines()[0] == "minister: signed"
    assert run("release", LAKE, "-a", "minister", cwd=folder).code == 0
    first = folder / f"released/{LAKE}/2024-04-29_Reed-Lake_Minister_v1/2024-04-29_Reed-Lake_Minister_v1.pdf"
    good = run("verify", str(first), cwd=folder)
    assert (good.code, "the very bytes that were agreed to" in good.out) == (0, True)
    second_edition(folder)
    told = run("status", LAKE, "-a", "minister", cwd=folder)
    assert "must look again: Legal adviser, Treasury" in told.out
    [foot] = {line for line in told.out.splitlines() if "the foot of the pages" in line}
    before, after = foot.split(" → ")
    assert "Edition 1 · As of 29\u00a0April 2024" in before
    assert "Edition 2 · As of 6\u00a0May 2024" in after
    assert [sign(folder, office).code for office in OFFICES] == [0, 0]
    assert run("release", LAKE, "-a", "minister", "--supersedes", "1", cwd=folder).code == 0
    old = run("verify", str(first), "--format", "json", cwd=folder)
    assert (old.code, json.loads(old.out)["verdict"], json.loads(old.out)["now"]["edition"]) == (1, "superseded", "2")
    gone = run(
        "release", LAKE, "-a", "minister", "--withdraw", "2", "--reason", "Misread.", "--on", "2024-05-08", cwd=folder
    )
    assert gone.code == 0
    [second] = folder.glob(f"released/{LAKE}/*_v2/*.docx")
    last = run("verify", str(second), cwd=folder)
    assert (last.code, "withdrawn on 2024-05-08: Misread." in last.out) == (1, True)
    assert "no edition of this brief holds" in last.out
    [standing] = [line for line in run("status", LAKE, cwd=folder).out.splitlines() if line.startswith("minister: ")]
    assert standing == "minister: edition 2 was withdrawn on 2024-05-08"


def test_status_as_data(folder):
    assert sign(folder, "Treasury", "objects").code == 0
    data = json.loads(run("status", LAKE, "-a", "minister", "--format", "json", cwd=folder).out)
    [brief] = data["briefs"]
    assert (brief["draft"], brief["awaited"]) == (True, list(OFFICES))
    states = {one["office"]: one["state"] for one in brief["sign_offs"]}
    assert states == {"Legal adviser": "missing", "Treasury": "objects"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--outcome", "maybe"), "Invalid value for '--outcome'"),
        (("--on", "2024-13-01"), "is not a day; write year-month-day"),
        (("--on", "7 May 2024"), "is not a day; write year-month-day"),
        (("--form", "cable"), "has no form 'cable'"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(folder, typed, said):
    rest = ("--office", "Treasury", "--by", "A. Roe", "--outcome", "agreed", "--on", "2024-05-07")
    ran = run("sign", LAKE, "-a", "minister", *rest, *typed, cwd=folder)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert not (folder / ".briefgen" / LAKE / "signoffs").exists()


def test_a_day_to_come_is_a_problem(folder):
    ran = sign(folder, "Treasury", on="2205-05-07")
    assert (ran.code, "'2205-05-07' is still to come" in ran.err) == (1, True)


@pytest.mark.parametrize("typed", [("--withdraw", "1"), ("--on", "2024-05-07"), ("--reason", "x")])
def test_options_of_release_that_do_not_go_together(folder, typed):
    assert run("release", LAKE, "-a", "minister", *typed, cwd=folder).code == 2


def test_of_long_words_those_are_told_that_are_new():
    start = "Agreements are reported as likely. We will not comment on results before they are known, "
    change = Change(
        what="'say-results'", before=f"{start}nor on the talks.", after=f"{start}nor on what was said in them."
    )
    before, after = told(change).split(" → ")
    assert "nor on the talks" in before
    assert "nor on what was said" in after
    assert len(before) < len(start)


def test_verify_by_a_register_alone_says_that_nobody_vouches_for_it(folder, tmp_path):
    assert [sign(folder, office).code for office in OFFICES] == [0, 0]
    assert run("release", LAKE, "-a", "minister", cwd=folder).code == 0
    [released] = folder.glob(f"released/{LAKE}/*_v1/*.docx")
    bare = tmp_path / "elsewhere"
    bare.mkdir()
    near = run("verify", str(released), cwd=bare)
    assert (near.code, "very bytes" in near.out, "nobody vouches for it" in near.out) == (1, False, True)
    data = json.loads(run("verify", str(released), "--format", "json", cwd=bare).out)
    assert (data["verdict"], data["good"], data["vouched_for"]) == ("registered", False, False)
    named = run("verify", str(released), "--register", str(folder / "released/register.csv"), cwd=bare)
    assert (named.code, "very bytes" in named.out, "a register says" in named.out) == (0, False, True)
