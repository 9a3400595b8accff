"""Tables for a person at a terminal, plain lines where the output goes elsewhere."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

import click

from briefgen.strength.levels import NOT_CHECKED

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.request import BuildReport

_PADDING = 3
"""Characters between columns."""
NO_PROTECTION = "A marking is a label: it protects nothing by itself."


def at_terminal() -> bool:
    """Tell whether a person reads what is printed."""
    return sys.stdout.isatty()


def show_waiting(pack: str) -> None:
    """Say that another build is at work, which is let finish."""
    click.echo(f"another build of '{pack}' is under way; waiting for it", err=True)


def show_skipped(names: Iterable[str], *wanted: str | None) -> None:
    """Name, in one line, the audiences that do not have what was asked for: the language or the form that is *wanted*."""
    if skipped := ", ".join(names):
        click.echo(f"without {' or '.join(filter(None, wanted))}: {skipped}", err=True)


def show_unchecked(briefs: Iterable["Brief"]) -> None:
    """Name, in one line, the briefs whose strength no measured lexicon has read: nothing found there proves nothing."""
    unchecked = ", ".join(dict.fromkeys(brief.stem for brief in briefs if brief.strength == NOT_CHECKED))
    if unchecked:
        click.echo(f"strength {NOT_CHECKED}: {unchecked}", err=True)


def show_built(report: "BuildReport", folder: Path) -> None:
    """Print what was built in *folder*: as a table at a terminal, else a line for each file, its fields parted by tabs."""
    from briefgen.build.prose import prose_told  # noqa: PLC0415 - the rooms below load slowly

    rows = [
        (
            "/".join(PurePosixPath(output.path).parts[-2:]),
            "" if output.pages is None else str(output.pages),
            str(output.words),
            output.marking,
            prose_told(output.readability),
            output.strength,
            report.leak_states[output.path],
        )
        for output in report.outputs
    ]
    if not at_terminal():
        for output, row in zip(report.outputs, rows, strict=True):
            told = (f"readability: {row[-3]}", f"strength: {row[-2]}", f"leak check: {row[-1]}")
            click.echo("\t".join((output.path, *row[1:-3], *told)))
        return
    if not rows:
        return
    caption = f"in {folder}{os.sep}\n{NO_PROTECTION}\n{_leak_share(report)}"
    show_table(
        ("brief", "pages", "words", "marking", "readability", "strength", "leak check"),
        rows,
        numeric=(1, 2),
        caption=caption,
    )


def _leak_share(report: "BuildReport") -> str:
    if report.stands:
        return "Nothing has changed since they were built; they stand as they are."
    return f"The leak check was {report.leak_share:.0%} of the build's work."


def show_table(
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    numeric: tuple[int, ...] = (),
    caption: str | None = None,
    first: int | None = None,
) -> None:
    """Print a table; *numeric* columns are flush right. With *first*, the first one has so many characters, and the others
    share what the terminal leaves: none is cut off.
    """
    from rich import box  # noqa: PLC0415 - only a terminal needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console()
    table = Table(box=box.SIMPLE_HEAD, caption=caption, caption_justify="left")
    shared = max((console.width - first - _PADDING) // max(len(head) - 1, 1) - _PADDING, 3) if first else None
    for index, name in enumerate(head):
        justify: Literal["left", "right"] = "right" if index in numeric else "left"
        width = min(shared, len(name)) if shared and index else first
        table.add_column(name, justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
