"""`briefgen explain`."""

import textwrap
from typing import TYPE_CHECKING, Final

import click

from briefgen.diagnostics import did_you_mean

if TYPE_CHECKING:
    from briefgen.codes.page import Page

EXAMPLES = """\b
Examples:
  briefgen explain BG594
  briefgen explain unmarked-draft
"""

_WIDTH: Final = 96
_LABEL: Final = 10


@click.command("explain", epilog=EXAMPLES)
@click.argument("code", nargs=-1, required=True)
def explain_command(*, code: tuple[str, ...]) -> None:
    """Say what a CODE means: what is found, why it matters, an example, and what to write instead.

    A code stands in brackets behind each message; its name, as `briefgen list rules` has it, will do as well.
    """
    from briefgen.codes.catalogue import find_page  # noqa: PLC0415 - the rules load slowly; --help must not

    pages = [find_page(said) or _unknown(said) for said in code]
    click.echo("\n\n".join(map(_text, pages)))


def _unknown(said: str) -> "Page":
    from briefgen.codes.catalogue import catalogue  # noqa: PLC0415

    pages = catalogue()
    known = (*pages, *(page.name for page in pages.values()))
    hint = did_you_mean(said.upper() if said[:2].casefold() == "bg" else said.casefold(), known, "see `list rules`")
    raise click.UsageError(f"no code or name is '{said}'; {hint}")


def _text(page: "Page") -> str:
    facts = [page.severity, page.family]
    if page.overrulable:
        facts.append("a reason in place overrules it")
    if page.fixable:
        facts.append("`check --fix-words` mends what is certain of it")
    told = [_wrapped(getattr(page, part.lower()), part) for part in ("Why", "Example", "Instead")]
    said = [_wrapped(paragraph, "") for paragraph in (page.finds, *filter(None, page.more.split("\n")))]
    return "\n\n".join([f"{page.code} {page.name}\n{', '.join(facts)}", *said, "\n".join(told)])


def _wrapped(text: str, label: str) -> str:
    """Return *text* in lines, behind a label where there is one."""
    indent = " " * _LABEL if label else ""
    first = label.ljust(_LABEL) if label else ""
    return "\n".join(
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent=first if index == 0 else indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for index, line in enumerate(text.split("\n"))
    )
