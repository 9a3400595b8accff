"""`briefgen review`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.accepting import offered_of, take
from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_name, format_option
from briefgen.cli.frames import shown
from briefgen.cli.opening import open_project
from briefgen.cli.reviewed import as_data, lines
from briefgen.cli.reviewed_page import page
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.review.find import Reviewed

EXAMPLES = """\b
Examples:
  briefgen review minister.docx
  briefgen review minister.docx --format json
  briefgen review minister.docx --format html -o minister.html
  briefgen review minister.docx --comments
  briefgen review copied-words.docx --pack india-russia-visit --for minister
  briefgen review minister.docx --accept 7.3fa2 --accept 9
  briefgen review minister.docx --accept-all --new-items
  briefgen review minister.docx --interactive
"""


@click.command("review", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pack", metavar="PACK", help="The pack that it was made of, where it does not say so itself.")
@click.option(
    "--for",
    "audience",
    type=audience_name,
    metavar="AUDIENCE",
    help="Of a document that nothing is recorded of: whose brief it was.",
)
@click.option(
    "--comments",
    is_flag=True,
    help="Write the comments into review.md beside the pack too, those that are not there yet, with their answers.",
)
@format_option("text", "json", "html")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PAGE",
    help="With --format html: write the page there, instead of printing it.",
)
@click.option(
    "--accept",
    "ids",
    multiple=True,
    metavar="ID",
    help="Write this change into the content: 7.3fa2, new.1, or 7 for all of the seventh paragraph. May be given again.",
)
@click.option(
    "--accept-all",
    "is_all",
    is_flag=True,
    help="Write every change that can be, save those of figures: each of these takes its own --accept.",
)
@click.option("--interactive", is_flag=True, help="Go through the changes one by one: accept, skip, stop.")
@click.option("--new-items", is_flag=True, help="With --accept-all, take new paragraphs too, as items that are drafts.")
@click.option("--anyway", is_flag=True, help="Accept words with which a brief would be refused.")
@click.option("--yes", is_flag=True, help="Make the changes without asking.")
def review_command(
    *,
    file: Path,
    pack: str | None,
    audience: str | None,
    comments: bool,
    layout: str,
    output: Path | None,
    ids: tuple[str, ...],
    is_all: bool,
    interactive: bool,
    new_items: bool,
    anyway: bool,
    yes: bool,
) -> int:
    """Show what became of a Word document that came back: FILE, made by briefgen and edited since, in Word, LibreOffice or
    Google Docs, with changes tracked or not.

    By item: old words and new ones, who wrote them, where they stand in the content, and in whose briefs the item is printed
    too; what was deleted, moved, split, run together or added; the comments; and what rules the new words break. Each change
    has an id, under which it can be accepted; without --accept, --accept-all, --interactive or --comments nothing is changed. What is printed
    names internal things: it is for the unit.
    """
    from briefgen.review.elsewhere import other_readers  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.review.find import review_file  # noqa: PLC0415

    if output is not None and layout != "html":
        raise click.UsageError("-o is for the page: add --format html")
    if interactive and (ids or is_all or new_items or layout != "text"):
        raise click.UsageError(
            "--interactive asks for each change; leave out --accept, --accept-all, --new-items and --format"
        )
    opened = open_project()
    project = opened.at(opened.folder)  # what is composed to tell who else reads an item is there for the trial
    with bar():
        found = review_file(project, file, pack=pack, audience=audience)
    if comments:
        _keep(project, found, file)
    if interactive:
        return _go_through(project, found, anyway=anyway, yes=yes)
    if ids or is_all:
        return _accept(project, found, ids, is_all=is_all, new_items=new_items, anyway=anyway, yes=yes)
    if new_items or anyway or yes:
        raise click.UsageError("--new-items, --anyway and --yes go with --accept or --accept-all")
    with bar():
        elsewhere = other_readers(project, found)
        offered = offered_of(project, found, elsewhere)
    if layout == "json":
        click.echo(json.dumps(as_data(found, elsewhere, offered), ensure_ascii=False, indent=2))
        return 0
    if layout == "html":
        _page(page(found, elsewhere, offered, file.name), output)
        return 0
    baseline = found.review.baseline
    click.echo(f"file   {shown(file)}")
    click.echo(
        f"brief  {found.pack} · {baseline.audience} · {baseline.language}{f' · {baseline.form}' if baseline.form else ''}"
    )
    if not found.by_id:
        click.echo("state  it does not say which document it is: held against the last one that was built")
    click.echo()
    for line in lines(found, elsewhere, offered):
        click.echo(line)
    return 0


def _page(written: str, place: Path | None) -> None:
    """Print a page, or put it in its place whole. Raises `UserError`."""
    from briefgen.build.files import replace_files  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.build.writing import cannot_write  # noqa: PLC0415

    if place is None:
        click.echo(written, nl=False)
        return
    try:
        replace_files({place: written.encode()})
    except OSError as fault:
        raise UserError(cannot_write(fault)) from None
    click.echo(f"page: {shown(place)}", err=True)


def _keep(project: "Project", found: "Reviewed", file: Path) -> None:
    """Write the comments beside the pack, and say so on standard error."""
    from briefgen.review.remarks.gather import gather  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.review.remarks.keep import keep_remarks  # noqa: PLC0415

    path, changed = keep_remarks(project, found.pack, gather(found, file.name))
    click.echo(f"comments: {'written into' if changed else 'nothing new for'} {shown(path)}", err=True)


def _go_through(project: "Project", found: "Reviewed", *, anyway: bool, yes: bool) -> int:
    """Ask of each change, and accept those that somebody chose."""
    from briefgen.cli.choosing import choose  # noqa: PLC0415 - for this way alone
    from briefgen.review.elsewhere import other_readers  # noqa: PLC0415

    with bar():
        elsewhere = other_readers(project, found)
        offered = offered_of(project, found, elsewhere)
    ids = choose(offered, elsewhere)
    if not ids:
        click.echo("nothing was changed: nothing was accepted", err=True)
        return 0
    return take(project, found, offered.proposed, ids, anyway=anyway, yes=yes)


def _accept(
    project: "Project",
    found: "Reviewed",
    ids: tuple[str, ...],
    *,
    is_all: bool,
    new_items: bool,
    anyway: bool,
    yes: bool,
) -> int:
    from briefgen.review.accept.proposals import proposals  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.review.accept.take import acceptable  # noqa: PLC0415

    if project.folder.bundled:
        raise click.UsageError("the bundled sample stays as it is: go to the folder that holds your content/")
    if new_items and not is_all:
        raise click.UsageError("--new-items goes with --accept-all; accept a new paragraph by its id: --accept new.1")
    with bar():
        proposed = proposals(project, found)
        every = acceptable(project, found, proposed, new_items=new_items) if is_all else frozenset()
    wanted = (*ids, *(each.id for each in proposed if each.id in every))
    return take(project, found, proposed, tuple(dict.fromkeys(wanted)), anyway=anyway, yes=yes)
