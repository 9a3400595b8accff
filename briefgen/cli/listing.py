"""`briefgen list`."""

import click

EXAMPLES = """\b
Examples:
  briefgen list packs
  briefgen list audiences
  briefgen list formats
"""


@click.command("list", epilog=EXAMPLES)
@click.argument("what", type=click.Choice(["packs", "audiences", "formats"]))
def list_command(*, what: str) -> None:
    """List the packs of this project, the audiences it can write for, or the formats, a line each."""
    for name, title in {"packs": _packs, "audiences": _audiences, "formats": _formats}[what]():
        click.echo(f"{name}\t{title}")


def _packs() -> list[tuple[str, str]]:
    from briefgen.build.project import load  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = load()
    return [(name, project.pack(name).front.title) for name in project.packs]


def _audiences() -> list[tuple[str, str]]:
    from briefgen.audience.load import load_audience  # noqa: PLC0415
    from briefgen.build.project import load  # noqa: PLC0415

    project = load()
    return [(name, load_audience(name, project.folder.templates).form.title) for name in project.audiences]


def _formats() -> list[tuple[str, str]]:
    from briefgen.writers.formats import FORMATS  # noqa: PLC0415

    return [(name, entry.title) for name, entry in FORMATS.items()]
