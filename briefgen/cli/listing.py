"""`briefgen list`."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_table
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from briefgen.build.project import Project

EXAMPLES = """\b
Examples:
  briefgen list packs
  briefgen list audiences
  briefgen list themes
  briefgen list templates
  briefgen list formats
  briefgen list rules
  briefgen list rules --format json
"""

PROBLEMS = "(has problems: briefgen check)"

Row = tuple[str, ...]
HEADS: Final[Mapping[str, Row]] = {
    "packs": ("name", "title"),
    "audiences": ("name", "title", "languages", "forms", "from"),
    "themes": ("name", "title", "fonts", "columns", "from"),
    "templates": ("name", "from"),
    "formats": ("name", "title"),
    "rules": ("code", "name", "severity", "family", "finds", "overrulable", "fixable"),
}
"""What the columns of each list are called."""


@click.command("list", epilog=EXAMPLES)
@click.argument("what", type=click.Choice(list(HEADS)))
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def list_command(*, what: str, layout: str) -> None:
    """List the packs of this project, the audiences it can write for, its looks, every file of its templates, the formats,
    or the rules, a line each.

    For an audience: its name, the kind of brief, its languages, its other forms; for a theme: its name, its title, its
    fonts, its columns; for both and for each file of the templates whose it is: bundled, own, or own over bundled; for a
    rule: its code, its name, its severity, its family, what it finds, whether a reason in place overrules it, whether
    `check --fix-words` mends it; parted by tabs.
    """
    rows = {
        "packs": _packs,
        "audiences": _audiences,
        "themes": _themes,
        "templates": _templates,
        "formats": _formats,
        "rules": _rules,
    }[what]()
    if layout == "json":
        click.echo(json.dumps([_named(HEADS[what], row) for row in rows], ensure_ascii=False, indent=2))
    elif what == "rules" and at_terminal():
        show_table(HEADS[what], rows)
    else:
        for row in rows:
            click.echo("\t".join(row).rstrip())


def _named(head: Row, row: Row) -> dict[str, str]:
    """Return a row by the names of its columns; one that has problems says so in its second."""
    return dict(zip(head, (*row, *[""] * (len(head) - len(row))), strict=True))


def _packs() -> list[Row]:
    project = open_project()
    return [(name, _title(project, name)) for name in project.packs]


def _title(project: "Project", name: str) -> str:
    """Return the pack's title, or what to do where the pack has problems: its name is to be had all the same."""
    try:
        return project.pack(name).front.title
    except UserError:
        return PROBLEMS


def _audiences() -> list[Row]:
    project = open_project()
    return [(name, *_form(project, name)) for name in project.audiences]


def _form(project: "Project", name: str) -> tuple[str, ...]:
    try:
        form = project.audience(name).form
    except UserError:
        return (PROBLEMS,)
    forms = ", ".join(_called(other, form.both_in(other)) for other in form.forms)
    return form.title, ", ".join(form.languages), forms, _origin(project, f"audiences/{name}/*")


def _called(form: str, both: tuple[str, ...]) -> str:
    """Return the name of a form, with its languages where it has two in one brief."""
    return f"{form} ({' + '.join(both)})" if both else form


def _themes() -> list[Row]:
    project = open_project()
    return [(name, *_look(project, name)) for name in project.themes]


def _look(project: "Project", name: str) -> tuple[str, ...]:
    try:
        theme = project.theme(name)
    except UserError:
        return (f"(has problems: briefgen check --theme {name})",)
    fonts = dict.fromkeys((theme.font, theme.heading_font, theme.label_font))
    columns = theme.columns
    set_in = f"2 columns from {columns.least} pages" if columns.count > 1 else "1 column"
    return theme.title, ", ".join(fonts), set_in, _origin(project, f"themes/{name}.yaml")


def _templates() -> list[Row]:
    from briefgen.build.inputs import template_files  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = open_project()
    return [(place, _origin(project, place)) for place in template_files(project.folder.templates)]


def _origin(project: "Project", pattern: str) -> str:
    from briefgen.project.roots import origin  # noqa: PLC0415

    return origin(pattern, project.folder.templates)


def _formats() -> list[Row]:
    from briefgen.writers.formats import FORMATS  # noqa: PLC0415

    return [(name, entry.title) for name, entry in FORMATS.items()]


def _rules() -> list[Row]:
    from briefgen.codes.catalogue import catalogue  # noqa: PLC0415 - the rules load slowly; --help must not

    return [
        (
            page.code,
            page.name,
            page.severity,
            page.family,
            page.finds,
            "overrulable" if page.overrulable else "",
            "fixable" if page.fixable else "",
        )
        for page in catalogue().values()
        if page.is_rule
    ]
