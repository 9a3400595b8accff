"""`briefgen sign`."""

from datetime import date

import click

from briefgen.build.outcomes import OUTCOMES
from briefgen.cli.bar import bar
from briefgen.cli.choices import classified_option, day, form_option, language_option, one_audience
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import show_waiting

EXAMPLES = """\b
Examples:
  briefgen sign my-pack -a minister --office Treasury --by "A. Roe" --outcome agreed --on 2025-12-03
  briefgen sign my-pack -a minister --office Treasury --by "A. Roe" --outcome no-reply --on 2025-12-03
"""


@click.command("sign", epilog=EXAMPLES)
@click.argument("pack")
@one_audience
@click.option("--office", required=True, metavar="OFFICE", help="Which office says so, as `sign_offs` names it.")
@click.option("--by", required=True, metavar="NAME", help="Who in it.")
@click.option(
    "--outcome",
    required=True,
    type=click.Choice(OUTCOMES),
    help="What it says. Only `agreed` counts; an objection stands until the same office says otherwise.",
)
@click.option("--on", required=True, type=day, metavar="DAY", help="The day on which it said so, as 2025-12-03.")
@language_option
@form_option
@classified_option
def sign_command(
    *,
    pack: str,
    audience: str,
    office: str,
    by: str,
    outcome: str,
    on: date,
    language: str | None,
    form: str | None,
    allow_classified_labels: bool,
) -> int:
    """Record what an office says of a brief of PACK, with a hash of what it saw: the brief as it is now.

    A later change to what that brief shows makes the sign-off void, for that brief alone. What an office said earlier is kept.
    """
    from briefgen.release.signing import SignRequest, sign  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = open_project(allow_classified_labels=allow_classified_labels)
    asked = SignRequest(
        pack=pack,
        audience=audience,
        office=office,
        by=by,
        outcome=next(each for each in OUTCOMES if each == outcome),
        on=on,
        language=language,
        form=form,
    )
    # The calendar only refuses a day that is still to come: nothing of it is written.
    with bar():
        signed = sign(project, asked, today=date.today(), waiting=show_waiting)  # noqa: DTZ011 - whose day it is, is the person's
    show_diagnostics(signed.warnings)
    click.echo(f"recorded: {signed.sign_off.office}, {outcome}, {signed.sign_off.shown.hash[:12]}")
    awaited, damaged = signed.brief.signing.awaited, signed.brief.signing.damaged
    if damaged:
        click.echo(f"damaged or gone, so that the brief stays a draft: {', '.join(damaged)}")
    if awaited or not damaged:
        click.echo(f"awaited: {', '.join(awaited)}" if awaited else "everybody who must agree has agreed")
    return 0
