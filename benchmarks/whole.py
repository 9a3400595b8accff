"""Whole commands beside whole programs of the peers, on the same text: processor time from the start of a process to its end."""

import compileall
import csv
import shutil
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.bounds import Row, Seen
from benchmarks.peers.brief import records
from benchmarks.processes import Held, Spent, Standing, held, spent
from benchmarks.rounds import in_both

ROOT: Final = Path(__file__).parents[1]
PACKS: Final = ROOT / "benchmarks" / "packs"
PACK: Final = "school-meals"
ONE: Final = ("ministers",)
SET: Final = (*ONE, "legislators", "civil-servants", "local-government", "press", "everyone")
CLICK: Final = ("-c", "import click")
SEVERAL: Final = 5
HELP: Final = ("-m", "briefgen", "--help")


def compile_all() -> None:
    """Compile what is imported: a first import that has to compile takes three times as long, whoever's it is."""
    for folder in (ROOT / "briefgen", ROOT / "benchmarks", sysconfig.get_path("purelib")):
        compileall.compile_dir(folder, quiet=2)


@contextmanager
def project() -> Iterator[Path]:
    """Give a project with the peers' text that nothing was built of yet."""
    with TemporaryDirectory() as folder:
        yield Path(shutil.copytree(PACKS, Path(folder) / "project"))


def built(
    row: Row, audiences: Sequence[str], rounds: int, *, cached: bool = False, standing: Standing | None = None
) -> Seen:
    """Build briefs beside the raw pair, each time anew; *cached*: only the finished files are gone."""
    command = build(audiences)
    peer = ("-m", "benchmarks.peers.pair", "set" if len(audiences) > 1 else "one")

    def ours(folder: Path) -> Spent:
        for name in ("build",) if cached else ("build", ".briefgen"):
            shutil.rmtree(folder / name, ignore_errors=True)
        took = spent(command, folder, standing)
        _require(folder / "build" / PACK, 2 * len(audiences))
        return took

    def theirs(folder: Path) -> Spent:
        shutil.rmtree(folder / "peer", ignore_errors=True)
        took = spent((*peer, str(folder / "peer")), ROOT)
        _require(folder / "peer", 2 * len(audiences))
        return took

    with project() as folder:
        if cached:
            spent(command, folder)
        return _beside(row, rounds, lambda: ours(folder), lambda: theirs(folder))


def begun(row: Row, command: Sequence[str], rounds: int, standing: Standing | None = None) -> Seen:
    """Run a command that has nothing to make beside `import click`."""
    with project() as folder:
        spent(command, folder)
        return _beside(row, rounds, lambda: _several(command, folder, standing), lambda: spent(CLICK, folder))


def _several(command: Sequence[str], folder: Path, standing: Standing | None) -> Spent:
    """Run a command some times where somebody else takes part, whose time the system tells by the hundredth of a second."""
    took = [spent(command, folder, standing) for _ in range(SEVERAL if standing else 1)]
    return Spent(processor=fmean(each.processor for each in took), clock=fmean(each.clock for each in took))


def batch(row: Row, count: int, jobs: int, rounds: int) -> Seen:
    """Make a brief of each record beside the raw pair, in as many processes."""
    with project() as folder:
        command = batch_of(folder, count, jobs)

        def ours() -> Spent:
            for name in ("out", ".briefgen"):
                shutil.rmtree(folder / name, ignore_errors=True)
            took = spent(command, folder)
            _require(folder / "out", 2 * count)
            return took

        def theirs() -> Spent:
            shutil.rmtree(folder / "peer", ignore_errors=True)
            took = spent(("-m", "benchmarks.peers.pair", "batch", str(folder / "peer"), str(count), str(jobs)), ROOT)
            _require(folder / "peer", 2 * count)
            return took

        return _beside(row, rounds, ours, theirs)


def memory(count: int, jobs: int, formats: Iterable[str]) -> Held:
    """Return the most memory that a batch takes."""
    with project() as folder:
        return held(batch_of(folder, count, jobs, formats), folder)


def build(audiences: Sequence[str]) -> tuple[str, ...]:
    return ("-m", "briefgen", "build", PACK, *(word for name in audiences for word in ("-a", name)))


def batch_of(folder: Path, count: int, jobs: int, formats: Iterable[str] = ("docx", "pdf")) -> tuple[str, ...]:
    """Write a table of records into a folder, and return the command that makes their briefs."""
    with (folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("code", "office", "target", "change"))
        table.writeheader()
        table.writerows(records(count))
    wanted = (word for name in formats for word in ("-f", name))
    return (
        *("-m", "briefgen", "batch", PACK, "-a", "district", "--records", "records.csv", "-o", "out"),
        *("--name", "{code}", "--jobs", str(jobs), *wanted),
    )


def _beside(row: Row, rounds: int, ours: Callable[[], Spent], theirs: Callable[[], Spent]) -> Seen:
    """Do both in turn. Of several rounds one more is done first that does not count: it finds no file in the system's memory."""
    first = int(rounds > 1)
    taken = [in_both(number, ours, theirs) for number in range(rounds + first)][first:]
    return Seen.times(
        row,
        [(one.processor, other.processor) for one, other in taken],
        [(one.clock, other.clock) for one, other in taken],
    )


def _require(folder: Path, count: int) -> None:
    found = sum(1 for file in folder.iterdir() if file.suffix in (".docx", ".pdf"))
    if found != count:
        raise RuntimeError(f"{folder.name}: {found} files where there should be {count}")
