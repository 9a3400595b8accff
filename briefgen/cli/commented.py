"""`briefgen build --with-comments`: internal copies for the unit, in which open comments stand as comments of Word."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.cli.tables import show_skipped
from briefgen.diagnostics import Diagnostic, UserError, errors

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.build.request import BuildRequest


def write_copies(project: "Project", request: "BuildRequest", folder: Path | None) -> int:
    """Write the copies that are asked for into *folder*, None for the usual one; return the exit code."""
    from briefgen.build.pipeline import require  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.review.remarks.commented import FOLDER  # noqa: PLC0415

    require(project, request)
    top = folder or project.folder.root / FOLDER
    faults = tuple(found for name in request.packs or project.packs for found in _of_pack(project, name, request, top))
    show_diagnostics(faults)
    return 1 if faults else 0


def _of_pack(project: "Project", name: str, request: "BuildRequest", top: Path) -> Iterator[Diagnostic]:
    """Write the copies of one pack, and yield what keeps one from being written."""
    from briefgen.build.composition import compose_pack  # noqa: PLC0415 - as above
    from briefgen.review.remarks.commented import commented, threads, write_commented  # noqa: PLC0415
    from briefgen.review.remarks.keep import kept_remarks, remarks_path  # noqa: PLC0415

    remarks = [each for each in kept_remarks(project, name) if not each.answered]
    if not remarks:
        click.echo(f"{name}: no open comments in {shown(remarks_path(project, name))}", err=True)
        return
    with bar() as progress:
        composed = compose_pack(project, name, request, progress)
    show_skipped(composed.skipped, request.language, request.form)
    yield from errors(composed.diagnostics)
    for brief in composed.briefs:
        said = threads(brief, remarks)
        if not said:
            click.echo(
                f"{brief.stem}: none of the open comments was made on its reader's brief and is about its words",
                err=True,
            )
            continue
        try:
            written = write_commented(commented(brief, said, project.forms.locale(brief.language)), top / name)
        except UserError as fault:
            yield from fault.diagnostics
            continue
        yield from errors(written.diagnostics)
        for output in written.outputs:
            click.echo(f"internal copy: {output.path}, open comments: {len(said)} of {len(remarks)}", err=True)
