"""What a brief left out for its length is told by `fit`, and in the record of its build."""

import json

import pytest
from support.project import run
from support.small import PACK, small_content

FORM = "title: Analyst's brief\nlanguages: [en-GB]\nlimits: [{unit: words, max: %d}]\n"
TEMPLATE = "# {{ pack.title }}\n\n{% for gap in gaps %}\n- {{ gap }}\n{% endfor %}\n"
GAPS = '- Which ships may call. {readers="analyst 2" topic=ports} ^ships\n- Which pilots. {readers="analyst 8" topic=ports} ^pilots\n'


@pytest.fixture
def project(tmp_path):
    small_content(tmp_path)
    pack = tmp_path / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8") + GAPS, encoding="utf-8")
    folder = tmp_path / "templates" / "audiences" / "analyst"
    folder.mkdir(parents=True)
    (folder / "brief.md.j2").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def limited(project, words):
    (project / "templates" / "audiences" / "analyst" / "audience.yaml").write_text(FORM % words, encoding="utf-8")


def test_within_its_limit_nothing_is_cut(project):
    limited(project, 60)
    ran = run("fit", PACK, "-a", "analyst", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "analyst: 1 page, 11 words\n"


def test_what_is_cut_is_named_with_its_rank_and_its_lines(project):
    limited(project, 9)
    ran = run("fit", PACK, "-a", "analyst", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "analyst: 1 page, 9 words",
        "  left out: pilots (rank 8, 1 line)",
        "  to have 'pilots' back, shorten the others by some 1 line",
    ]
    [told] = json.loads(run("fit", PACK, "-a", "analyst", "--format", "json", cwd=project).out)
    assert told["cuts"] == [{"item": "pilots", "rank": 8, "lines": 1}]
    assert not (project / "build").exists()


def test_the_record_of_a_build_has_what_was_cut(project):
    limited(project, 9)
    assert run("build", "-a", "analyst", cwd=project).code == 0
    record = json.loads((project / ".briefgen" / PACK / "manifest.json").read_text(encoding="utf-8"))
    for output in record["outputs"]:
        assert output["cuts"] == [{"item": "pilots", "rank": 8, "lines": 1}]
        assert "pilots" in output["left_out"]


def test_a_brief_that_nothing_makes_short_enough_is_refused(project):
    limited(project, 4)
    ran = run("fit", PACK, "-a", "analyst", cwd=project)
    assert ran.code == 1
    assert "over its limit of 4" in ran.err
