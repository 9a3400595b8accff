"""What the guide to content shows is right: its first pack builds as it stands, and its other examples load, under the sample's
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
REGISTERS_SHOWN: Final = {"sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits"}
BOTTOM_LINE: Final = re.compile(r"^# Bottom line .*\n- (?P<words>[^\[\n]+?) \[@", re.MULTILINE)
NAME: Final = "tarrow-ferry"
AUDIENCES: Final = ("minister", "analyst")
TEXT_OF: Final[Mapping[str, Callable[[bytes], str]]] = {"docx": docx.body_text, "pdf": pdf.structure_text}

if not README.is_file():
    pytest.skip("the guide to content stands in the repository", allow_module_level=True)


@pytest.fixture(scope="module")
def pack() -> str:
    block = BLOCK.search(README.read_text(encoding="utf-8"))
    assert block is not None, "the guide has no pack to copy"
    return block["text"]


@pytest.fixture(scope="module")
def project(pack: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds the sample's policy, and the guide's pack alone."""
    content = tmp_path_factory.mktemp("project") / "content"
    content.mkdir()
    shutil.copy(CONTENT / "policy.yaml", content)
    (content / f"{NAME}.md").write_text(pack, encoding="utf-8")
    return content.parent


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The folder of the finished briefs."""
    ran = run("build", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    return project / "build" / NAME


def test_nothing_is_found_in_the_pack(project: Path) -> None:
    ran = run("check", cwd=project)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format_", TEXT_OF)
def test_each_brief_prints_the_bottom_line(pack: str, built: Path, audience: str, format_: str) -> None:
    bottom_line = BOTTOM_LINE.search(pack)
    assert bottom_line is not None
    printed = TEXT_OF[format_]((built / f"{audience}.{format_}").read_bytes())
    assert bottom_line["words"] in " ".join(printed.split())


def test_the_registers_and_the_published_bullet_load(pack: str, tmp_path: Path) -> None:
    guide = README.read_text(encoding="utf-8")
    front = (
        pack.partition("\nsources:")[0]
        .replace("[minister, analyst]", "[internal, published]")
        .replace("green", "clear")
    )
    registers = "".join(REGISTERS.findall(guide))
    *_, published = BLOCK.findall(guide)
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(CONTENT / "policy.yaml", content)
    (content / "harbour.md").write_text(f"{front}\n{registers}---\n{published}", encoding="utf-8")

    project = find_project(tmp_path)
    [source] = find_packs(project)
    loaded = load_pack(source, project, load_policy(project))

    assert not [name for name in REGISTERS_SHOWN if not getattr(loaded.registers, name)]
    assert [(item.id, item.item.ok) for item in loaded.items] == [("quay-closed", ("parliament", "public"))]
