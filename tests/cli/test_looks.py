"""`--theme`, `--paper` and `list themes`: a look is chosen, and the words stay."""

import json

import pypdfium2
import pytest
from support.project import run
from support.small import PACK, small_content

import briefgen
from briefgen.diagnostics import UnknownNameError


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path)


def outputs(project):
    return json.loads((project / f".briefgen/{PACK}/manifest.json").read_text("utf-8"))["outputs"]


def test_the_themes_are_listed_with_their_title_fonts_and_columns(project):
    assert run("list", "themes", cwd=project).out.splitlines() == [
        "government\tGovernment house style\tNoto Sans\t1 column\tbundled",
        "thinktank\tThink-tank briefing\tNoto Serif, Noto Sans\t2 columns from 5 pages\tbundled",
    ]


def test_a_brief_is_built_in_another_look_for_another_paper(project):
    ran = run("build", "-a", "minister", "--theme", "thinktank", "--paper", "letter", cwd=project)
    assert ran.code == 0, ran.err
    assert {(each["format"], each["theme"], each["paper"]) for each in outputs(project)} == {
        ("docx", "thinktank", "letter"),
        ("pdf", "thinktank", "letter"),
    }
    opened = pypdfium2.PdfDocument(project / f"build/{PACK}/minister.pdf")
    assert opened[0].get_size() == pytest.approx((612, 792), abs=0.1)
    opened.close()


def test_the_record_says_the_usual_look_as_well(project):
    assert run("build", "-a", "minister", "-f", "pdf", cwd=project).code == 0
    [output] = outputs(project)
    assert (output["theme"], output["paper"]) == ("government", "a4")


def test_another_look_takes_the_place_of_the_earlier_one_format_by_format(project):
    assert run("build", "-a", "minister", cwd=project).code == 0
    ran = run("build", "-a", "minister", "-f", "pdf", "--theme", "thinktank", cwd=project)
    assert ran.code == 0
    assert "set aside" not in ran.err
    assert {each["format"]: each["theme"] for each in outputs(project)} == {"docx": "government", "pdf": "thinktank"}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("--theme", "think-tank", "there is no theme 'think-tank'"),
        ("--theme", "thinktank.yaml", "did you mean 'thinktank'?"),
        ("--theme", "../thinktank", "there is no theme"),
        ("--theme", "ministry", "themes are read from "),
        ("--paper", "A5", "there is no paper 'a5'"),
        ("--paper", "foolscap", "the papers are a4, letter"),
    ],
)
def test_a_look_that_there_is_not_is_wrong_usage(project, command, option, name, words):
    ran = run(command, option, name, cwd=project)
    assert ran.code == 2
    assert words in ran.err
    assert not (project / "build").exists()


def test_a_paper_may_be_named_as_it_is_written_elsewhere(project):
    assert run("build", "-a", "minister", "-f", "pdf", "--paper", "A4", cwd=project).code == 0
    assert [each["paper"] for each in outputs(project)] == ["a4"]
    assert run("check", "--paper", "Letter", cwd=project).code == 0


def test_check_looks_at_the_length_on_that_paper(project):
    assert run("check", "--paper", "letter", "--theme", "thinktank", cwd=project).code == 0


def test_the_look_is_chosen_in_python_too(project):
    loaded = briefgen.load(project)
    brief = loaded.brief(PACK, "minister", theme="thinktank", paper="letter")
    assert (brief.theme.name, brief.theme.paper_name) == ("thinktank", "letter")
    assert brief.layout.pages[0].height == pytest.approx(792, abs=0.1)
    with pytest.raises(UnknownNameError, match="no theme 'modern'"):
        loaded.brief(PACK, "minister", theme="modern")
