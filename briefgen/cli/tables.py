"""Tables for a person at a terminal; nothing where the output goes elsewhere."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.build.pipeline import BuildReport

NO_PROTECTION = "A marking is a label: it protects nothing by itself."


def show_built(report: "BuildReport") -> None:
    """Print what was built, where the output is a terminal."""
    if not (sys.stdout.isatty() and report.outputs):
        return
    rows = [
        (
            output.path,
            "" if output.pages is None else str(output.pages),
            str(output.words),
            output.marking,
            report.leak_states[output.path],
        )
        for output in report.outputs
    ]
    show_table(("file", "pages", "words", "marking", "leak check"), rows, numeric=(1, 2), caption=NO_PROTECTION)


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
