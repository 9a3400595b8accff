"""`briefgen release`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import classified_option, day, form_option, language_option, one_audience
from briefgen.cli.frames import shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import show_waiting

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.release.release import Frozen
    from briefgen.release.withdraw import WithdrawRequest

EXAMPLES = """\b
Examples:
  briefgen release my-pack -a minister
  briefgen release my-pack -a minister --supersedes 1
  briefgen release my-pack -a minister --withdraw 1 --reason "The figure was another year's." --on 2025-12-05
"""


@click.command("release", epilog=EXAMPLES)
@click.argument("pack")
@one_audience
@language_option
@form_option
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("released"),
    show_default=True,
    metavar="DIR",
    help="Where the frozen folders and the register stand.",
)
@click.option(
    "--supersedes",
    metavar="EDITION|FILE",
    help="The edition that this one replaces, or a file of it; the brief says so too.",
)
@click.option("--withdraw", metavar="EDITION", help="Withdraw this edition instead, with a notice.")
@click.option("--reason", "--note", metavar="WORDS", help="Why, of a correction or a withdrawal: it is printed.")
@click.option("--on", type=day, metavar="DAY", help="Of a withdrawal: its day, as 2025-12-03.")
@classified_option
def release_command(
    *,
    pack: str,
    audience: str,
    language: str | None,
    form: str | None,
    output: Path,
    supersedes: str | None,
    withdraw: str | None,
    reason: str | None,
    on: date | None,
    allow_classified_labels: bool,
) -> int:
    """Release a brief of PACK that all have agreed to: frozen files, their hashes, a line of the register.

    The files are those that were agreed to, byte for byte. What keeps the brief from going out is told all at once, and
    nothing is written then. An edition goes out once; with --withdraw it is withdrawn.
    """
    if withdraw is not None and (supersedes or reason is None or on is None):
        raise click.UsageError("--withdraw takes --reason and --on, and not --supersedes")
    if withdraw is None and (on or (reason and not supersedes)):
        raise click.UsageError("--on is for --withdraw, and --reason for that or for --supersedes")
    project = open_project(allow_classified_labels=allow_classified_labels)
    brief: dict[str, Any] = {"pack": pack, "audience": audience, "output": output, "language": language, "form": form}
    if withdraw is not None:
        from briefgen.release.withdraw import WithdrawRequest  # noqa: PLC0415 - the rooms below load slowly; --help must not

        made = _withdrawn(project, WithdrawRequest(edition=withdraw, reason=str(reason), on=on or date.min, **brief))
    else:
        from briefgen.release.release import ReleaseRequest, release  # noqa: PLC0415 - as above

        with bar():
            made = release(project, ReleaseRequest(supersedes=supersedes, reason=reason, **brief), show_waiting)
    for each in made:
        click.echo(_line(each))
        for name in (*each.files, "SHA256SUMS"):
            click.echo(f"  {shown(each.folder / name)}")
    return 0


def _withdrawn(project: "Project", asked: "WithdrawRequest") -> "tuple[Frozen, ...]":
    from briefgen.release.withdraw import withdraw  # noqa: PLC0415 - as above

    # The calendar only refuses a day that is still to come: nothing of it is written.
    with bar():
        return withdraw(project, asked, today=date.today(), waiting=show_waiting)  # noqa: DTZ011


def _line(each: "Frozen") -> str:
    one = each.released
    what = f"{one.pack} · {one.stem} · edition {one.edition}"
    if one.event == "withdrawn":
        return f"withdrawn: {what}"
    return f"{'released already, with the same bytes' if each.again else 'released'}: {what} · {one.hash[:12]}"
