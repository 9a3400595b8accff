"""One run of the benchmarks, as it is kept in a file."""

import json
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Generic, TypeVar

from benchmarks.long import Length

Kept = dict[str, Any]
"""A result as JSON has it."""
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Generic[Outcome]):
    versions: dict[str, str]
    """Of what the figures hang on."""
    results: tuple[Outcome, ...]
    lengths: tuple[Length, ...]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @staticmethod
    def load(path: Path, read: Callable[[Kept], Outcome]) -> "Run[Outcome]":
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Run(
            versions=kept["versions"],
            results=tuple(map(read, kept["results"])),
            lengths=tuple(Length(**each) for each in kept["lengths"]),
        )


def versions_here(*libraries: str) -> dict[str, str]:
    return {"Python": platform.python_version(), **{name: _version(name) for name in libraries}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
