"""`briefgen inspect`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_name, format_option, moment
from briefgen.cli.frames import as_json, show_diagnostics, shown
from briefgen.cli.opening import open_project

if TYPE_CHECKING:
    from briefgen.inspect.inspect import Inspection

EXAMPLES = """\b
Examples:
  briefgen inspect minister.docx --for minister
  briefgen inspect build/india-russia-visit/public.pdf --for public
  briefgen inspect from-a-colleague.docx --for parliament --pack india-russia-visit
  briefgen inspect minister.docx --for minister --format json
"""


@click.command("inspect", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--for", "audience", type=audience_name, required=True, metavar="AUDIENCE", help="Who is to get it.")
@click.option(
    "--pack", metavar="PACK", help="What to hold it against, where the file does not say which pack it is from."
)
@click.option("--as-of", type=moment, metavar="MOMENT", help="As of this moment, with its zone, not the edition's.")
@format_option("text", "json")
def inspect_command(*, file: Path, audience: str, pack: str | None, as_of: datetime | None, layout: str) -> int:
    """Look FILE over, a DOCX or PDF, before it is sent to AUDIENCE; also one that was edited since it was built.

    Tells words that this reader may not see, comments, tracked changes, hidden text, properties, macros and attached files,
    markings that do not agree or are too low or too high, numbers that the pack no longer has, and sentences that were changed
    since it was built. FILE is not changed.
    Ends with 0 where there is nothing to tell, with 1 where there is.
    """
    from briefgen.inspect.inspect import inspect_file  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = open_project()
    with bar():
        found = inspect_file(project, file, audience, pack=pack, as_of=as_of)
    if layout == "json":
        click.echo(json.dumps(_as_data(file, found), ensure_ascii=False, indent=2))
    else:
        _show(file, found)
    return 0 if found.clean else 1


def _show(file: Path, found: "Inspection") -> None:
    made = found.made
    click.echo(f"file   {shown(file)}, for {found.audience}")
    if made and found.moment:
        click.echo(f"pack   {made.pack}, as of {found.moment.isoformat(timespec='minutes')}{_pack_state(found)}")
        click.echo(f"built  {_built(found)}")
    if found.not_compared:
        click.echo("numbers, properties or sentences were not compared, for the brief cannot be made anew:", err=True)
    show_diagnostics((*found.diagnostics, *found.not_compared))
    if found.clean:
        click.echo("nothing found")


def _built(found: "Inspection") -> str:
    if found.made is None or found.made.output is None:
        return "not by this project, as far as its records say"
    output = found.made.output
    if found.made.unchanged:
        return f"as {output.path}, for {output.audience}; not changed since"
    return f"as {output.path.rpartition('.')[0]}, for {output.audience}; changed since"


def _pack_state(found: "Inspection") -> str:
    return "; the pack was changed since the last build" if found.made and found.made.pack_changed else ""


def _as_data(file: Path, found: "Inspection") -> dict[str, object]:
    made = found.made
    output = made.output if made else None
    return {
        "file": shown(file),
        "format": found.format,
        "audience": found.audience,
        "pack": made.pack if made else None,
        "as_of": found.moment.isoformat() if found.moment else None,
        "pack_changed": made.pack_changed if made else None,
        "built": {"path": output.path, "audience": output.audience, "unchanged": made.unchanged}
        if made and output
        else None,
        "clean": found.clean,
        "diagnostics": [as_json(diagnostic) for diagnostic in found.diagnostics],
        "not_compared": [as_json(diagnostic) for diagnostic in found.not_compared],
    }
