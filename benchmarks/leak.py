"""What the leak check takes of a build: `python -m benchmarks.leak`. Processor time, of the sample's default files."""

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import click

from briefgen.build.pipeline import build
from briefgen.build.project import load
from briefgen.build.request import BuildRequest
from briefgen.leak.check import LeakReport, Question, leak_check
from briefgen.resources import bundled_root


@click.command()
@click.option("--rounds", default=5, show_default=True, help="Builds, each of a project that is opened anew.")
def main(rounds: int) -> None:
    """Print, for each build, the seconds of all of it and of the check, and the share."""
    for _ in range(rounds):
        whole, checking = _measured()
        click.echo(f"build {whole:.2f} s, leak check {checking:.2f} s: {100 * checking / whole:.1f} %")


def _measured() -> tuple[float, float]:
    spent: list[float] = []

    def timed(files: Mapping[str, bytes], question: Question) -> LeakReport:
        begun = time.process_time()
        report = leak_check(files, question)
        spent.append(time.process_time() - begun)
        return report

    with patch("briefgen.build.writing.leak_check", timed), tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        build(load(bundled_root()), BuildRequest(formats=("docx", "pdf"), output=Path(folder)))
        return time.process_time() - begun, sum(spent)


if __name__ == "__main__":
    main()
