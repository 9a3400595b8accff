"""The rooms' order is a contract, and the contract is seen to catch."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.resources import PACKAGE

ROOT = PACKAGE.parent
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="the contract stands in the repository")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def copy(folder: Path) -> Path:
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for path in PACKAGE.rglob("*.py"):
        target = folder / "briefgen" / path.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def test_the_rooms_keep_their_order():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("reader/read.py", "import briefgen.content.pack", "nothing below the gate sees the raw pack"),
        ("leak/check.py", "import briefgen.gate.clear", "the leak check is independent of the gate"),
        ("document/walk.py", "import briefgen.gate.records", "rooms"),
        ("render/render.py", "import briefgen.reader.read", "rooms"),
    ],
)
def test_a_step_out_of_order_is_caught(tmp_path, module, line, contract):
    path = copy(tmp_path) / "briefgen" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
