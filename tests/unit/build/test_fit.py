"""What a brief left out for its length is told by `briefgen fit`, and in the record of its build."""

import pytest
from support.small import PACK, small_project

from briefgen.build.composition import compose_pack
from briefgen.build.manifest import read_outputs
from briefgen.build.pipeline import build
from briefgen.build.project import load
from briefgen.build.request import Asked, BuildRequest
from briefgen.build.standing.told import report_data, report_of
from briefgen.cli.fit import fitted, left_out, shortened

WORDY = " ".join(["word"] * 30)


@pytest.fixture
def project(tmp_path):
    """A project whose desk note, of sixty words at most, has some thirty too many."""
    made = small_project(tmp_path)
    pack = tmp_path / "content" / f"{PACK}.md"
    more = "".join(
        f"- That {WORDY}. {{readers={rank} topic=ports}} ^{name}\n"
        for name, rank in (("ships", '"desk 2"'), ("pilots", '"desk 8"'))
    )
    pack.write_text(pack.read_text(encoding="utf-8") + more, encoding="utf-8")
    (tmp_path / "content" / f"{PACK}.md").write_text(
        pack.read_text(encoding="utf-8").replace("translations:", "topics: [{id: ports, title: Ports}]\ntranslations:"),
        encoding="utf-8",
    )
    return made


def test_what_is_cut_is_named_with_its_rank_and_its_lines(project):
    composed = compose_pack(project, PACK, Asked(audiences=("desk",)))
    [brief] = composed.briefs
    assert list(fitted(brief)) == [
        f"desk: 1 page, {brief.words} words",
        "  left out: pilots (rank 8, 3 lines)",
        "  with 'pilots' back: 9 words over its limit of 60",
    ]
    assert not [found for found in composed.diagnostics if found.code == "BG408" and "pilots" in found.message]


def test_a_brief_within_its_limit_has_its_length_told_alone(project):
    [brief] = compose_pack(project, PACK, Asked(audiences=("post",))).briefs
    assert list(fitted(brief)) == [f"post: 1 page, {brief.words} words"]


def test_the_record_of_a_build_has_what_was_cut(project, tmp_path):
    report = build(
        project, BuildRequest(packs=(PACK,), audiences=("desk",), formats=("docx", "pdf"), output=tmp_path / "build")
    )
    assert len(report.outputs) == 2
    for output in read_outputs(project.folder, PACK):
        assert output.cuts == ({"item": "pilots", "rank": 8, "lines": 3},)
        assert output.play is None
        assert "pilots" in output.left_out
        assert "ships" in output.items
        assert shortened(output) == "desk: left out for length: pilots (briefgen fit tells more)"


def test_of_a_refused_brief_it_is_told_what_went_and_what_was_too_long_by_itself(project, tmp_path):
    own = tmp_path / "templates" / "audiences" / "desk" / "audience.yaml"
    limits = "limits: [{unit: words, max: 20, scope: block}, {unit: words, max: 60}]"
    own.write_text(
        own.read_text(encoding="utf-8").replace("limits: [{unit: words, max: 60}]", limits), encoding="utf-8"
    )
    request = BuildRequest(packs=(PACK,), audiences=("desk",), formats=("docx",), output=tmp_path / "build")
    report = build(load(tmp_path), request)
    assert report.outputs == ()
    first, second = (found for found in report.diagnostics if found.code == "BG402")
    pack = (tmp_path / "content" / f"{PACK}.md").read_text(encoding="utf-8").splitlines()
    assert [pack[found.span.line - 1].rpartition("^")[2] for found in (first, second)] == ["pilots", "ships"]
    assert report.cut == (("desk", ("pilots",)),)
    assert report_of(report_data(report)).cut == report.cut
    assert [left_out(*each) for each in report.cut] == ["desk: left out for length: pilots (briefgen fit tells more)"]
