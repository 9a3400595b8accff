"""One run of the benchmarks, as it is kept in a file."""

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Self

from benchmarks.case import Result
from benchmarks.long import Length
from benchmarks.rounds import Spread

LIBRARIES: Final = ("reportlab", "uharfbuzz")
ACCELERATOR: Final = "_rl_accel"
"""ReportLab's own functions in C, which it takes where the package `rl_accel` is installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    versions: dict[str, str]
    """Of what the figures hang on."""
    results: tuple[Result, ...]
    lengths: tuple[Length, ...]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            versions=kept["versions"],
            results=tuple(map(_result, kept["results"])),
            lengths=tuple(Length(**each) for each in kept["lengths"]),
        )


def _result(kept: dict[str, Any]) -> Result:
    fields: dict[str, Any] = {name: Spread(**each) if isinstance(each, dict) else each for name, each in kept.items()}
    return Result(**fields)


def versions_here() -> dict[str, str]:
    accelerated = "yes" if find_spec(ACCELERATOR) else "no"
    return {
        "Python": platform.python_version(),
        **{name: _version(name) for name in LIBRARIES},
        "ReportLab's accelerator": accelerated,
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
