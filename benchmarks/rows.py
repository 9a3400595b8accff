"""Every bound on speed and memory, measured beside the peers in one run: `python -m benchmarks.rows --help`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from benchmarks import warm, whole
from benchmarks.bounds import Row, Seen
from benchmarks.processes import Standing, standing_by
from benchmarks.report import row as line
from benchmarks.report import span, versions_line
from benchmarks.rounds import Spread
from benchmarks.run import Run, versions_here

PAIR: Final = "python-docx and ReportLab"
ROWS: Final[Mapping[str, Row]] = {
    each.name: each
    for each in (
        Row(name="cold", work="one brief, DOCX + PDF/UA, nothing cached", peer=PAIR, must=0.9, stretch=0.65),
        Row(name="cached", work="the same with the pack in the cache", peer=PAIR, must=0.65, stretch=0.5),
        Row(name="set", work="six audiences, DOCX + PDF/UA, nothing cached", peer=PAIR, must=0.58, stretch=0.5),
        Row(name="no-op", work="build of what stands", peer="import click", must=2),
        Row(name="cold-standby", work="`cold`, where a process stands by", peer=PAIR, must=0.9, stretch=0.65),
        Row(name="cached-standby", work="`cached`, so", peer=PAIR, must=0.65, stretch=0.5),
        Row(name="set-standby", work="`set`, so", peer=PAIR, must=0.58, stretch=0.5),
        Row(name="no-op-standby", work="`no-op`, so", peer="import click", must=2),
        Row(name="help", work="--help", peer="import click", must=1.3),
        Row(name="docx", work="DOCX, warm, its words ready", peer="python-docx", side="at least", must=10, stretch=15),
        Row(
            name="docx-record",
            work="DOCX, warm, from a record",
            peer="python-docx",
            side="at least",
            must=10,
            stretch=15,
        ),
        Row(
            name="pdf",
            work="PDF/UA-1 + A-2a, warm, from a record",
            peer="ReportLab",
            side="at least",
            must=1,
            stretch=1.6,
        ),
        Row(name="batch", work="batch of 200, DOCX + PDF/UA, 2 processes", peer=PAIR, must=0.45, stretch=0.3),
        Row(name="memory", work="the largest worker after 1,000 records", peer="", must=120, unit="MiB"),
        Row(name="growth", work="a batch's memory: many records to 1,000", peer="the same", must=1.1),
    )
}
HEAD: Final = (
    "| row | work | beside | must | stretch | seen | p10–p90 | by the clock | ours | theirs | |",
    "| --- | --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |",
)


@click.command()
@click.option("--row", "names", multiple=True, type=click.Choice(tuple(ROWS)), help="This row only; may be repeated.")
@click.option("--rounds", default=15, show_default=True, help="Rounds of what is quick; a batch has a fifth of them.")
@click.option("--records", default=200, show_default=True, help="Of the batch that is timed.")
@click.option("--thousand", default=1000, show_default=True, help="Records after which memory is looked at.")
@click.option("--many", default=20_000, show_default=True, help="Records that memory is not to grow with.")
@click.option("--jobs", default=2, show_default=True, help="Processes of a batch.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Keep the figures in a file.")
@click.option("--compare", type=click.Path(path_type=Path, exists=True), help="Set beside the figures of a file.")
def main(
    *,
    names: tuple[str, ...],
    rounds: int,
    records: int,
    thousand: int,
    many: int,
    jobs: int,
    file: Path | None,
    compare: Path | None,
) -> None:
    """Measure each row, and print what must be, what better would be, and what is."""
    whole.compile_all()
    few = max(rounds // 5, 1)
    measures: Mapping[str, Callable[[Row], Seen]] = {
        "cold": lambda row: whole.built(row, whole.ONE, rounds),
        "cached": lambda row: whole.built(row, whole.ONE, rounds, cached=True),
        "set": lambda row: whole.built(row, whole.SET, rounds),
        "no-op": lambda row: whole.begun(row, whole.build(whole.ONE), rounds),
        "cold-standby": lambda row: _standing(lambda by: whole.built(row, whole.ONE, rounds, standing=by)),
        "cached-standby": lambda row: _standing(
            lambda by: whole.built(row, whole.ONE, rounds, cached=True, standing=by)
        ),
        "set-standby": lambda row: _standing(lambda by: whole.built(row, whole.SET, rounds, standing=by)),
        "no-op-standby": lambda row: _standing(lambda by: whole.begun(row, whole.build(whole.ONE), rounds, by)),
        "help": lambda row: whole.begun(row, whole.HELP, rounds),
        "docx": lambda row: warm.warm(row, "docx", 2 * rounds, composed=True),
        "docx-record": lambda row: warm.warm(row, "docx", 2 * rounds),
        "pdf": lambda row: warm.warm(row, "pdf", 2 * rounds),
        "batch": lambda row: whole.batch(row, records, jobs, few),
        "memory": lambda row: _memory(row, thousand, jobs),
        "growth": lambda row: _growth(row, thousand, many, jobs),
    }
    versions = versions_here("reportlab", "rl_accel", "python-docx", "lxml")
    click.echo(f"{versions_line(versions)}\n")
    click.echo("\n".join(HEAD))
    seen: list[Seen] = []
    for name in names or tuple(ROWS):
        seen.append(measures[name](ROWS[name]))
        click.echo(_said(ROWS[name], seen[-1]))
    run = Run(versions=versions, results=tuple(seen), lengths=())
    if file:
        run.save(file)
    if compare:
        click.echo("\n".join(_compared(Run.load(compare, Seen.read).results, seen)))


def _standing(measure: Callable[[Standing], Seen]) -> Seen:
    with standing_by() as by:
        return measure(by)


def _memory(row: Row, count: int, jobs: int) -> Seen:
    peak = whole.memory(count, jobs, ("docx", "pdf"))
    return _single(row, peak.others, peak.others, peak.first)


def _growth(row: Row, count: int, many: int, jobs: int) -> Seen:
    """Compare the sum of the coordinator and its largest worker, for Word files alone, which are the sooner made."""
    few, more = (whole.memory(number, jobs, ("docx",)) for number in (count, many))
    before, after = few.first + few.others, more.first + more.others
    return _single(row, after / before, after, before)


def _single(row: Row, figure: float, ours: float, peer: float) -> Seen:
    once = (Spread(median=value, least=value, p10=value, p90=value) for value in (figure, ours, peer))
    figure_of, ours_of, peer_of = once
    return Seen(row=row.name, rounds=1, figure=figure_of, ours=ours_of, peer=peer_of)


def _said(row: Row, seen: Seen) -> str:
    places = 0 if row.unit == "MiB" else 2
    return line((
        row.name,
        row.work,
        row.peer or "–",
        f"{'≤' if row.side == 'at most' else '≥'} {row.must:g} {row.unit}",
        "–" if row.stretch is None else f"{row.stretch:g}",
        f"**{seen.figure.median:.{places}f}**",
        span(seen.figure, places),
        f"{seen.clock.median:.2f}" if seen.clock else "–",
        f"{seen.ours.median:.1f}",
        f"{seen.peer.median:.1f}",
        row.verdict(seen.figure.median),
    ))  # fmt: skip


def _compared(earlier: Sequence[Seen], now: Sequence[Seen]) -> list[str]:
    old = {each.row: each for each in earlier}
    pairs = [(old[each.row], each) for each in now if each.row in old]
    return [
        "\nAgainst the earlier run (trust the figure: the machine may have been another)\n",
        "| row | figure | ours | theirs |\n| --- | ---: | ---: | ---: |",
        *(
            line((
                new.row,
                f"{before.figure.median:.2f} → **{new.figure.median:.2f}**",
                f"{before.ours.median:.1f} → {new.ours.median:.1f}",
                f"{before.peer.median:.1f} → {new.peer.median:.1f}",
            ))
            for before, new in pairs
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
