"""`briefgen convert`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.changes import unified_files
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal

if TYPE_CHECKING:
    from briefgen.authoring.faces.convert import Conversion, FaceName
    from briefgen.project.folder import ProjectFolder

EXAMPLES = """\b
Examples:
  briefgen convert tarrow-ferry --dry-run
  briefgen convert tarrow-ferry --to yaml -o converted
  briefgen convert tarrow-ferry --to markdown --yes
"""


@click.command("convert", epilog=EXAMPLES)
@click.argument("pack")
@click.option("--to", type=click.Choice(["yaml", "markdown"]), help="The face to write; without it, the other one.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the pack into DIR, and leave it as it is.",
)
@click.option("--dry-run", is_flag=True, help="Show every line that would change, and write nothing.")
@click.option("--yes", is_flag=True, help="Change the files without asking.")
def convert_command(*, pack: str, to: "FaceName | None", output: Path | None, dry_run: bool, yes: bool) -> int:
    """Write the items of PACK in YAML, or in Markdown: the same items, with your comments.

    In the face that the pack has already, its files are brought into one form. The files that change are listed first.
    Nothing is changed unless what is written is read as the same pack.
    """
    from briefgen.authoring.faces.convert import convert, face_to_write  # noqa: PLC0415 - loads slowly; --help must not
    from briefgen.build.pipeline import require  # noqa: PLC0415
    from briefgen.build.request import Asked  # noqa: PLC0415

    project = open_project()
    require(project, Asked(packs=(pack,)))
    source = next(each for each in project.sources if each.name == pack)
    if project.folder.bundled and output is None:
        raise click.UsageError("the bundled sample stays as it is: name a folder with -o")
    if output is not None and (output / source.path.name).exists():
        raise click.UsageError(f"'{output / source.path.name}' is there already: name another folder")
    with bar():
        project.pack(pack)
    face = to or face_to_write(source)
    if face is None:
        raise click.UsageError(f"'{pack}' is written in both faces: add --to yaml or --to markdown")
    with bar():
        conversion = convert(source, project.folder, project.policy, face)
    if dry_run:
        click.echo(
            "".join(unified_files(move.old, move.new, move.before, move.after) for move in conversion.moves), nl=False
        )
        return 0
    if output is None and not conversion.moves:
        click.echo(f"nothing to change: {_items(conversion.items)} in {face}")
        return 0
    _list(conversion)
    if output is None and not yes:
        if not at_terminal():
            raise click.UsageError("add --yes to change these files, or -o to write the pack elsewhere")
        click.confirm("Change these files?", abort=True)
    return _put(conversion, project.folder, output)


def _list(conversion: "Conversion") -> None:
    """Say which files change."""
    for move in conversion.moves:
        renamed = "" if move.old == move.new else f" -> {move.new.name}"
        click.echo(f"{shown(move.old)}{renamed}: {_items(move.items)}")


def _put(conversion: "Conversion", folder: "ProjectFolder", output: Path | None) -> int:
    from briefgen.authoring.faces.putting import put_in_place, put_into  # noqa: PLC0415
    from briefgen.build.writing import cannot_write  # noqa: PLC0415

    try:
        if output is not None:
            click.echo(f"written: {shown(put_into(conversion, output))}, {_items(conversion.items)}")
        else:
            put_in_place(conversion, folder)
            click.echo(
                f"changed: {_files(len(conversion.moves))}, {_items(conversion.items)}, all of them as they were"
            )
    except OSError as fault:
        show_diagnostics((cannot_write(fault),))
        return 1
    return 0


def _items(count: int) -> str:
    return f"{count} item{'' if count == 1 else 's'}"


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
