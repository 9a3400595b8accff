"""Referees that a user's machine may not have: a test that needs one skips without it, and fails where CI promised it."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest


def need(command: str) -> str:
    """Return the path of an outside command, or skip; under `BRIEFGEN_CI_STRICT=1`, fail."""
    if (found := shutil.which(command)) is None:
        _missing(command)
    return str(found)


def need_module(name: str) -> None:
    """Skip where a Python module is missing; under `BRIEFGEN_CI_STRICT=1`, fail."""
    if find_spec(name) is None:
        _missing(name)


def need_file(path: Path, package: str) -> Path:
    """Return a file that an outside package brings, or skip; under `BRIEFGEN_CI_STRICT=1`, fail."""
    if not path.exists():
        _missing(f"{path}, of {package},")
    return path


def _missing(name: str) -> None:
    if os.environ.get("BRIEFGEN_CI_STRICT") == "1":
        pytest.fail(f"{name} is required here and is missing")
    pytest.skip(f"{name} is not on this machine")
