"""The installed form: a wheel in a clean environment, run in an empty folder with no network."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from briefgen.resources import PACKAGE

ROOT = PACKAGE.parent

pytestmark = [
    pytest.mark.installed,
    pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="a wheel is built from the repository"),
]

# Sockets raise, so that a build that reaches for the network fails.
POISON = """
import socket
def refuse(*args, **kwargs):
    raise OSError("no network here")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """Return the `bin` of an environment that holds the wheel; the dependencies come from this one, by path."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    [wheel] = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    python = next(
        path
        for path in (folder / "venv" / "bin" / "python", folder / "venv" / "Scripts" / "python.exe")
        if path.exists()
    )
    where = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    site = Path(subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            str(site),
            str(wheel),
        ],
        check=True,
        timeout=300,
    )
    dependencies = Path(
        subprocess.run([sys.executable, "-c", where], check=True, capture_output=True, text=True).stdout.strip()
    )
    (site / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    (site / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    return python


def test_it_builds_the_sample_from_any_folder(installed, tmp_path):
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [installed, "-m", "briefgen", "build"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "build").rglob("*.*"))) == 18


def test_it_runs_its_own_code_and_data(installed, tmp_path):
    program = "import briefgen.resources as r; print(r.bundled_root())"
    done = subprocess.run([installed, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True, env={})
    assert Path(done.stdout.strip()).name == "_bundled"
    assert str(ROOT) not in done.stdout


def test_a_projects_own_templates_go_before_those_of_the_wheel(installed, tmp_path):
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(*arguments):
        return subprocess.run(
            [installed, "-m", "briefgen", *arguments], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300,
            encoding="utf-8", check=False,
        )  # fmt: skip

    begun = run(
        "new",
        "harbour",
        "--title",
        "The harbour",
        "--readers",
        "minister",
        "--marking",
        "tlp:clear",
        "--as-of",
        "2031-05-12T18:00+02:00",
    )
    assert begun.returncode == 0, begun.stderr
    locale = tmp_path / "templates/locales/en-GB.yaml"
    locale.parent.mkdir(parents=True)
    locale.write_text("strings: {bottom-line: In short}\n", encoding="utf-8")
    assert "locales/en-GB.yaml\town over bundled" in run("list", "templates").stdout
    built = run("build", "-a", "minister", "-f", "json")
    assert built.returncode == 0, built.stderr
    assert "In short" in (tmp_path / "build/harbour/minister.json").read_text("utf-8")
