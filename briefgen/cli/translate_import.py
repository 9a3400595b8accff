"""`briefgen translate import`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.differences import put_in_place, show_differences
from briefgen.cli.frames import frame

if TYPE_CHECKING:
    from briefgen.authoring.translate.asked import Also, Review

EXAMPLES = """\b
Examples:
  briefgen translate import india-russia-visit.hi-IN.xlf             list what would change, and ask
  briefgen translate import to-do.docx --yes                         change it
  briefgen translate import to-do.xlf --reviewed-by "A. Name" --on 2025-12-03
"""
_KINDS = (".xlf", ".xliff", ".docx")


def _also(value: str) -> "frozenset[Also]":
    from briefgen.authoring.translate.asked import ALSO  # noqa: PLC0415 - --help must not load the rooms

    named = [part.strip() for part in value.split(",") if part.strip()]
    if unknown := [name for name in named if name not in ALSO]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(ALSO)}")
    return frozenset(one for one in ALSO if one in named)


@click.command("import", epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--into", metavar="PACK", help="The pack that it goes into, instead of the one that the file names.")
@click.option("--yes", is_flag=True, help="Change the files without asking.")
@click.option(
    "--also", type=_also, default="", metavar="WHAT",
    help="Take these as well: stale (their source has changed), conflicts (changed in the pack meanwhile).",
)  # fmt: skip
@click.option(
    "--reviewed-by", "by", metavar="NAME", help="Who has read what is reviewed or final; of a Word file, all of it."
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When, as 2025-12-03.")
def import_command(
    *, file: Path, into: str | None, yes: bool, also: "frozenset[Also]", by: str | None, on: dt.datetime | None
) -> int:
    """Read the translations in FILE (.xlf or .docx) into the pack that they were exported from.

    Every difference is listed first; then you are asked. Where nobody can be asked, nothing is changed without --yes.
    Without --reviewed-by they come in unreviewed, and make a brief a DRAFT.
    """
    from briefgen.authoring.translate.asked import Asked  # noqa: PLC0415
    from briefgen.authoring.translate.take import read_back, require_pack, take_back  # noqa: PLC0415
    from briefgen.build.project import load  # noqa: PLC0415

    if file.suffix.lower() not in _KINDS:
        kinds = "a translation comes back as .xlf (XLIFF 2.1) or .docx"
        raise click.BadParameter(f"'{file.name}' is of no kind that is read; {kinds}", param_hint="FILE")
    asked = Asked(also=also, review=_review(by, on))
    project = load(sample=True)
    if project.folder.bundled:
        raise click.UsageError("there is no ./content here to import into")
    with bar():
        back = read_back(file)
        taken = take_back(project, require_pack(back, file, project, into), back, asked)
    intake = taken.intake
    show_differences(intake, file)
    for one in taken.brings:
        click.echo(f"this would bring:\n{frame(one)}\n", err=True)
    put_in_place(intake, yes=yes)
    return 1 if intake.faults else 0


def _review(by: str | None, on: dt.datetime | None) -> "Review | None":
    """Return who has read it, and when. Raises UsageError where one is said without the other, or is no name."""
    from briefgen.authoring.translate.asked import Review  # noqa: PLC0415

    if by is None and on is None:
        return None
    if by is None or on is None:
        raise click.UsageError("--reviewed-by and --on go together: who has read it, and when")
    if not by.strip() or "," in by or not by.isprintable():
        raise click.UsageError("--reviewed-by takes a name without commas, as --reviewed-by 'A. Name'")
    return Review(by=by.strip(), on=on.date())
