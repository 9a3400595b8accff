"""What a PDF costs, beside the same text by plain platypus: `python -m benchmarks.pdf --help`."""

from importlib.util import find_spec
from pathlib import Path

import click

import briefgen
from benchmarks.case import WORDS, Case, Result, measure
from benchmarks.long import LONGEST, PACK, ROOT, measured
from benchmarks.report import report
from benchmarks.run import Run, versions_here

ONE_PAGE = "minister"
LENGTHS = (10, 20, 50, 100)


@click.command()
@click.option("--rounds", default=40, show_default=True, help="Rounds that count, for each brief.")
@click.option("--brief", "names", multiple=True, default=(ONE_PAGE, LONGEST), show_default=True, help="An audience.")
@click.option("--pack", default=PACK, show_default=True)
@click.option("--pages", "lengths", multiple=True, type=int, default=LENGTHS, show_default=True, help="A long brief.")
@click.option("--long/--no-long", "is_long", default=True, help="Measure long briefs too.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Keep the figures in a file.")
@click.option("--compare", type=click.Path(path_type=Path, exists=True), help="Set beside the figures of a file.")
def main(
    *,
    rounds: int,
    names: tuple[str, ...],
    pack: str,
    lengths: tuple[int, ...],
    file: Path | None,
    compare: Path | None,
    is_long: bool,
) -> None:
    """Time layout and writing of briefs, warm and on one core, against plain platypus in the same rounds."""
    project = briefgen.load(ROOT)
    cases = [Case.of(project.brief(pack, name)) for name in names]
    run = Run(
        versions=versions_here("reportlab", "uharfbuzz") | {"ReportLab's accelerator": _accelerated()},
        results=tuple(measure(case, words, rounds) for case in cases for words in WORDS),
        lengths=tuple(measured(pages, "pdf") for pages in lengths) if is_long else (),
    )
    if file:
        run.save(file)
    click.echo(report(run, Run.load(compare, Result.read) if compare else None))


def _accelerated() -> str:
    """Say whether ReportLab has its own functions in C, which it takes where the package `rl_accel` is installed."""
    return "yes" if find_spec("_rl_accel") else "no"


if __name__ == "__main__":
    main()
