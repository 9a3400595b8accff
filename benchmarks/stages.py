"""Where a brief's time goes, stage by stage: `python -m benchmarks.stages --help`. Processor time, in one process that is warm."""

import cProfile
import io
import pstats
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from benchmarks.case import WARMING, with_spreads
from benchmarks.processes import spent
from benchmarks.report import row, span, versions_line
from benchmarks.rounds import Spread, clocked, spread
from benchmarks.run import Run, versions_here
from benchmarks.whole import ONE, PACK, SET, batch_of, build, compile_all, project
from briefgen.batch.request import BatchRequest
from briefgen.batch.run import run_batch
from briefgen.build.brief import Brief
from briefgen.build.briefing import leak_question, prepare
from briefgen.build.pipeline import build as build_set
from briefgen.build.project import Project, load
from briefgen.build.request import BuildRequest
from briefgen.checks.check import check
from briefgen.document.document import Document
from briefgen.layout.lay_out import lay_out
from briefgen.leak.check import leak_check
from briefgen.reader.read import read
from briefgen.render.render import render
from briefgen.transforms.apply import apply
from briefgen.writers.formats import FORMATS

BATCH: Final = 20
"""Records of the batch, whose figure is that of one."""
START_UP: Final = "start-up (--version)"
ONE_BRIEF: Final = "one brief, one command"
COMMANDS: Final = frozenset({START_UP, ONE_BRIEF})
TOP: Final = 25
"""Lines that are told of a profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    name: str
    rounds: int
    time: Spread

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Stage":
        """Return it from the JSON that was made of it."""
        return cls(**with_spreads(kept))


@click.command()
@click.option("--rounds", default=20, show_default=True, help="Rounds that count.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Keep the figures in a file.")
@click.option("--compare", type=click.Path(path_type=Path, exists=True), help="Set beside the figures of a file.")
@click.option("--profile", type=click.Path(path_type=Path), help="Keep a profile of one more round, and tell its top.")
def main(*, rounds: int, file: Path | None, compare: Path | None, profile: Path | None) -> None:
    """Time each stage by itself on one brief of two pages, then a set of six and a batch."""
    compile_all()
    with project() as folder:
        stages = _stages(folder)
        for _ in range(WARMING):
            _round(stages)
        taken = [_round(stages) for _ in range(rounds)]
        told = _profiled(stages, profile) if profile else ""
    results = tuple(Stage(name=name, rounds=rounds, time=spread([each[name] for each in taken])) for name in taken[0])
    run = Run(versions=versions_here("reportlab", "lxml", "uharfbuzz", "pypdfium2"), results=results, lengths=())
    if file:
        run.save(file)
    click.echo(report(run, Run.load(compare, Stage.read) if compare else None))
    click.echo(told, nl=False)


def report(run: Run[Stage], earlier: Run[Stage] | None) -> str:
    old = {each.name: each.time for each in earlier.results} if earlier else {}
    more = (" before |", " ---: |") if earlier else ("", "")
    lines = [
        f"{versions_line(run.versions)}\n",
        f"| stage | ms | p10–p90 |{more[0]}",
        f"| --- | ---: | ---: |{more[1]}",
    ]
    for each in run.results:
        before = (f"{old[each.name].median:.2f}" if each.name in old else "–",) if earlier else ()
        lines.append(row((each.name, f"{each.time.median:.2f}", span(each.time, 2), *before)))
    return "\n".join(lines)


def _round(stages: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    return {name: stage() for name, stage in stages.items()}


def _stages(folder: Path) -> Mapping[str, Callable[[], float]]:
    """Return how each stage is done and timed; those of one brief have what the stage before it made."""
    ready = load(folder)
    brief = ready.brief(PACK, ONE[0])
    return {
        START_UP: lambda: spent(("-m", "briefgen", "--version"), folder).processor,
        "load (policy, pack, its checks)": lambda: clocked(lambda: _loaded(folder))[0],
        **_of_brief(ready, brief),
        ONE_BRIEF: lambda: spent((*build(ONE), "--force"), folder).processor,
        "the set of six, in this process": lambda: clocked(lambda: _set(folder))[0],
        f"a record of a batch of {BATCH}": lambda: clocked(lambda: _batch(folder))[0] / BATCH,
    }


def _of_brief(ready: Project, brief: Brief) -> Mapping[str, Callable[[], float]]:
    prepared = prepare(ready, PACK, ONE[0])
    ground, roots, fonts = prepared.ground, ready.folder.templates, ready.fonts
    keep = frozenset(ground.cleared.items)
    rendered = render(ground.cleared, ground.audience, ground.locale, roots, keep=keep)
    form = ground.audience.form
    written = read(rendered, ground.cleared, ground.locale, form=form)
    document, layout, theme = brief.document, brief.layout, brief.theme
    files = {name: FORMATS[name].write(document, layout, theme, fonts) for name in ("docx", "pdf")}
    question = leak_question(ready, prepared)

    def applied() -> Document:
        return apply(written, cleared=ground.cleared, locale=ground.locale, form=form)

    work: Mapping[str, Callable[[], object]] = {
        "gate": lambda: prepare(ready, PACK, ONE[0]),
        "render": lambda: render(ground.cleared, ground.audience, ground.locale, roots, keep=keep),
        "read": lambda: read(rendered, ground.cleared, ground.locale, form=form),
        "transforms": applied,
        "layout": lambda: lay_out(document, theme, fonts),
        "rules of briefs": lambda: check(
            ground.cleared, document, layout, form, usages=ready.usages, plain=ready.plain_words, templates=roots
        ),
        **{f"write {name}": _writing(name, brief, ready) for name in FORMATS},
        "leak check (DOCX and PDF)": lambda: leak_check(dict(files), question),
    }
    return {name: lambda do=do: clocked(do)[0] for name, do in work.items()}  # type: ignore[misc]


def _writing(name: str, brief: Brief, ready: Project) -> Callable[[], object]:
    return lambda: FORMATS[name].write(brief.document, brief.layout, brief.theme, ready.fonts)


def _loaded(folder: Path) -> object:
    return load(folder).findings(PACK)


def _set(folder: Path) -> object:
    with TemporaryDirectory() as output:
        request = BuildRequest(packs=(PACK,), audiences=SET, formats=("docx", "pdf"), output=Path(output))
        return build_set(load(folder), request)


def _batch(folder: Path) -> object:
    batch_of(folder, BATCH, 1)
    with TemporaryDirectory() as output:
        request = BatchRequest(
            pack=PACK,
            audience="district",
            records=folder / "records.csv",
            output=Path(output),
            name="{code}",
            formats=("docx", "pdf"),
            jobs=1,
        )
        return run_batch(load(folder), request)


def _profiled(stages: Mapping[str, Callable[[], float]], file: Path) -> str:
    """Keep a profile of all stages done once, for `python -m pstats`, and return where most of it went. Commands are no part of
    it, for they run in processes of their own.
    """
    profile = cProfile.Profile()
    profile.runcall(_round, {name: stage for name, stage in stages.items() if name not in COMMANDS})
    profile.dump_stats(file)
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(TOP)
    return told.getvalue()


if __name__ == "__main__":
    main()
