"""`briefgen review --interactive`: the changes that can be accepted, one by one, and what somebody says to each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.accepting import Offered
from briefgen.cli.asking import can_ask
from briefgen.cli.frames import shown
from briefgen.cli.lines import visible
from briefgen.cli.reviewed import by_whom

if TYPE_CHECKING:
    from briefgen.review.accept.model import Proposal
    from briefgen.review.elsewhere import Elsewhere

_ACCEPT, _SKIP, _STOP = ("a", "accept", "y", "yes"), ("s", "skip", "n", "no"), ("q", "quit", "stop")
_HELP: Final = (
    "a or yes: accept, s or no: skip, q: stop here; nothing is written before you have seen all that you accepted"
)


def choose(offered: Offered, elsewhere: "Elsewhere") -> tuple[str, ...]:
    """Return the ids of the changes that somebody at the terminal accepts. Raises `UsageError` where nobody is there."""
    if not can_ask():
        raise click.UsageError(
            "nobody is at a terminal to be asked; name changes by --accept, or take all by --accept-all"
        )
    asked = [each for each in offered.proposed if each.open]
    closed = sum(1 for each in offered.proposed if not each.open and not each.done)
    click.echo(_HELP, err=True)
    if done := len(offered.proposed) - len(asked) - closed:
        click.echo(f"{done} the content has already", err=True)
    if closed:
        click.echo(f"{closed} can only be done by hand: `briefgen review` without --interactive says where", err=True)
    taken: list[str] = []
    for number, each in enumerate(asked, start=1):
        click.echo(f"\n{number} of {len(asked)}", err=True)
        for line in _lines(each, offered, elsewhere):
            click.echo(line, err=True)
        answer = click.prompt("accept? (a, s, q)", value_proc=_answer, default="s", err=True)
        if answer == "q":
            break
        taken += [each.id] if answer == "a" else []
    return tuple(taken)


def _answer(said: str) -> str:
    """Return the letter of what somebody said. Raises `BadParameter`, upon which the question is asked again."""
    for words in (_ACCEPT, _SKIP, _STOP):
        if said.strip().lower() in words:
            return words[0]
    raise click.BadParameter(f"'{said}' is no answer: say a, s or q")


def _lines(proposal: "Proposal", offered: Offered, elsewhere: "Elsewhere") -> Sequence[str]:
    """Return what somebody has to know of a change: old and new, whose words, who else reads them, what they break."""
    field = proposal.field
    others = elsewhere.of_items.get(field.id, ()) if field else ()
    place = f" ({shown(proposal.span.path)}:{proposal.span.line})" if proposal.span else ""
    return [
        f"id {proposal.id}  {field.name if field else proposal.sort}{place}, {by_whom(proposal.by)}",
        f"  - {visible(' '.join(proposal.old.split())) or '(nothing)'}",
        f"  + {visible(' '.join(proposal.new.split())) or '(nothing)'}",
        *([f"  also printed for {', '.join(others)}"] if others else []),
        *(f"  then {said}" for said in offered.told(proposal)),
        *(f"  breaks {one.severity}: {visible(one.message)} [{one.code}]" for one in offered.rules((proposal,))),
    ]
