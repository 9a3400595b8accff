"""Named pipes and links where files are wanted: no command waits for what nobody writes, or shows what lies elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.hostile import sound_project

SECRET = "title: Of the neighbours"
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=20, check=False)


PIPES = {
    "items": ("content/water/items.yaml", ["check"]),
    "sections": ("content/water/x.md", ["check"]),
    "pack": ("content/x.md", ["check"]),
    "policy": ("content/policy.yaml", ["check"]),
    "house-rules": ("content/house-rules.yaml", ["check"]),
    "from": ("x.txt", ["new", "lake", "--from", "x.txt", "--title", "L", "--readers", "minister", "--marking", "tlp:clear",
                       "--as-of", "2030-01-01T00:00Z"]),
    "bib": ("x.bib", ["import", "x.bib", "--into", "water"]),
    "xlsx": ("x.xlsx", ["import", "x.xlsx", "--into", "water"]),
    "docx": ("x.docx", ["import", "x.docx", "--into", "water"]),
    "trace": ("x.pdf", ["trace", "x.pdf"]),
    "inspect": ("x.pdf", ["inspect", "x.pdf"]),
    "reference": ("x.docx", ["build", "--reference", "x.docx"]),
}  # fmt: skip


@pytest.mark.parametrize("where", PIPES)
def test_a_pipe_is_refused(tmp_path, where):
    sound_project(tmp_path)
    name, arguments = PIPES[where]
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    done = run(tmp_path, *arguments)
    assert "Traceback" not in done.stderr
    if where != "pack":
        assert done.returncode in (1, 2), done.stdout + done.stderr


@pytest.mark.parametrize(
    "name", ["water/sources.yaml", "water/more.md", "policy.yaml", "house-rules.yaml", "lone.md", "lake"]
)
def test_a_link_out_of_the_project_is_refused(tmp_path, name):
    project = tmp_path / "project"
    sound_project(project)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "pack.md").write_text(f"---\n{SECRET}\n---\n")
    link = project / "content" / name
    link.unlink(missing_ok=True)
    link.symlink_to(outside if name == "lake" else outside / "pack.md")
    done = run(project, "check")
    assert done.returncode == 1
    assert "BG177" in done.stderr
    assert "neighbours" not in done.stdout + done.stderr


def test_a_link_within_the_project_stays_one(tmp_path):
    pack = sound_project(tmp_path)
    shared = tmp_path / "shared.yaml"
    (pack / "sources.yaml").rename(shared)
    (pack / "sources.yaml").symlink_to(shared)
    (tmp_path / "refs.bib").write_text(
        "@techreport{survey, title={A survey}, institution={The office}, year={2025}, month=dec, day={1}}"
    )
    done = run(tmp_path, "import", "refs.bib", "--into", "water", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (pack / "sources.yaml").is_symlink()
    assert "survey" in shared.read_text()
    if done := run(tmp_path, "convert", "water", "--to", "yaml", "--yes"):
        assert (pack / "sources.yaml").is_symlink()


@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", "2>&-", ">&-"])
def test_who_closes_what_it_reads_and_tells_gets_the_files(tmp_path, closed):
    sound_project(tmp_path)
    command = f'"$0" -m briefgen build {closed}'
    done = subprocess.run(["sh", "-c", command, sys.executable], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"bug" not in done.stderr
    assert list((tmp_path / "build").rglob("*.pdf"))
