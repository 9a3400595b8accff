"""`briefgen schema`."""

from collections.abc import Mapping
from pathlib import Path

import click

from briefgen.cli.bar import bar
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.diagnostics import Diagnostic, Span, UnknownNameError, did_you_mean

EXAMPLES = """\b
Examples:
  briefgen schema > pack.schema.json
  briefgen schema sources
  briefgen schema -o schemas
  briefgen schema -o schemas --modelines
  briefgen schema -o schemas --check
"""
STALE = "BG181"
UNKNOWN = "BG182"


@click.command("schema", epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write DIR/<name>.schema.json, for every kind of file where no NAME is given.",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; tell whether the files of DIR are in step with this version."
)
@click.option(
    "--modelines", is_flag=True, help="Also write, into the project's YAML files, the line by which editors find them."
)
def schema_command(*, name: str | None, output: Path | None, check: bool, modelines: bool) -> int:
    """Print the JSON Schema of the YAML files that people write, for editors: of a pack's front matter, or of NAME, such as
    policy, sources, theme.
    """
    from briefgen.build.files import replace_files, replace_own  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.schemas.files import FILES, schema_files, written  # noqa: PLC0415

    if name is not None and name not in FILES:
        hint = did_you_mean(name, FILES, f"there is {', '.join(FILES)}")
        message = f"there is no schema '{name}'"
        raise UnknownNameError(Diagnostic(code=UNKNOWN, message=message, hints=(hint,)))
    if output is None:
        if check or modelines:
            raise click.UsageError("say where the schemas are: add -o DIR")
        click.echo(written(name or "pack"), nl=False)
        return 0
    with bar():
        files = schema_files(output, (name,) if name else tuple(FILES))
    if check:
        return _checked(files, output)
    replace_files(files)
    click.echo(f"schemas: {len(files)} in {shown(output)}", err=True)
    if modelines:
        from briefgen.schemas.modelines import with_modelines  # noqa: PLC0415

        changed = with_modelines(Path(), output)
        replace_own(changed)
        click.echo(f"modelines: {len(changed)} written", err=True)
    return 0


def _checked(files: Mapping[Path, bytes], output: Path) -> int:
    stale = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    hint = f"write them anew: briefgen schema -o {output}"
    show_diagnostics(
        Diagnostic(
            code=STALE,
            message=f"'{path.name}' is not what this version of briefgen writes",
            span=Span(path=path, line=1) if path.is_file() else None,
            hints=(hint,),
        )
        for path in stale
    )
    return 1 if stale else 0
