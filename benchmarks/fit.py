"""What part of a build the fit is: `python -m benchmarks.fit`. Processor time, of the sample, and of a pack that is over its limits."""

import gc
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final, NamedTuple, TypeVar
from unittest.mock import patch

import click

from briefgen.build.pipeline import build
from briefgen.build.project import Project, load
from briefgen.build.request import BuildRequest
from briefgen.cli.main import GARBAGE
from briefgen.compose import compose
from briefgen.compose.fit import fit
from briefgen.compose.fitted import Fitted, Keep, Stages
from briefgen.resources import bundled_root

BOUND: Final = 0.30
SHORTER: Final = 0.8
"""The share of its limits that the sample is held to where it is to be over them."""
Made = TypeVar("Made")


class Share(NamedTuple):
    command: float
    """Of the first build of a process, which is what the command does."""
    again: float
    """Of the next one in the same process, for which all words are shaped and all fonts are read already."""


@click.command()
@click.option("--rounds", default=7, show_default=True, help="Builds of each kind, each pair in a process of its own.")
def main(rounds: int) -> None:
    """Print the share of a build that goes to fitting: all but composing each brief once, and laying it out once."""
    for name, share in (("the sample", 1.0), (f"the sample held to {SHORTER:.0%} of its limits", SHORTER)):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as apart:
            shares = list(apart.map(_shares, [share] * rounds))
        first, again = (sorted(getattr(each, kind) for each in shares) for kind in Share._fields)
        bound = "within" if median(first) <= BOUND else "OVER"
        click.echo(
            f"{name}: {median(first):.1%} ({first[0]:.1%} to {first[-1]:.1%}), {bound} {BOUND:.0%};"
            f" built again in the same process {median(again):.1%} ({again[0]:.1%} to {again[-1]:.1%})"
        )


def _shares(share: float) -> Share:
    gc.set_threshold(GARBAGE)
    return Share(*(_share(share) for _ in Share._fields))


def _share(share: float) -> float:
    project = _held_to(load(bundled_root()), share)
    clock = Clock()
    gc.collect()
    with tempfile.TemporaryDirectory() as folder, patch.object(compose, "fit", clock.fit):
        begun = process_time()
        build(project, BuildRequest(formats=("docx", "pdf"), output=Path(folder)))
        return clock.seconds / (process_time() - begun)


def _held_to(project: Project, share: float) -> Project:
    """Return the project with shorter limits in all forms."""
    for form in (project.audience(name).form for name in project.audiences):
        limits = [limit.model_copy(update={"max": max(1, int(limit.max * share))}) for limit in form.limits]
        form.__dict__["limits"] = tuple(limits)
    return project


@dataclass
class Clock:
    """What fitting takes, without each brief's first draft and first layout: those there are without any limit."""

    seconds: float = 0.0

    def fit(self, keep: Keep, stages: Stages, **rest: Any) -> Fitted:
        own = Stages(draft=self._first_free(stages.draft), lay_out=self._first_free(stages.lay_out))
        begun = process_time()
        made = fit(keep, own, **rest)
        self.seconds += process_time() - begun
        return made

    def _first_free(self, work: Callable[..., Made]) -> Callable[..., Made]:
        done: list[Made] = []

        def working(*given: Any) -> Made:
            begun = process_time()
            made = work(*given)
            if not done:
                self.seconds -= process_time() - begun
            done.append(made)
            return made

        return working


if __name__ == "__main__":
    main()
