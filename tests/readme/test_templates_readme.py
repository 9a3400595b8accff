"""What the guide to templates shows is right: its new audience checks and builds without a word, from the guide's own files, and
its other examples print what they are for.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from support import docx
from support.project import SAMPLE, Ran, run, sample_project

from briefgen.resources import PACKAGE, templates_root

README: Final = templates_root() / "README.md"
CONTENT: Final = PACKAGE.parent / "content"
BLOCK: Final = re.compile(
    r"^```\w+ (?P<name>policy|audience|brief|example|theme)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
PACK: Final = re.compile(r"^```markdown\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
NAME: Final = "committee"
PRINTED: Final[Mapping[str, tuple[str, str]]] = {
    "::: question": ("press-lines", "When does the visit take place?"),
    "::: fact-strip": ("analyst", "US$"),
    "claim_list.conflict": ("analyst", "Why they differ"),
    "{{ exhibit }}": ("analyst", "Financial year"),
}
"""What an example is told by → a reader of the sample who has what it prints, and words of that."""

if not (README.is_file() and (CONTENT / "README.md").is_file()):
    pytest.skip("the guides stand in the repository", allow_module_level=True)

GUIDE: Final = README.read_text(encoding="utf-8")
EXAMPLES: Final = [match["text"] for match in BLOCK.finditer(GUIDE) if match["name"] == "example"]


def shown(name: str) -> str:
    """Return the one block of the guide that has this name."""
    [text] = [match["text"] for match in BLOCK.finditer(GUIDE) if match["name"] == name]
    return text


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A briefgen of our own, whose templates may be changed."""
    top = tmp_path / "own"
    shutil.copytree(PACKAGE, top / "briefgen", ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
    shutil.copytree(templates_root(), top / "templates")
    return top


def write_audience(own: Path, name: str, brief: str) -> None:
    """Write an audience with the guide's form and the template *brief*, in place of what it may have had."""
    folder = own / "templates" / "audiences" / name
    folder.mkdir(exist_ok=True)
    (folder / "audience.yaml").write_text(shown("audience"), encoding="utf-8")
    (folder / "brief.md.j2").write_text(brief, encoding="utf-8")


def admit(policy: Path) -> None:
    """Write the guide's audience under those of the policy, which stand last in it."""
    policy.write_text(f"{policy.read_text(encoding='utf-8').rstrip()}\n\n{shown('policy')}", encoding="utf-8")


def run_own(own: Path, *arguments: str, cwd: Path) -> Ran:
    return run(*arguments, cwd=cwd, env={"PYTHONPATH": str(own)})


def committee_project(folder: Path) -> Path:
    """A project with the guide to content's first pack, in which the committee is named wherever the analyst is."""
    content = folder / "project" / "content"
    content.mkdir(parents=True)
    shutil.copy(CONTENT / "policy.yaml", content)
    admit(content / "policy.yaml")
    first = PACK.search((CONTENT / "README.md").read_text(encoding="utf-8"))
    assert first is not None
    text = first["text"].replace("readers=analyst}", 'readers="analyst"}')
    (content / "ferry.md").write_text(re.sub(r"analyst( \d)?", rf"analyst\1, {NAME}\1", text), encoding="utf-8")
    return content.parent


def test_the_new_audience_checks_and_builds_without_a_word(own: Path, tmp_path: Path) -> None:
    write_audience(own, NAME, shown("brief"))
    project = committee_project(tmp_path)

    for arguments in (("check",), ("build", "-a", NAME)):
        ran = run_own(own, *arguments, cwd=project)
        assert (ran.code, ran.err) == (0, ""), arguments

    printed = docx.body_text((project / "build" / "ferry" / f"{NAME}.docx").read_bytes()).replace("\u00a0", " ")
    for words in ("Expected: The ferry is expected to sail again on 1 July", "(draft)", "Joint statement of the ferry"):
        assert words in printed


def test_each_example_is_known() -> None:
    assert [[mark for mark in PRINTED if mark in example] for example in EXAMPLES] == [[mark] for mark in PRINTED]


@pytest.mark.parametrize("mark", PRINTED)
def test_the_example_goes_into_the_template(mark: str, own: Path, tmp_path: Path) -> None:
    """It stands between the summary and the sources of the guide's own template."""
    audience, words = PRINTED[mark]
    [example] = [text for text in EXAMPLES if mark in text]
    summary, _, rest = shown("brief").partition("{% set shown")
    sources = "{% if sources %}" + rest.rpartition("{% if sources %}")[2]
    write_audience(own, audience, f"{summary}{example}\n{sources}")
    project = sample_project(tmp_path / "project")

    ran = run_own(own, "build", SAMPLE, "-a", audience, cwd=project)
    assert ran.code == 0, ran.err
    assert words in docx.body_text((project / "build" / SAMPLE / f"{audience}.docx").read_bytes())


def test_the_new_theme_is_listed_and_built(own: Path, tmp_path: Path) -> None:
    (own / "templates" / "themes" / "ministry.yaml").write_text(shown("theme"), encoding="utf-8")
    (own / "templates" / "themes" / "worse.yaml").write_text("inherit: minstry\n", encoding="utf-8")
    project = sample_project(tmp_path / "project")

    listed = run_own(own, "list", "themes", cwd=project).out.splitlines()
    assert "ministry\tMinistry of Works\tNoto Sans, Noto Serif\t1 column\tbundled" in listed
    assert "worse\t(has problems: briefgen check --theme worse)" in listed

    ran = run_own(own, "build", SAMPLE, "--theme", "ministry", "-o", "out", "-f", "pdf", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    readers = {path.name for path in (templates_root() / "audiences").iterdir()}
    assert {path.stem for path in (project / "out" / SAMPLE).iterdir()} == readers
    ran = run_own(own, "check", "--theme", "worse", cwd=project)
    assert ran.code == 1
    assert "there is no theme 'minstry'" in ran.err
    assert "themes are read from " in ran.err
    assert ran.err.endswith("\n1 error\nmore may be found once these are mended\n")
