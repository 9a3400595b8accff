"""`briefgen coverage`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import format_option
from briefgen.cli.frames import as_json, show_diagnostics, shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_table

if TYPE_CHECKING:
    from briefgen.authoring.coverage import Coverage, CoveredSentence

EXAMPLES = """\b
Examples:
  briefgen coverage harbour report                      which sentences of the report no statement cites yet
  briefgen coverage harbour report --every              all of them, with the statements that cite each
  briefgen coverage harbour report --text report.docx   where its text is not kept beside the pack
  briefgen coverage harbour --strict                    of every kept text, for CI
"""
_FIRST = 24
"""Characters of the column that says where a sentence stands."""


@click.command("coverage", epilog=EXAMPLES)
@click.argument("pack")
@click.argument("source", required=False)
@click.option(
    "--text",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The text of SOURCE (.txt, .md, .docx), where it is not kept beside the pack.",
)
@click.option("--every", is_flag=True, help="Every sentence, with the statements that cite it.")
@click.option("--strict", is_flag=True, help="End with 1 where a sentence is left, or one is cited that is not there.")
@format_option("text", "json")
def coverage_command(
    *, pack: str, source: str | None, file: Path | None, every: bool, strict: bool, layout: str
) -> int:
    """Show which sentences of SOURCE no statement of PACK cites yet; without SOURCE, of each whose text is kept.

    A citation names sentences by its place, as in [@report, summary 1.2-3] or [@report, summary 1]; one without a place, or of a
    page, covers none. `briefgen new PACK --from FILE` keeps a text, in content/PACK.sources/; there a sentence of which nothing is
    to be claimed is set aside by a ~ before it.
    """
    from briefgen.authoring.coverage import coverage, kept_sources  # noqa: PLC0415 - the rooms below load slowly

    if file and source is None:
        raise click.UsageError("--text is the text of one source: name it")
    project = open_project()
    names = (source,) if source else kept_sources(project, pack)
    with bar():
        found = [coverage(project, pack, name, file) for name in names]
    if layout == "json":
        click.echo(json.dumps([_as_data(each) for each in found], ensure_ascii=False, indent=2))
    else:
        for each in found:
            _show(each, every=every)
    return 1 if strict and not all(each.is_complete for each in found) else 0


def _show(found: "Coverage", *, every: bool) -> None:
    from briefgen.authoring.coverage import State  # noqa: PLC0415

    listed = [each for each in found.sentences if every or each.state is State.UNCOVERED]
    head = (found.source, "sentence", *(("cited by",) if every else ()))
    rows = [(each.locator, each.words, *((_cited_by(each),) if every else ())) for each in listed]
    if not at_terminal():
        for row in rows:
            click.echo("\t".join(row))
    elif rows:
        show_table(head, rows, first=None if every else _FIRST)
    show_diagnostics(found.diagnostics)
    covered, aside, left = (found.count(state) for state in State)
    whole = f"of {len(found.sentences)} sentences {covered} are cited, {aside} set aside, {left} left"
    click.echo(f"{found.source}: {whole}", err=True)


def _cited_by(each: "CoveredSentence") -> str:
    return ", ".join(each.items) or str(each.state)


def _as_data(found: "Coverage") -> dict[str, Any]:
    return {
        "pack": found.pack,
        "source": found.source,
        "text": shown(found.text),
        "complete": found.is_complete,
        "sentences": [
            {"locator": each.locator, "text": each.words, "state": str(each.state), "items": list(each.items)}
            for each in found.sentences
        ],
        "diagnostics": [as_json(each) for each in found.diagnostics],
    }
