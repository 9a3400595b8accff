"""`briefgen trace`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import form_option, format_option, language_option, moment
from briefgen.cli.frames import shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_table
from briefgen.cli.traced import as_data, head, page_of, paragraphs, rows

if TYPE_CHECKING:
    from briefgen.trace.trace import Trace

EXAMPLES = """\b
Examples:
  briefgen trace build/india-russia-visit/minister.pdf "reported as likely"
  briefgen trace build/india-russia-visit/analyst.docx
  briefgen trace build/india-russia-visit/analyst.pdf --item trade-deficit
  briefgen trace returned.docx "none as agreed" --pack india-russia-visit --for minister
"""
COLUMNS = ("page", "words", "from", "place", "certainty", "sources")


@click.command("trace", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("phrase", required=False)
@click.option("--item", metavar="ID", help="Instead of a phrase: every sentence in which this item is printed.")
@click.option("--pack", metavar="PACK", help="Of a file that nothing is recorded of: the pack to look in.")
@click.option("--for", "audience", metavar="AUDIENCE", help="Likewise: the reader whose brief to look in.")
@language_option
@form_option
@click.option("--as-of", type=moment, metavar="MOMENT", help="Likewise: the moment, as 2025-12-03T18:00+05:30.")
@format_option("text", "json")
def trace_command(
    *,
    file: Path,
    phrase: str | None,
    item: str | None,
    pack: str | None,
    audience: str | None,
    language: str | None,
    form: str | None,
    as_of: datetime | None,
    layout: str,
) -> int:
    """Say where the words of a finished FILE come from: item, file and line, sources and their grades.

    The brief is composed again from the pack, and PHRASE is looked for in it; without one, every sentence is traced. What is
    printed names internal things: it is for the unit.
    """
    from briefgen.trace.trace import Asked, trace  # noqa: PLC0415 - the rooms below load slowly; --help must not

    asked: Asked | None = None
    if (pack is None) != (audience is None):
        raise click.UsageError("--pack and --for go together: a brief is one reader's, of one pack")
    if phrase is not None and item is not None:
        raise click.UsageError("give a phrase or --item, not both")
    if phrase is not None and not phrase.strip():
        raise click.UsageError("the phrase is empty: give some words, or none to trace every sentence")
    if pack is not None and audience is not None:
        asked = Asked(pack=pack, audience=audience, language=language, form=form, as_of=as_of)
    project = open_project()
    with bar():
        found = trace(project, file, phrase=phrase, item=item, asked=asked)
    if layout == "json":
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        _print(found, phrase=phrase, item=item)
    return 0 if found.hits and found.standing != "unknown" else 1


def _print(found: "Trace", *, phrase: str | None, item: str | None) -> None:
    for line in head(found):
        click.echo(line)
    click.echo()
    if phrase is None:
        _print_sentences(found, item)
    else:
        _print_hits(found, phrase)


def _print_sentences(found: "Trace", item: str | None) -> None:
    if not found.hits:
        click.echo(f"'{item}' is printed nowhere in it" if item else "it says nothing")
    elif at_terminal():
        show_table(COLUMNS, rows(found), caption=f"{len(found.hits)} sentences")
    else:
        for row in rows(found):
            click.echo("\t".join(row))
    if found.strange:
        click.echo("\nin the file, and not in the brief:")
        for words in found.strange:
            click.echo(f"  {words}")


def _print_hits(found: "Trace", phrase: str) -> None:
    for number, hit in enumerate(found.hits, start=1):
        click.echo(f"{number}. {page_of(hit)}: {hit.before}[{hit.words}]{hit.after}")
        for line in paragraphs(hit):
            click.echo(f"   {line}")
        click.echo()
    if found.hits:
        return
    click.echo(f"“{phrase}” is not in the brief")
    if found.stands_in_file:
        click.echo(f"it is in {shown(found.path)}, so somebody has written it there since")
    for words in found.near:
        click.echo(f"  near: {words}")
