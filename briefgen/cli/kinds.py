"""A kind of thing that `briefgen new` makes: the options that go with it, and what makes it."""

from collections.abc import Callable

import click

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    what: str
    """As messages say it: "a pack"."""
    chosen_by: str | None
    """The option that asks for it, as `--audience`; None for what is made where no other kind is asked for."""
    options: tuple[click.Option, ...]
    """Those that go with it, `chosen_by` among them. An option of two kinds is one object that both list."""
    make: Callable[..., int]
    """Makes it, and returns the exit code. Gets `name`, which may be None, and its options by their parameters' names."""
    examples: tuple[str, ...] = ()
    """Lines of `--help`: a command, blanks, what it does."""
