"""What part of a build the leak check is: `python -m benchmarks.leak`. Processor time, of the sample's default files."""

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Final

import click

from briefgen.build.pipeline import build
from briefgen.build.project import load
from briefgen.build.request import BuildRequest
from briefgen.resources import bundled_root

BOUND: Final = 0.15


@click.command()
@click.option("--rounds", default=7, show_default=True, help="Builds of each kind.")
def main(rounds: int) -> None:
    """Print the share of the leak check: of the command with all that it loads, of a process's first build, of later ones."""
    commands = [_command() for _ in range(rounds)]
    later = list(_later(rounds))
    for name, shares in (
        ("briefgen build", [whole for whole, _ in commands]),
        ("first build of a process", [first for _, first in commands]),
        ("later build of a process", later),
    ):
        bound = "within" if median(shares) <= BOUND else "OVER"
        click.echo(f"{name}: {median(shares):.1%} ({min(shares):.1%} to {max(shares):.1%}), {bound} {BOUND:.0%}")


def _command() -> tuple[float, float]:
    """Return the share of all that `briefgen build` costs, and of the build alone."""
    with tempfile.TemporaryDirectory() as folder:
        before = _spent()
        ran = subprocess.run(
            [sys.executable, "-m", "briefgen", "build", "--json", "-o", str(Path(folder) / "build")],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        told = json.loads(ran.stdout)["leak_check"]
        return told["seconds"] / (_spent() - before), told["share"]


def _spent() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _later(rounds: int) -> Iterator[float]:
    """Yield the share of each build but the first. What earlier ones left is collected before: no build pays for another's."""
    for number in range(rounds + 1):
        gc.collect()
        with tempfile.TemporaryDirectory() as folder:
            report = build(load(bundled_root()), BuildRequest(formats=("docx", "pdf"), output=Path(folder)))
        if number:
            yield report.leak_share


if __name__ == "__main__":
    main()
