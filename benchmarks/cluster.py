"""What a batch past one machine is bound by: `python -m benchmarks.cluster`. Processor time a record, and bytes on the way, in the
tables that `docs/scale.md` has: to bring that up to date, they are put in place of its own.

The sample's minister brief, one page as DOCX and PDF, with a record in it. What a worker does and what the coordinator does are
done in turn in one process, so that their quotient holds on any machine. What the traffic with a cluster costs the coordinator on top
of that is seen on one of this machine.
"""

import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Final

import click

from benchmarks.rounds import Spread, clocked, spread
from briefgen.batch.elsewhere import parcel_of
from briefgen.batch.folder import Folder
from briefgen.batch.making import Made, Recipe, make_chunk
from briefgen.batch.records import Record, read_records
from briefgen.batch.request import BatchRequest, Scheduler
from briefgen.batch.run import run_batch
from briefgen.batch.tables.kinds import read_rows
from briefgen.batch.verdict import Verdict
from briefgen.batch.workers import CHUNK
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means
from briefgen.build.files import digest
from briefgen.build.project import Project, load
from briefgen.resources import bundled_root
from briefgen.writers.options import DEFAULTS

PACK: Final = "india-russia-visit"
AUDIENCE: Final = "minister"
FIELDS: Final = "ask: none\nrecords:\n  - {id: code, example: D-1}\n  - {id: name, example: Arland}\n"
ITEM: Final = "# Not known {.gaps readers=internal}\n\n- Who speaks for {record:name}. ^who-speaks\n"
TABLE: Final = "records.csv"
MILLION: Final = 1_000_000
FEW: Final = 40
MANY: Final = 440
"""Records of two batches on a cluster: what they cost apart is what records cost, and not the beginning."""
CLUSTER: Final = """\
from distributed import LocalCluster
if __name__ == "__main__":
    settings = dict(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0")
    with LocalCluster(**settings) as made:
        print(made.scheduler_address, flush=True)
        input()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of one record: milliseconds of processor time, and bytes."""

    making: Spread
    judging: Spread
    """To hold what was made against the raw pack."""
    placing: Spread
    """To unpickle what comes back, hash it, and put it in place."""
    ratio: Spread
    """Making to judging and placing, round by round: how many workers fill a coordinator."""
    out: float
    back: float


