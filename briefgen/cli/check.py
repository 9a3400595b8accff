"""`briefgen check`."""

import json

import click

from briefgen.cli.choices import (
    audience_option,
    form_option,
    format_option,
    language_option,
    paper_option,
    theme_option,
)
from briefgen.cli.frames import as_json, show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_skipped, show_unchecked
from briefgen.diagnostics import errors, standing

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check india-russia-visit -a minister
  briefgen check --language hi-IN
  briefgen check --format json
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("pack", required=False)
@audience_option
@language_option
@form_option
@theme_option
@paper_option
@format_option("text", "json")
def check_command(
    *,
    pack: str | None,
    audiences: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    layout: str,
) -> int:
    """Compose every brief of PACK, or of every pack, report all problems at once, and write nothing."""
    from briefgen.build.pipeline import (  # noqa: PLC0415 - the rooms below load slowly; --help must not
        compose_pack,
        project_findings,
        require,
    )
    from briefgen.build.request import Asked  # noqa: PLC0415

    project = open_project()
    names = (pack,) if pack else project.packs
    asked = Asked(
        packs=(pack,) if pack else (),
        audiences=tuple(dict.fromkeys(audiences)),
        language=language,
        form=form,
        theme=theme,
        paper=paper,
    )
    require(project, asked)
    composed = [compose_pack(project, name, asked) for name in names]
    found = (*project_findings(project, asked), *(found for each in composed for found in each.diagnostics))
    show_skipped(dict.fromkeys(name for each in composed for name in each.skipped), asked)
    if layout == "json":
        click.echo(json.dumps([as_json(diagnostic) for diagnostic in found], ensure_ascii=False, indent=2))
    else:
        show_diagnostics(found)
        show_unchecked(brief for each in composed for brief in each.briefs)
    if at_terminal() and not standing(found):
        briefs = sum(len(each.briefs) for each in composed)
        click.echo(f"no problems; packs: {len(composed)}, briefs: {briefs}")
    return 1 if errors(found) else 0
