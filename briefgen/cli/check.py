"""`briefgen check`."""

import json

import click

from briefgen.cli.choices import audience_option
from briefgen.cli.frames import as_json, show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal
from briefgen.diagnostics import errors

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check india-russia-visit -a minister
  briefgen check --format json
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("pack", required=False)
@audience_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
def check_command(*, pack: str | None, audiences: tuple[str, ...], form: str) -> int:
    """Compose every brief of PACK, or of every pack, report all problems at once, and write nothing."""
    from briefgen.build.pipeline import compose_pack  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.project.packs import folders_without_pack  # noqa: PLC0415

    project = open_project()
    names = (pack,) if pack else project.packs
    project.require(packs=names, audiences=audiences)
    composed = [compose_pack(project, name, audiences, None) for name in names]
    found = (*folders_without_pack(project.folder), *(found for each in composed for found in each.diagnostics))
    if form == "json":
        click.echo(json.dumps([as_json(diagnostic) for diagnostic in found], ensure_ascii=False, indent=2))
    else:
        show_diagnostics(found)
    if at_terminal() and not found:
        briefs = sum(len(each.briefs) for each in composed)
        click.echo(f"no problems; packs: {len(composed)}, briefs: {briefs}")
    return 1 if errors(found) else 0
