"""The pack of a newcomer builds for its three readers, to Word and PDF, and nothing is found."""

import shutil
from pathlib import Path

from support.project import run

NEWCOMER = Path(__file__).parents[1] / "packs" / "newcomer"


def test_it_builds_and_nothing_is_found(tmp_path):
    shutil.copytree(NEWCOMER / "content", tmp_path / "content")
    built = run("build", "bag-charge", cwd=tmp_path)
    assert (built.code, built.err) == (0, "")
    names = {f"{reader}.{suffix}" for reader in ("minister", "press-lines", "public") for suffix in ("docx", "pdf")}
    assert {path.name for path in (tmp_path / "build/bag-charge").iterdir()} == names
