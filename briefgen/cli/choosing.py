"""`briefgen review --interactive`: the changes that can be accepted, one by one, and what somebody says to each."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.accepting import Standing
from briefgen.cli.asking import can_ask
from briefgen.cli.frames import shown
from briefgen.cli.lines import visible
from briefgen.cli.reviewed import by_whom

if TYPE_CHECKING:
    from briefgen.review.accept.model import Proposal

_ANSWERS: Final[Mapping[str, str]] = {"a": "accept", "s": "skip", "q": "stop"}
_HELP: Final = "a: accept, s: skip, q: stop here; nothing is written before you have seen all that you accepted"


def choose(standing: Standing, elsewhere: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the ids of the changes that somebody at the terminal accepts. Raises `UsageError` where nobody is there."""
    if not can_ask():
        raise click.UsageError(
            "nobody is at a terminal to be asked; name changes by --accept, or take all by --accept-all"
        )
    asked = [each for each in standing.proposed if each.open]
    closed = len(standing.proposed) - len(asked)
    click.echo(_HELP, err=True)
    if closed:
        click.echo(f"{closed} can only be done by hand: `briefgen review` without --interactive says where", err=True)
    taken: list[str] = []
    for number, each in enumerate(asked, start=1):
        click.echo(f"\n{number} of {len(asked)}", err=True)
        for line in _lines(each, standing, elsewhere):
            click.echo(line, err=True)
        answer = click.prompt("accept?", type=click.Choice([*_ANSWERS]), default="s", err=True)
        if answer == "q":
            break
        taken += [each.id] if answer == "a" else []
    return tuple(taken)


def _lines(proposal: "Proposal", standing: Standing, elsewhere: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return what somebody has to know of a change: old and new, whose words, who else reads them, what they break."""
    field = proposal.field
    others = elsewhere.get(field.id, ()) if field else ()
    place = f" ({shown(proposal.span.path)}:{proposal.span.line})" if proposal.span else ""
    return [
        f"id {proposal.id}  {field.name if field else proposal.sort}{place}, {by_whom(proposal.by)}",
        f"  - {visible(' '.join(proposal.old.split())) or '(nothing)'}",
        f"  + {visible(' '.join(proposal.new.split())) or '(nothing)'}",
        *([f"  also printed for {', '.join(others)}"] if others else []),
        *(f"  breaks {one.severity}: {visible(one.message)} [{one.code}]" for one in standing.rules((proposal,))),
    ]
