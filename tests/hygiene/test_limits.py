"""A test that stands still is ended and told of by its name; what is made for the night has no limit."""

import subprocess
import sys

import pytest

from briefgen.resources import PACKAGE

ROOT = PACKAGE.parent
TESTS = """
import time

import pytest

import briefgen.build.copies  # so that no test waits for it


def test_that_stands_still():
    time.sleep(60)


@pytest.mark.nightly
def test_of_the_night():
    time.sleep(4)
"""

pytestmark = pytest.mark.skipif(not (ROOT / "tests").is_dir(), reason="the settings stand in the repository")


@pytest.mark.parametrize(("name", "ends"), [("test_that_stands_still", 1), ("test_of_the_night", 0)])
def test_a_test_has_a_limit(name, ends, tmp_path):
    tests = tmp_path / "tests"
    tests.mkdir()
    for file, source in (("pyproject.toml", ROOT), ("conftest.py", ROOT / "tests")):
        (tmp_path / file if file.endswith("toml") else tests / file).write_bytes((source / file).read_bytes())
    (tests / "test_it.py").write_text(TESTS)
    asked = ["-m", "nightly or not nightly", "-k", name, "-o", "faulthandler_timeout=3", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *asked],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == ends, ran.stdout + ran.stderr
    assert ("Timeout" in ran.stderr and f"in {name}" in ran.stderr) is bool(ends)
