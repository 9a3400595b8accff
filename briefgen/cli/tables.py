"""Tables for a person at a terminal; nothing where the output goes elsewhere."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.build.request import BuildReport

NO_PROTECTION = "A marking is a label: it protects nothing by itself."


def at_terminal() -> bool:
    """Tell whether a person reads what is printed."""
    return sys.stdout.isatty()


def show_built(report: "BuildReport", folder: Path) -> None:
    """Print what was built in *folder*, where the output is a terminal."""
    if not (at_terminal() and report.outputs):
        return
    rows = [
        (
            "/".join(PurePosixPath(output.path).parts[-2:]),
            "" if output.pages is None else str(output.pages),
            str(output.words),
            output.marking,
            report.leak_states[output.path],
        )
        for output in report.outputs
    ]
    caption = f"in {folder}{os.sep}\n{NO_PROTECTION}"
    show_table(("brief", "pages", "words", "marking", "leak check"), rows, numeric=(1, 2), caption=caption)


def show_table(
    head: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, numeric: tuple[int, ...] = (), caption: str | None = None
) -> None:
    """Print a table; *numeric* columns are flush right."""
    from rich import box  # noqa: PLC0415 - only a terminal needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, caption=caption, caption_justify="left")
    for index, name in enumerate(head):
        table.add_column(name, justify="right" if index in numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
