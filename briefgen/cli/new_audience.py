"""`briefgen new --audience NAME --like AUDIENCE`: a reader of one's own, whose brief builds at once."""

from pathlib import Path
from typing import Final

import click

from briefgen.cli.asking import Question, ask, require_answers
from briefgen.cli.frames import shown
from briefgen.cli.kinds import Kind

_AUDIENCE: Final = "--audience"
_LIKE: Final = "--like"


def make_audience(*, name: str | None, audience: str, like: str | None) -> int:
    from briefgen.authoring.audience import (  # noqa: PLC0415 - the rooms below load slowly; --help must not
        NewAudience,
        begin_audience,
        check_audience,
        check_like,
    )
    from briefgen.authoring.begin import ground  # noqa: PLC0415
    from briefgen.build.composition import has_pack  # noqa: PLC0415
    from briefgen.build.project import Project  # noqa: PLC0415
    from briefgen.project.folder import find_project  # noqa: PLC0415

    if name is not None:
        raise click.UsageError(f"{_AUDIENCE} names the audience: a NAME besides would be a pack's")
    folder = find_project(Path())
    at = ground(folder)
    check_audience(audience, folder, at)
    question = Question(_LIKE, "Like", f"Whose brief to begin with: {', '.join(at.policy.policy.audiences)}")
    if like is None:
        require_answers([question])
        found = ask(question, lambda said: check_like(said, folder, at))
    else:
        found = check_like(like, folder, at)
    for path in begin_audience(NewAudience(name=audience, like=found, folder=folder), at):
        click.echo(shown(path))
    click.echo(
        f"\n'{audience}' may see what '{found.name}' may, and is in the same groups: see to it in the policy."
        f"\nWhat names '{found.name}' itself, and not a group, does not reach '{audience}' until it is named there too."
        f"\n{_next(audience, found.name, is_reached=has_pack(Project(find_project(Path())), audience))}",
        err=True,
    )
    return 0


def _next(audience: str, like: str, *, is_reached: bool) -> str:
    """Return what to do now: to build, where a pack is for the audience."""
    if is_reached:
        return f"Now:\n  briefgen build -a {audience}"
    return (
        f"No pack is for '{audience}' yet: name it beside '{like}' in one, at its top and in its headings. Or begin one:"
        f"\n  briefgen new my-pack --readers {audience}"
    )


AUDIENCE: Final = Kind(
    what="an audience",
    chosen_by=_AUDIENCE,
    options=(
        click.Option(
            [_AUDIENCE], metavar="NAME", help="A reader of your own: its form, its template, its line of policy."
        ),
        click.Option([_LIKE], metavar="AUDIENCE", help="The audience that it begins as."),
    ),
    make=make_audience,
    examples=("briefgen new --audience committee --like minister",),
)
