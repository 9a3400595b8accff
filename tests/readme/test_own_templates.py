"""What the guide to templates of one's own shows is right: its files, written as they stand, build; its commands do what they say."""

import re
from typing import Final

import pytest
from support import docx
from support.project import SAMPLE, run, sample_project

from briefgen.audience.load import audience_names, load_audience
from briefgen.render.excess import LINES
from briefgen.render.loader import LONGEST, LONGEST_TOGETHER
from briefgen.resources import PACKAGE, templates_root

GUIDE: Final = PACKAGE.parent / "docs/own-templates.md"
OURS: Final = templates_root()

if not GUIDE.is_file():
    pytest.skip("the guide stands in the repository", allow_module_level=True)

TEXT: Final = GUIDE.read_text("utf-8")
FILES: Final = dict(re.findall(r"^```\w+ (templates/\S+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))
COMMANDS: Final = re.findall(r"^briefgen (.*)$", TEXT, re.MULTILINE)
BLOCKS: Final = dict(re.findall(r"^\| `([a-z-]+)` \| ([a-z, ;:]+) \|$", TEXT, re.MULTILINE))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = sample_project(tmp_path_factory.mktemp("own"))
    for name, text in FILES.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return project, run("build", "-a", "minister", cwd=project)


def test_the_files_build_together(built):
    project, ran = built
    assert ran.code == 0, ran.err
    assert len(FILES) == 5
    words = docx.body_text((project / "build" / SAMPLE / "minister.docx").read_bytes())
    assert "In short" in words
    assert "What we know" in words
    assert words.index("Not known") < words.index("Who can tell you more") < words.index("The duty desk answers")
    assert "Dates" not in words.split("\n")


def test_a_look_of_the_house_is_in_it(built):
    project, _ = built
    listed = run("list", "themes", cwd=project).out
    assert "government\tMinistry of Works" in listed
    assert "own over bundled" in listed


def test_the_commands_do_what_they_say(built):
    project, _ = built
    assert COMMANDS == ["new --audience committee --like minister", "build -a committee"]
    pack = project / "content" / SAMPLE
    for path in pack.glob("*.md"):
        path.write_text(re.sub(r"\bminister\b(?= [0-9])", "minister 1, committee", path.read_text("utf-8")), "utf-8")
    assert run(*COMMANDS[0].split(), cwd=project).code == 0
    ran = run(*COMMANDS[1].split(), cwd=project)
    assert (project / "build" / SAMPLE / "committee.docx").is_file(), ran.err


NEW: Final = "new harbour --title Harbour --readers internal --marking tlp:clear --as-of 2031-05-12T18:00+02:00"


def test_the_commands_work_as_a_pair_on_a_pack_that_new_wrote(tmp_path):
    for command in (NEW, *COMMANDS, "check"):
        ran = run(*command.split(), cwd=tmp_path)
        assert (ran.code, "error: " in ran.err) == (0, False), ran.err
    assert (tmp_path / "build/harbour/committee.docx").is_file()


@pytest.mark.parametrize("name", audience_names((OURS,)))
def test_the_blocks_are_those_of_the_templates(name):
    files = [OURS / each for each in load_audience(name, (OURS,)).templates.values()]
    listed = re.findall(r"[a-z-]+", BLOCKS[name].replace("its cable", ""))
    found = [block for path in sorted(files) for block in re.findall(r"\{% block (\w+) %\}", path.read_text("utf-8"))]
    assert sorted(set(listed)) == sorted(set(found))


def test_the_limits_are_those_of_the_code():
    assert (
        f"{LONGEST:,} characters, those of one brief {LONGEST_TOGETHER:,} together; a brief up to {LINES:,} lines"
        in TEXT
    )


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\((?!http)([^)#]+)", TEXT):
        assert (GUIDE.parent / target).is_file(), target
