"""`briefgen check`."""

import json

import click

from briefgen.cli.frames import as_json, show_diagnostics
from briefgen.diagnostics import errors

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check india-russia-visit --format json
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("pack", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
def check_command(*, pack: str | None, form: str) -> int:
    """Compose every brief of PACK, or of every pack, report all problems at once, and write nothing."""
    from briefgen.build.pipeline import compose_pack  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.build.project import load  # noqa: PLC0415

    project = load()
    names = (pack,) if pack else project.packs
    found = tuple(found for name in names for found in compose_pack(project, name, (), None).diagnostics)
    if form == "json":
        click.echo(json.dumps([as_json(diagnostic) for diagnostic in found], ensure_ascii=False, indent=2))
    else:
        show_diagnostics(found)
    return 1 if errors(found) else 0
