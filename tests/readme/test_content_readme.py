"""The pack that the guide to content begins with builds as it stands, under the sample's policy."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from support import docx, pdf
from support.project import run

from briefgen.resources import PACKAGE

CONTENT: Final = PACKAGE.parent / "content"
README: Final = CONTENT / "README.md"
BLOCK: Final = re.compile(r"^```markdown\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
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