@click.command()
@click.option("--rounds", default=25, show_default=True, help="Tasks that are made and taken in turn.")
def main(rounds: int) -> None:
    """Print what a record costs a worker, the coordinator and the way between, and what that means for a million."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        figures = measured(project_with_records(root / "one", CHUNK * (rounds + 2)), rounds)
        few, many = (_coordinated(project_with_records(root / str(count), count)) for count in (FEW, MANY))
    taking = (many - few) / (MANY - FEW)
    click.echo(
        "\n".join(
            ("", *of_one(figures, taking), "", *_full(figures, taking), "", *sizing(figures.making.median, taking))
        )
    )


def of_one(figures: Figures, taking: float) -> Iterator[str]:
    """Yield what a record costs, as a table of `docs/scale.md`."""
    rows = {
        "a worker makes it": figures.making,
        "the coordinator judges it (the leak check, most of all)": figures.judging,
        "the coordinator hashes and writes it": figures.placing,
    }
    yield "| of one record | ms | records a second |"
    yield "| --- | ---: | ---: |"
    for name, each in rows.items():
        yield f"| {name} | {each.median:.1f} ({each.p10:.1f}–{each.p90:.1f}) | {1000 / each.median:,.0f} |"
    yield f"| all that a coordinator spends on it, the cluster's traffic as well | {taking:.1f} | {1000 / taking:,.0f} |"
    yield f"| goes to a worker · comes back | | {figures.out / 1000:.0f} kB · {figures.back / 1000:.0f} kB |"


def _full(figures: Figures, taking: float) -> Iterator[str]:
    """Yield what the page says in words: when a coordinator is full, and what goes to and fro then."""
    full, second = figures.ratio, 1000 / taking
    yield f"a coordinator is full at {figures.making.median / taking:.1f} workers"
    yield f"  by turns, without the traffic, at {full.median:.1f} ({full.p10:.1f}–{full.p90:.1f})"
    yield f"a million briefs with one that is full: {MILLION / second / 3600:.1f} hours"
    yield f"a million records in two million files: {MILLION * figures.back / 1e9:.0f} GB"
    yield f"on the way to each that is full: {second * figures.back / 1e6:.0f} MB a second"


def sizing(making: float, taking: float, workers: Sequence[int] = (1, 2, 4, 8, 16, 32)) -> Iterator[str]:
    """Yield a table of `docs/scale.md`: hours for a million briefs with one coordinator, and with as many as keep the workers busy."""
    yield "| workers | a million briefs, one coordinator | coordinators (parts) that keep them busy | with these |"
    yield "| ---: | ---: | ---: | ---: |"
    for count in workers:
        needed = ceil(count * taking / making)
        alone, together = (MILLION * max(making / count, taking / each) / 3_600_000 for each in (1, needed))
        yield f"| {count} | {alone:.1f} h | {needed} | {together:.1f} h |"


def project_with_records(root: Path, count: int) -> Project:
    """Return the sample with fields of records, an item that refers to one, and a table."""
    shutil.copytree(bundled_root() / "content", root / "content")
    pack = root / "content" / PACK / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8").replace("ask: none\n", FIELDS, 1), encoding="utf-8")
    (pack.parent / "speakers.md").write_text(ITEM, encoding="utf-8")
    rows = "".join(f"D-{number},District {number}\n" for number in range(count))
    (root / TABLE).write_text(f"code,name\n{rows}", encoding="utf-8")
    return load(root)


def measured(project: Project, rounds: int) -> Figures:
    prepared = prepare(project, PACK, AUDIENCE)
    means = Means.of(project)
    packed = pickle.dumps(Recipe(ground=prepared.ground, means=means, formats=("docx", "pdf"), options=DEFAULTS))
    place = Folder(output=project.folder.root / "out", home=project.folder.root)
    place.clear()
    records = _records(project)
    turns = [_turn(packed, tuple(islice(records, CHUNK)), Verdict(project, prepared), place) for _ in range(rounds + 1)]
    # The first one pays for fonts and imports as well.
    making, judging, placing = (spread([turn.times[part] / CHUNK for turn in turns[1:]]) for part in range(3))
    return Figures(
        making=making,
        judging=judging,
        placing=placing,
        ratio=spread([turn.times[0] / (turn.times[1] + turn.times[2]) for turn in turns[1:]]),
        out=len(pickle.dumps((parcel_of(packed), turns[0].task))) / CHUNK,
        back=turns[0].back / CHUNK,
    )


def _coordinated(project: Project) -> float:
    """Return the milliseconds of processor time that this process spends on a batch whose briefs a cluster makes."""
    root = project.folder.root
    (root / "cluster.py").write_text(CLUSTER, encoding="utf-8")
    command = [sys.executable, str(root / "cluster.py")]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=nothing) as cluster:
        assert cluster.stdout is not None
        request = BatchRequest(
            pack=PACK,
            audience=AUDIENCE,
            records=root / TABLE,
            output=root / "out",
            name="{code}",
            formats=("docx", "pdf"),
            cluster=Scheduler(url=cluster.stdout.readline().strip()),
        )
        spent, report = clocked(lambda: run_batch(project, request))
        cluster.communicate("\n")
    assert not report.failed
    return spent


def _records(project: Project) -> Iterator[Record]:
    table = project.folder.root / TABLE
    return read_records(read_rows(table, None), project.pack(PACK).registers.records, table)


@dataclass(frozen=True, slots=True)
class _Turn:
    times: tuple[float, float, float]
    task: tuple[object, ...]
    back: int


def _turn(packed: bytes, records: tuple[Record, ...], verdict: Verdict, place: Folder) -> _Turn:
    """Make a task as a worker does, and take it as the coordinator does."""
    task = tuple(record.values for record in records)
    making, made = clocked(lambda: make_chunk(packed, task))
    back = pickle.dumps(made)
    judging, found = clocked(lambda: [verdict.against(*each) for each in zip(made, records, strict=True)])
    assert not any(found), found
    placing, _ = clocked(lambda: _placed(back, records, place))
    return _Turn((making, judging, placing), task, len(back))


def _placed(back: bytes, records: tuple[Record, ...], place: Folder) -> list[str]:
    made: tuple[Made, ...] = pickle.loads(back)  # noqa: S301 - it was pickled here
    hashes = [digest(content) for one in made for content in one.files.values()]
    briefs = {str(record.values["code"]): one.files for record, one in zip(records, made, strict=True)}
    return [*hashes, *place.put(briefs)]


if __name__ == "__main__":
    main()
