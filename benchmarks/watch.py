"""How long a saved change takes to be built: `python -m benchmarks.watch`. By the clock, from the save to the last line that it makes.

Waiting counts here, that for the next look at the files as well, so it is to be run where nothing else runs.
"""

import compileall
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import IO, Final

import click

from benchmarks.rounds import spread
from briefgen.resources import bundled_root

PACK: Final = "india-russia-visit"
WORDS: Final = ("Agreements are reported as likely,", "Agreements are said to be likely,")
"""Of an item that stands in the briefs of most readers."""
BOUND: Final = 1.0
"""Seconds."""


@click.command()
@click.option("--rounds", default=10, show_default=True, help="Saves that count.")
@click.option("-a", "--audience", "audiences", multiple=True, help="Only this reader's brief; else the whole sample.")
def main(*, rounds: int, audiences: tuple[str, ...]) -> None:
    """Change one item of the sample again and again while `briefgen build --watch` runs, and print how long each took."""
    compileall.compile_dir(bundled_root() / "briefgen", quiet=2)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(bundled_root() / "content", Path(scratch) / "content")
        taken = list(_saves(Path(scratch), audiences, rounds))
    own = spread(taken)
    files = ", ".join(audiences) or "the whole sample"
    click.echo(f"{files}: {own.median:.2f} s ({own.p10:.2f}–{own.p90:.2f}, least {own.least:.2f}), {rounds} saves")
    click.echo(f"{'within' if own.median <= BOUND else 'OVER'} {BOUND:.0f} s")


def _saves(folder: Path, audiences: tuple[str, ...], rounds: int) -> Iterator[float]:
    """Yield how long each save took; the first does not count: it is a process's first round."""
    named = [word for name in audiences for word in ("-a", name)]
    file = folder / "content" / PACK / "pack.md"
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "briefgen", "build", PACK, "--watch", *named],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        _until(process.stdout, "watching:")
        for number in range(rounds + 1):
            # Whoever saves does so at any moment between two looks.
            sleep(0.5 + number % 10 / 100)
            text = file.read_text(encoding="utf-8")
            old, new = WORDS if WORDS[0] in text else reversed(WORDS)
            begun = perf_counter()
            file.write_text(text.replace(old, new), encoding="utf-8")
            _until(process.stdout, "done, in")
            if number:
                yield perf_counter() - begun
        process.send_signal(signal.SIGINT)
        process.communicate()


def _until(lines: IO[str], beginning: str) -> None:
    for line in lines:
        if line.startswith(beginning):
            return
    raise click.ClickException("the watch ended before its time")


if __name__ == "__main__":
    main()
