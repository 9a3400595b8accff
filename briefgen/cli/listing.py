"""`briefgen list`."""

from typing import TYPE_CHECKING

import click

from briefgen.cli.opening import open_project
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from briefgen.build.project import Project

EXAMPLES = """\b
Examples:
  briefgen list packs
  briefgen list audiences
  briefgen list themes
  briefgen list formats
"""

PROBLEMS = "(has problems: briefgen check)"


@click.command("list", epilog=EXAMPLES)
@click.argument("what", type=click.Choice(["packs", "audiences", "themes", "formats"]))
def list_command(*, what: str) -> None:
    """List the packs of this project, the audiences it can write for, its looks, or the formats, a line each.

    For an audience: its name, the kind of brief, its languages, its other forms; for a theme: its name, its title, its
    fonts, its columns; parted by tabs.
    """
    for row in {"packs": _packs, "audiences": _audiences, "themes": _themes, "formats": _formats}[what]():
        click.echo("\t".join(row).rstrip())


def _packs() -> list[tuple[str, ...]]:
    project = open_project()
    return [(name, _title(project, name)) for name in project.packs]


def _title(project: "Project", name: str) -> str:
    """Return the pack's title, or what to do where the pack has problems: its name is to be had all the same."""
    try:
        return project.pack(name).front.title
    except UserError:
        return PROBLEMS


def _audiences() -> list[tuple[str, ...]]:
    project = open_project()
    return [(name, *_form(project, name)) for name in project.audiences]


def _form(project: "Project", name: str) -> tuple[str, ...]:
    try:
        form = project.audience(name).form
    except UserError:
        return (PROBLEMS,)
    return form.title, ", ".join(form.languages), ", ".join(form.forms)


def _themes() -> list[tuple[str, ...]]:
    project = open_project()
    return [(name, *_look(project, name)) for name in project.themes]


def _look(project: "Project", name: str) -> tuple[str, ...]:
    try:
        theme = project.theme(name)
    except UserError:
        return (f"(has problems: briefgen check --theme {name})",)
    fonts = dict.fromkeys((theme.font, theme.heading_font, theme.label_font))
    columns = theme.columns
    return theme.title, ", ".join(fonts), f"2 columns from {columns.least} pages" if columns.count > 1 else "1 column"


def _formats() -> list[tuple[str, ...]]:
    from briefgen.writers.formats import FORMATS  # noqa: PLC0415

    return [(name, entry.title) for name, entry in FORMATS.items()]
