"""Options that commands share, and kinds of option values: each turns the words typed into a value, or says what to type instead."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import click

from briefgen.cli.reports.report import FORMS

MOMENT_EXAMPLE: Final = "2025-12-03T18:00+05:30"


def audience_name(value: str) -> str:
    """Return the name as it is; several in one value are no name."""
    names = [name.strip() for name in value.split(",") if name.strip()]
    if "," in value:
        each = " ".join(f"-a {name}" for name in names)
        raise click.BadParameter(f"{value!r} is no one reader; write -a once for each{f': {each}' if each else ''}")
    return value


audience_option = click.option(
    "-a",
    "--audience",
    "audiences",
    multiple=True,
    type=audience_name,
    metavar="AUDIENCE",
    help="Only this reader's brief; may be repeated.",
)

language_option = click.option(
    "-l", "--language", metavar="TAG", help="The briefs in this language, of the audiences that declare it."
)
form_option = click.option(
    "--form", metavar="NAME", help="This other form of the briefs, such as a cable, of the audiences that have it."
)
theme_option = click.option(
    "--theme", metavar="NAME", help="The briefs in this look, instead of each audience's own: see `list themes`."
)
paper_option = click.option("--paper", type=str.lower, metavar="NAME", help="The briefs for this paper: a4 or letter.")

raise_marking_option = click.option(
    "--raise-marking",
    metavar="MARKING",
    help="Mark the briefs so at the least, as tlp:amber; a marking is never lowered.",
)
classified_option = click.option(
    "--allow-classified-labels",
    is_flag=True,
    help="Print levels of national classification as labels. A label protects nothing.",
)


def findings_option(name: str) -> Callable[[Any], Any]:
    """Return the option of a command that reports; *name* is `--format`, save where a command writes files of formats."""
    said = "How to print what was found: for people, or for other programs, editors and CI."
    return click.option(name, "findings", type=click.Choice(FORMS), default=FORMS[0], show_default=True, help=said)


def format_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that says how what was found is printed, the first way where nothing is said."""
    return click.option(
        "--format", "layout", type=click.Choice(names), default=names[0], show_default=True, help="How to print it."
    )


def moment(value: str) -> datetime:
    """Return ISO 8601 with a zone as a moment; without a zone it would be nobody's."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        parsed = None
    if parsed is None or len(value) <= len("2025-12-03"):
        raise click.BadParameter(f"{value!r} is not a day with a time and a zone; write it as {MOMENT_EXAMPLE}")
    if parsed.tzinfo is None:
        raise click.BadParameter(f"{value!r} has no zone; write it as {value}+00:00 or with another zone")
    return parsed


def format_name(value: str) -> str:
    """Return a name of the formats' table, which is imported only where a format is named."""
    from briefgen.build.unknown import nearest  # noqa: PLC0415
    from briefgen.writers.formats import FORMATS  # noqa: PLC0415

    if value not in FORMATS:
        raise click.BadParameter(f"there is no format {value!r}; {nearest(value, tuple(FORMATS), 'formats')[0]}")
    return value


def refuse_letterhead(_context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Say how the option is called that is looked for under this name."""
    if value is not None:
        name = parameter.opts[0]
        raise click.NoSuchOption(name, f"No such option {name!r}. Did you mean --reference?")


def day(value: str) -> date:
    """Return ISO 8601 as a day."""
    try:
        return date.fromisoformat(value) if len(value) == len("2025-12-03") else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: str) -> date:
    raise click.BadParameter(f"{value!r} is not a day; write year-month-day, as 2025-12-03")


def one_audience(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that is about one reader's brief its option."""
    return click.option("-a", "--audience", required=True, type=audience_name, metavar="AUDIENCE", help="Whose brief.")(
        command
    )


formats_option = click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=format_name,
    metavar="FORMAT",
    help="Write this format only; may be repeated.",
)
as_of_option = click.option(
    "--as-of", type=moment, metavar="MOMENT", help="Take this moment, with its zone, instead of the edition's."
)
