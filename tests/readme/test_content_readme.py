"""The pack that the guide to content begins with builds as it stands, under the sample's policy."""

import re
import shutil
from pathlib import Path

import pytest
from support.project import run

from briefgen.resources import PACKAGE

CONTENT = PACKAGE.parent / "content"
README = CONTENT / "README.md"
BLOCK = re.compile(r"^```markdown\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
AUDIENCES = ("minister", "analyst")
FORMATS = ("docx", "pdf")
NAME = "tarrow-ferry"
BOTTOM_LINE = "The ferry is expected to sail again in July. Who pays for the new quay is open."

if not README.is_file():
    pytest.skip("the guide to content stands in the repository", allow_module_level=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that holds the sample's policy, and the guide's pack alone."""
    block = BLOCK.search(README.read_text(encoding="utf-8"))
    assert block is not None, "the guide has no pack to copy"
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(CONTENT / "policy.yaml", content)
    (content / f"{NAME}.md").write_text(block["text"], encoding="utf-8")
    return tmp_path


def test_the_pack_has_nothing_to_find(project: Path) -> None:
    ran = run("check", cwd=project)
    assert (ran.code, ran.err) == (0, "")


def test_the_pack_builds_for_both_readers(project: Path) -> None:
    ran = run("build", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    built = {path.name for path in (project / "build" / NAME).iterdir()}
    assert built == {f"{audience}.{form}" for audience in AUDIENCES for form in FORMATS}
