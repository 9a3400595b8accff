"""`briefgen new`: one command, and a table of the kinds of things it makes; an option says which."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from briefgen.cli.kinds import Kind
from briefgen.cli.new_audience import AUDIENCE
from briefgen.cli.new_handouts import BOOK, FORM
from briefgen.cli.new_pack import PACK

KINDS: Final[tuple[Kind, ...]] = (PACK, FORM, BOOK, AUDIENCE)
"""One of them has no option that asks for it: it is made where none of the others is asked for."""


def _new(*, name: str | None, **given: Any) -> int:
    """Begin something of your own: a pack NAME, or what an option names instead.

    What is there already is never overwritten. Where something has to be known that no option says, a person at a terminal is
    asked; nobody else is.
    """
    kind = _chosen(given)
    own = {option.name: given[option.name] for option in kind.options if option.name}
    return kind.make(name=name, **own)


def _chosen(given: Mapping[str, Any]) -> Kind:
    """Return what is asked for. Raises UsageError where that is two things, or an option goes with another one."""
    asked = [kind for kind in KINDS if kind.chosen_by and _is_given(_option(kind, kind.chosen_by), given)]
    if len(asked) > 1:
        raise click.UsageError(f"{' and '.join(str(kind.chosen_by) for kind in asked)} make two things: ask for one")
    kind = asked[0] if asked else next(kind for kind in KINDS if kind.chosen_by is None)
    for option in _options():
        if option not in kind.options and _is_given(option, given):
            others = " or ".join(other.what for other in KINDS if option in other.options)
            raise click.UsageError(f"{option.opts[0]} goes with {others}, and this makes {kind.what}")
    return kind


def _option(kind: Kind, spelt: str) -> click.Option:
    return next(option for option in kind.options if spelt in option.opts)


def _is_given(option: click.Option, given: Mapping[str, Any]) -> bool:
    return given[option.name or ""] not in (None, False, ())


def _options() -> Iterator[click.Option]:
    """Yield the options of all kinds, each once."""
    yield from dict.fromkeys(option for kind in KINDS for option in kind.options)


def _epilog() -> str:
    return "\n".join(("\b", "Examples:", *(f"  {line}" for kind in KINDS for line in kind.examples)))


new_command: Final = click.Command(
    "new",
    callback=_new,
    params=[click.Argument(["name"], required=False), *_options()],
    help=_new.__doc__,
    epilog=_epilog(),
)
