"""Questions to a person at a terminal; nobody else is asked."""

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import click

from briefgen.cli.frames import show_diagnostics
from briefgen.diagnostics import WrongUsageError

T = TypeVar("T")


class Question(NamedTuple):
    """What nobody said yet."""

    option: str
    words: str
    help: str
    """What may be answered; said once, before the question."""


def can_ask() -> bool:
    """Tell whether somebody sits at both ends."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def agreed() -> bool:
    """Ask whoever sits at the terminal whether to make the changes that were listed; tell whether he said yes."""
    if not can_ask():
        click.echo("nothing was changed; --yes makes these changes", err=True)
        return False
    if click.confirm("Make these changes?", err=True):
        return True
    click.echo("nothing was changed", err=True)
    return False


def require_answers(missing: Sequence[Question]) -> None:
    """Raise UsageError where something is missing and nobody can be asked for it."""
    if missing and not can_ask():
        options = " ".join(f"{each.option} …" for each in missing)
        raise click.UsageError(f"nobody is at a terminal to be asked; add {options}")


def ask(question: Question, taken: Callable[[str], T]) -> T:
    """Ask until the answer can be *taken*, which says by an error why one cannot."""
    click.echo(question.help, err=True)
    while True:
        answer = click.prompt(question.words, err=True)
        try:
            return taken(answer)
        except WrongUsageError as fault:
            show_diagnostics(fault.diagnostics)
        except click.BadParameter as fault:
            click.echo(f"error: {fault.message}", err=True)
