"""What the guide to content shows is right: its packs build as they stand, and its other examples load, under the sample's
policy.
"""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from support import docx, pdf
from support.project import run

from briefgen.content.load import load_pack
from briefgen.content.policy import load_policy
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs
from briefgen.resources import PACKAGE

CONTENT: Final = PACKAGE.parent / "content"
README: Final = CONTENT / "README.md"
BLOCK: Final = re.compile(r"^```markdown\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
REGISTERS: Final = re.compile(r"^```yaml\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
LABELS: Final = re.compile(r"^```yaml labels\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
HOUSE: Final = re.compile(r"^```yaml house\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
ITEMS: Final = re.compile(r"^```yaml items\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
CONVERSIONS: Final = re.compile(r"^briefgen (convert [^#\n]*?) *(?:#.*)?$", re.MULTILINE)
REGISTERS_SHOWN: Final = {"sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits"}
BOTTOM_LINE: Final = re.compile(r"^# Bottom line .*\n- (?P<words>[^\[\n]+?) \[@", re.MULTILINE)
NAME: Final = "tarrow-ferry"
PUBLISHED: Final = "ferry-count"
AUDIENCES: Final = ("minister", "analyst")
TEXT_OF: Final[Mapping[str, Callable[[bytes], str]]] = {"docx": docx.body_text, "pdf": pdf.structure_text}

if not README.is_file():
    pytest.skip("the guide to content stands in the repository", allow_module_level=True)

GUIDE: Final = README.read_text(encoding="utf-8")


def example(words: str) -> str:
    """Return the one example of Markdown in which *words* stand."""
    [found] = [text for text in BLOCK.findall(GUIDE) if words in text]
    return str(found)


def new_project(folder: Path, **files: str) -> Path:
    """Return a project with the sample's policy and these files of content, each named without its suffix."""
    content = folder / "content"
    content.mkdir()
    shutil.copy(CONTENT / "policy.yaml", content)
    for name, text in files.items():
        suffix = "yaml" if name == "house" else "md"
        (content / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    return folder


def assert_clean(*arguments: str, project: Path) -> None:
    ran = run(*arguments, cwd=project)
    assert (ran.code, ran.err) == (0, "")


@pytest.fixture(scope="module")
def pack() -> str:
    return example("title: The ferry between")


@pytest.fixture(scope="module")
def project(pack: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds the guide's first pack alone."""
    return new_project(tmp_path_factory.mktemp("project"), **{NAME: pack})


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The folder of the finished briefs."""
    assert_clean("build", project=project)
    return project / "build" / NAME


def test_nothing_is_found_in_the_pack(project: Path) -> None:
    assert_clean("check", project=project)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format_", TEXT_OF)
def test_each_brief_prints_the_bottom_line(pack: str, built: Path, audience: str, format_: str) -> None:
    bottom_line = BOTTOM_LINE.search(pack)
    assert bottom_line is not None
    printed = TEXT_OF[format_]((built / f"{audience}.{format_}").read_bytes())
    assert bottom_line["words"] in " ".join(printed.split())


def test_the_items_in_yaml_are_those_of_the_pack(pack: str, tmp_path: Path) -> None:
    project = new_project(tmp_path, **{NAME: pack})
    commands = CONVERSIONS.findall(GUIDE)
    assert len(commands) == 3
    for command in commands:
        assert run(*command.split(), cwd=project).code == 0
    written = (project / "content" / f"{NAME}.md").read_text(encoding="utf-8")
    [shown] = ITEMS.findall(GUIDE)
    for part in shown.split("\n  - heading: ")[1:]:
        assert part.strip("\n").split("\n      - ")[0] in written
        assert all(item.strip("\n") in written for item in part.split("\n      - ")[1:])


def test_claims_in_conflict_stand_with_the_reason(pack: str, tmp_path: Path) -> None:
    heading = "# What we know {.facts .say topic=ferry readers=analyst}\n"
    before, _, rest = pack.partition("# What we know")
    _, _, after = rest.partition("# Say")
    people = re.compile(r"^people:\n.*?(?=^topics:)", re.MULTILINE | re.DOTALL)
    source = "  - {id: port-notice, title: Notice of the port, issued: 2031-05-10, citable: official}\n"
    text = people.sub(source, f"{before}{heading}{example('^later-sailing')}# Say{after}").replace(
        '"minister, analyst"', "analyst"
    )
    project = new_project(tmp_path, conflict=text.replace("[minister, analyst]", "[analyst]"))

    assert_clean("build", project=project)
    printed = docx.body_text((project / "build" / "conflict" / "analyst.docx").read_bytes())
    assert "The group counts from the end of the works" in printed


@pytest.mark.parametrize("language", [(), ("--language", "hi-IN")])
def test_the_published_pack_builds_in_both_languages_under_the_house(language: tuple[str, ...], tmp_path: Path) -> None:
    house = HOUSE.search(GUIDE)
    assert house is not None
    project = new_project(tmp_path, house=house["text"], **{PUBLISHED: example("title: Who takes the ferry")})

    assert_clean("build", *language, project=project)
    stem = ".".join(("public", *language[1:]))
    assert "desk@example.org" in docx.body_text((project / "build" / PUBLISHED / f"{stem}.docx").read_bytes())


def test_the_registers_and_the_published_bullet_load(pack: str, tmp_path: Path) -> None:
    front = (
        pack.partition("\nsources:")[0]
        .replace("[minister, analyst]", "[internal, published]")
        .replace("green", "clear")
    )
    registers = "".join(REGISTERS.findall(GUIDE))
    harbour = f"{front}\n{registers}---\n{example('^quay-closed')}"

    project = find_project(new_project(tmp_path, harbour=harbour))
    [source] = find_packs(project)
    loaded = load_pack(source, project, load_policy(project))

    assert not [name for name in REGISTERS_SHOWN if not getattr(loaded.registers, name)]
    assert [(item.id, item.item.ok) for item in loaded.items] == [("quay-closed", ("parliament", "public"))]


def test_the_label_of_a_marking_is_in_the_word_file(pack: str, tmp_path: Path) -> None:
    project = new_project(tmp_path, **{NAME: pack})
    [labels] = LABELS.findall(GUIDE)
    with (project / "content" / "policy.yaml").open("a", encoding="utf-8") as policy:
        policy.write(labels)
    assert_clean("build", NAME, "-a", "minister", "-f", "docx", project=project)
    word = (project / "build" / NAME / "minister.docx").read_bytes()
    found = {each.get("name"): each[0].text for each in docx.xml(word, "docProps/custom.xml")}
    [label] = docx.xml(word, "docMetadata/LabelInfo.xml")
    assert found[f"MSIP_Label_{label.get('id').strip('{}')}_Name"] == "Internal"
    assert label.get("siteId").strip("{}") in labels
