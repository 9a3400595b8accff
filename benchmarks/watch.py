"""How long a saved change takes to be built: `python -m benchmarks.watch`. By the clock, from the save to the last line that it
makes, and in processor time.

No save says what an earlier one said: somebody who writes does not either, and what is remembered of words would flatter.
By the clock waiting counts, that for the next look at the files as well, so it is to be run where nothing else runs.
"""

import compileall
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter, sleep
from typing import IO, Final, NamedTuple

import click

from benchmarks.rounds import spread
from briefgen.resources import bundled_root

PACK: Final = "india-russia-visit"
BOUND: Final = 1.0
"""Seconds by the clock."""


class Save(NamedTuple):
    """A change that is another one each time."""

    file: str
    words: str
    others: str
    """With `{word}` or `{number}` for what is new."""

    def written(self, text: str, time: int) -> str:
        """Return the file's *text* as it is saved for the *time*-th time."""
        new = self.others.format(word=_word(time), number=f"{time}1")
        assert self.words in text
        return text.replace(self.words, new)


SAVES: Final[Mapping[str, Save]] = {
    "an item's words": Save(
        "pack.md", "Agreements are reported as likely,", "Agreements are {word} reported as likely,"
    ),
    "a figure": Save("figures.yaml", "value: 6.6\n", "value: 6.{number}\n"),
    "a source": Save("sources.yaml", "title-short: Press article", "title-short: Press {word} article"),
    "a term": Save("terms.yaml", "a missile defence system that Russia", "a {word} missile defence system that Russia"),
    "a data file": Save("data/goods-trade.csv", "as reported in July 2024", "as {word} reported in July 2024"),
}


class Taken(NamedTuple):
    clock: float
    processor: float
    """None of it is waiting; 0 where the system does not tell."""
    busier: float
    """Of that, what the process took that has more to do: one alone, or one of two. Less than that no save can take."""


@click.command()
@click.option("--rounds", default=10, show_default=True, help="Saves of each kind that count.")
@click.option("-a", "--audience", "audiences", multiple=True, help="Only this reader's brief; else the whole sample.")
def main(*, rounds: int, audiences: tuple[str, ...]) -> None:
    """Change the sample again and again while `briefgen build --watch` runs, and print how long each kind of save took."""
    compileall.compile_dir(bundled_root() / "briefgen", quiet=2)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(bundled_root() / "content", Path(scratch) / "content")
        taken = dict(_saves(Path(scratch), audiences, rounds))
    click.echo(f"{', '.join(audiences) or 'the whole sample'}, {rounds} saves of each kind; seconds\n")
    click.echo("| saved | by the clock | p10–p90 | processor | p10–p90 | the busier process | p10–p90 |")
    click.echo("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for kind, each in taken.items():
        spreads = (spread([getattr(one, name) for one in each]) for name in Taken._fields)
        told = " | ".join(f"{own.median:.2f} | {own.p10:.2f}–{own.p90:.2f}" for own in spreads)
        click.echo(f"| {kind} | {told} |")
    worst = max(spread([one.clock for one in each]).p90 for each in taken.values())
    click.echo(f"\n{'within' if worst <= BOUND else 'OVER'} {BOUND:.0f} s")


def _saves(folder: Path, audiences: tuple[str, ...], rounds: int) -> Iterator[tuple[str, list[Taken]]]:
    """Yield what each save of a kind took; the first of a kind does not count."""
    named = [word for name in audiences for word in ("-a", name)]
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
        for kind, save in SAVES.items():
            yield kind, [_saved(folder, save, process, process.stdout, number) for number in range(rounds + 1)][1:]
        process.send_signal(signal.SIGINT)
        process.communicate()


def _saved(folder: Path, save: Save, process: "subprocess.Popen[str]", lines: IO[str], number: int) -> Taken:
    # Whoever saves does so at any moment between two looks.
    sleep(0.5 + number % 10 / 100)
    text = save.written((bundled_root() / "content" / PACK / save.file).read_text(encoding="utf-8"), number)
    begun, worked = perf_counter(), _worked(process.pid)
    (folder / "content" / PACK / save.file).write_text(text, encoding="utf-8")
    _until(lines, ("done, in", "no brief changes, in"))
    took = perf_counter() - begun
    each = [now - worked.get(number, 0.0) for number, now in _worked(process.pid).items()]
    return Taken(clock=took, processor=sum(each), busier=max(each, default=0.0))


def _word(time: int) -> str:
    """Return a word that no text has, of letters as they stand in others."""
    syllables = ("la", "re", "mo", "ti", "su", "ve")
    return "".join(syllables[time // 6**place % 6] for place in range(4))


def _worked(process: int) -> Mapping[int, float]:
    """Return the processor seconds that a process and those that it has started have had, by their numbers."""
    try:
        others = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        return {number: _seconds(number) for number in (process, *map(int, others))}
    except OSError:
        return {}


def _seconds(process: int) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _until(lines: IO[str], beginning: str | tuple[str, ...]) -> None:
    for line in lines:
        if line.startswith(beginning):
            return
    raise click.ClickException("the watch ended before its time")


if __name__ == "__main__":
    main()
