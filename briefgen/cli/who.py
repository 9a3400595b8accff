"""`briefgen who`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_option, moment
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_table

if TYPE_CHECKING:
    from briefgen.access.kept import Changes
    from briefgen.access.table import AccessTable
    from briefgen.build.project import Project

EXAMPLES = """\b
Examples:
  briefgen who india-russia-visit
  briefgen who india-russia-visit -a minister -a public
  briefgen who india-russia-visit --format csv > who.csv
  briefgen who india-russia-visit --format pdf            a sheet to print, in .briefgen/
  briefgen who india-russia-visit --items --format pdf    without sources, people and the rest of the registers
  briefgen who india-russia-visit --keep                  this is what was agreed
"""

FORMATS = ("table", "csv", "pdf", "docx")
SHEETS = ("pdf", "docx")
_FIRST = 22
"""Characters of the column that says which item it is."""


@click.command("who", epilog=EXAMPLES)
@click.argument("pack")
@audience_option
@click.option(
    "--format", "layout", type=click.Choice(FORMATS), help="How to give it; by the suffix of -o, else a table."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where a sheet or the CSV goes, instead of .briefgen/<pack>/ or the screen.",
)
@click.option("--items", "is_items", is_flag=True, help="The items alone, without the entries of registers.")
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with this table that was kept, instead of the last one.",
)
@click.option("--keep", "is_kept", is_flag=True, help="Keep the table as what was agreed, to compare with from now on.")
@click.option("--as-of", type=moment, metavar="MOMENT", help="As of this moment, with its zone, not the edition's.")
def who_command(
    *,
    pack: str,
    audiences: tuple[str, ...],
    layout: str | None,
    output: Path | None,
    is_items: bool,
    since: Path | None,
    is_kept: bool,
    as_of: datetime | None,
) -> None:
    """Show which audience sees which item of PACK, and if not, why not; and what has changed since it was last agreed.

    The table names what is withheld from whom: it is for the unit. --keep says "this is what was agreed"; later tables mark
    what is new, gone, reworded, opened or closed since.
    """
    from briefgen.access.kept import changes, keep, kept_path, read_kept  # noqa: PLC0415 - --help must not load the rooms
    from briefgen.access.table import access_table, items_alone  # noqa: PLC0415

    chosen = _layout(layout, output)
    if is_kept and audiences:
        raise click.UsageError("--keep is for the whole table: leave out -a")
    if is_kept and is_items:
        raise click.UsageError("--keep is for the whole table: leave out --items")
    project = open_project()
    _refuse_build(project, output)
    with bar():
        table = access_table(project, pack, audiences=tuple(dict.fromkeys(audiences)), as_of=as_of)
    kept = read_kept(since or kept_path(project.folder, pack))
    changed = changes(kept, table) if kept else None
    table, changed = (items_alone(table), changed and changed.of_items()) if is_items else (table, changed)
    show_diagnostics(table.diagnostics)
    _give(project, table, changed, chosen, output)
    if is_kept:
        click.echo(f"kept as agreed: {shown(keep(project.folder, table))}", err=True)


def _layout(layout: str | None, output: Path | None) -> str:
    named = output.suffix[1:].lower() if output else ""
    chosen = layout or (named if named in FORMATS[1:] else "csv" if output else "table")
    if output and chosen == "table":
        raise click.UsageError("a table is for the screen; with -o write --format csv, pdf or docx")
    return chosen


def _refuse_build(project: "Project", output: Path | None) -> None:
    """The sheet names what is withheld: it never stands among what is sent."""
    if output and output.absolute().is_relative_to(project.folder.root.absolute() / "build"):
        raise click.UsageError("build/ holds what is sent, and this names what is withheld: take another folder")


def _give(
    project: "Project", table: "AccessTable", changed: "Changes | None", layout: str, output: Path | None
) -> None:
    from briefgen.access.columns import as_csv  # noqa: PLC0415
    from briefgen.access.sheet import write_sheet  # noqa: PLC0415

    if layout in SHEETS:
        _put(project, table, write_sheet(project, table, changed, layout), output, f"access.{layout}")
    elif layout == "csv" and output:
        _put(project, table, as_csv(table, changed, project.folder.content).encode("utf-8-sig"), output, "")
    elif layout == "csv":
        click.echo(as_csv(table, changed, project.folder.content), nl=False)
    else:
        _show(project, table, changed)


def _put(project: "Project", table: "AccessTable", content: bytes, output: Path | None, name: str) -> None:
    from briefgen.build.files import replace_files  # noqa: PLC0415
    from briefgen.build.records import records_folder, write_private  # noqa: PLC0415

    if output:
        replace_files({output: content}, private={output})
    else:
        output = records_folder(project.folder, table.pack) / name
        write_private(project.folder, {output: content})
    click.echo(shown(output))


def _show(project: "Project", table: "AccessTable", changed: "Changes | None") -> None:
    from briefgen.access.columns import head, rows  # noqa: PLC0415
    from briefgen.access.sheet import summary  # noqa: PLC0415
    from briefgen.access.signs import legend  # noqa: PLC0415

    listed = [*rows(table, changed, project.folder.content)]
    if not at_terminal():
        for row in (head(table), *listed):
            click.echo("\t".join(row))
        return
    heads = ("item", *table.audiences)
    show_table(heads, (("\n".join(filter(None, _told(row))), *row[5:]) for row in listed), first=_FIRST)
    for line in legend(table.lines, changed):
        click.echo(line)
    if changed is None:
        click.echo("Nothing was kept as agreed yet: briefgen who PACK --keep")
        return
    click.echo(f"Changed since what was agreed as of {changed.since.isoformat(timespec='minutes')}:")
    for line in summary(table, changed):
        click.echo(f"  {line}")


def _told(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the first column says, a line each: the item, how it begins, where it stands."""
    id_, kind, changed, words, place = row[:5]
    return f"{id_} ({', '.join(filter(None, (kind, changed)))})", words, place
