"""Every command opens the project in the same way, and says so where it is the bundled sample."""

from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.frames import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefgen.build.project import Project
    from briefgen.project.folder import ProjectFolder


_STOPPED: Final = "a command had been stopped while it changed several files"


def open_project(*, allow_classified_labels: bool = False) -> "Project":
    """Return the project of the working folder. Raises `UserError` where it cannot be read."""
    from briefgen.build.project import load  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = load(sample=True, allow_classified_labels=allow_classified_labels)
    say_bundled(project.folder)
    for path in project.settled:
        click.echo(
            f"'briefgen convert' had been stopped; it is finished now: '{path.name}' of '{path.parent.name}' is gone.",
            err=True,
        )
    finished = project.finished
    if finished.put:
        click.echo(f"{_STOPPED}; it is finished now: {_named(finished.put)} changed too.", err=True)
    if finished.left:
        told = (
            f"{_STOPPED}, and has no part in {_named(finished.left)}, which somebody has changed since: run it again."
        )
        click.echo(told, err=True)
    return project


def _named(files: "Sequence[Path]") -> str:
    return ", ".join(f"'{shown(path)}'" for path in files)


def say_bundled(folder: "ProjectFolder") -> None:
    """Say so where the content is the sample's."""
    if folder.bundled:
        click.echo("There is no ./content here: this is the bundled sample.", err=True)
