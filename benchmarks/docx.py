"""What a Word file costs, beside the same words by other libraries: `python -m benchmarks.docx --help`."""

from pathlib import Path

import click

import briefgen
from benchmarks.case import WORDS
from benchmarks.long import LONGEST, PACK, ROOT, measured
from benchmarks.pdf import ONE_PAGE
from benchmarks.run import Run, versions_here
from benchmarks.word.case import NPM, WordResult, measure, peers_here
from benchmarks.word.node import library_version
from benchmarks.word.report import report

LENGTHS = (50, 100, 250, 500)


@click.command()
@click.option("--rounds", default=40, show_default=True, help="Rounds that count, for each brief.")
@click.option("--brief", "names", multiple=True, default=(ONE_PAGE, LONGEST), show_default=True, help="An audience.")
@click.option("--pack", default=PACK, show_default=True)
@click.option("--pages", "lengths", multiple=True, type=int, default=LENGTHS, show_default=True, help="A long brief.")
@click.option("--long/--no-long", "is_long", default=True, help="Measure long briefs too.")
@click.option(
    "--npm",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="BRIEFGEN_NPM",
    help="The folder in which `npm install docx` was run; also BRIEFGEN_NPM.",
)
@click.option("--json", "file", type=click.Path(path_type=Path), help="Keep the figures in a file.")
@click.option("--compare", type=click.Path(path_type=Path, exists=True), help="Set beside the figures of a file.")
def main(
    *,
    rounds: int,
    names: tuple[str, ...],
    pack: str,
    lengths: tuple[int, ...],
    npm: Path | None,
    file: Path | None,
    compare: Path | None,
    is_long: bool,
) -> None:
    """Time layout and writing of briefs, warm and on one core, against other libraries in the same rounds."""
    project = briefgen.load(ROOT)
    briefs = [project.brief(pack, name) for name in names]
    with peers_here(npm) as peers:
        results = tuple(measure(brief, words, rounds, peers) for brief in briefs for words in WORDS)
    run = Run(
        versions=versions_here("python-docx", "lxml", "docxtpl") | {NPM: library_version(npm) or "not installed"},
        results=results,
        lengths=tuple(measured(pages, "docx") for pages in lengths) if is_long else (),
    )
    if file:
        run.save(file)
    click.echo(report(run, Run.load(compare, WordResult.read) if compare else None))


if __name__ == "__main__":
    main()
