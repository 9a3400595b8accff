"""`briefgen build --watch`: what is said of each saved change, and nothing that was said before."""

import signal
import time
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.frames import MORE, grouped, once, shown, summary
from briefgen.cli.reports.places import fingerprints, take_lines
from briefgen.cli.tables import show_waiting
from briefgen.diagnostics import Diagnostic, Severity, errors, standing
from briefgen.project.saves import TEXTS, saves

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.build.request import BuildReport, BuildRequest
    from briefgen.build.watching import Round, Watching


def watch_project(project: "Project", request: "BuildRequest", *, allow_classified_labels: bool) -> int:
    """Build, and build again whenever a file is saved, until somebody presses Ctrl-C. What is begun then is finished first.

    Raises `UnknownNameError` and `UserError` where the first build could not be asked for, as `build` does.
    """
    from briefgen.build.watching import Watching  # noqa: PLC0415 - the rooms below load slowly; --help must not

    watching = Watching(
        project.folder, request, allow_classified_labels=allow_classified_labels, waiting=show_waiting, in_two=True
    )
    asked_to_stop: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: asked_to_stop.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        for line in watch(saves(watching.places, lambda: bool(asked_to_stop)), watching):
            click.echo(line)
    finally:
        watching.close()
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def watch(
    events: Iterable[frozenset[Path]], watching: "Watching", clock: Callable[[], float] = time.monotonic
) -> Iterator[str]:
    """Yield what is printed: of each of the *events*, the first of which is the beginning, what it made, which problems it
    brought and which it mended; and in the end what no longer holds.
    """
    known: dict[str, Diagnostic] = {}
    for changed in events:
        take_lines(path for path in changed or watching.files() if path.suffix.lower() in TEXTS)
        begun = clock()
        done = watching.round(changed)
        taken = clock() - begun
        if changed:
            yield f"saved: {', '.join(sorted(map(shown, changed)))}"
        found = _by_fingerprint(done.report.diagnostics)
        unseen = _not_looked_for(known, found, changed)
        yield from _gone(known, found.keys() | unseen.keys())
        yield from _new(known, found)
        yield from _made(done, taken)
        yield _standing(found.values(), done.report)
        if not changed:
            yield "watching: change a file and save it; stop with Ctrl-C"
        known = unseen | found
    yield from _set_aside(watching.settle())


def _by_fingerprint(diagnostics: Iterable[Diagnostic]) -> dict[str, Diagnostic]:
    """Return the problems by what stays the same when lines are added above them."""
    found = tuple(dict.fromkeys(standing(diagnostics)))
    return dict(zip(fingerprints(found), found, strict=True))


def _not_looked_for(
    known: dict[str, Diagnostic], found: dict[str, Diagnostic], changed: Container[Path]
) -> dict[str, Diagnostic]:
    """Return the problems of which nobody knows whether they are mended: a pack that cannot be read is not looked at further.
    Of an error in a file that was saved just now it is known.
    """
    if all(one.audience for one in errors(tuple(found.values()))):
        return {}
    return {
        name: one
        for name, one in known.items()
        if one.severity is not Severity.ERROR or one.audience or one.span is None or one.span.path not in changed
    }


def _gone(known: dict[str, Diagnostic], found: Container[str]) -> Iterator[str]:
    for problem in once(problem for name, problem in known.items() if name not in found):
        where = f" ({shown(problem.span.path)})" if problem.span else ""
        yield f"mended: {problem.message}{where} [{problem.code}]"


def _new(known: dict[str, Diagnostic], found: dict[str, Diagnostic]) -> Iterator[str]:
    new = [problem for name, problem in found.items() if name not in known]
    for heading, problems in grouped(new):
        if heading:
            yield heading
        for problem in problems:
            yield f"{problem}\n"


def _made(done: "Round", taken: float) -> Iterator[str]:
    for output in done.built:
        pages = "" if output.pages is None else f" ({output.pages} page{'' if output.pages == 1 else 's'})"
        yield f"built: {output.path}{pages}"
    yield from _set_aside(done.report)
    yield f"{'no brief changes' if not done.built else 'done'}, in {taken:.1f} s"


def _set_aside(report: "BuildReport") -> Iterator[str]:
    for moved in report.moved:
        yield f"set aside: {moved.path} no longer holds; it is now {moved.to}"


def _standing(problems: Iterable[Diagnostic], report: "BuildReport") -> str:
    counted = summary(once(problems))
    more = f"; {MORE}" if report.stopped_early else ""
    return f"in all: {counted}{more}" if counted else "no problems"
