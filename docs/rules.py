"""Write `rules.md` beside this script: every rule and every other code, from the pages that `briefgen explain` shows."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefgen.codes.catalogue import catalogue
from briefgen.codes.page import FAMILIES, Page

PAGE: Final = Path(__file__).with_suffix(".md")
HEAD: Final = """\
# Rules and codes

Behind each message stands a code, such as `[BG594]`. `briefgen explain BG594`, or `briefgen explain unmarked-draft`, says what it
means, why it matters, with an example, and what to write instead. `briefgen list rules` has the rules as a table, and
`briefgen list rules --format json` the same for other programs. An **error** stops a brief, a **warning** does not.

This page is written by `rules.py` from the same pages that `explain` shows.
"""
RULES: Final = """\
## Rules

A rule looks for one problem in every pack or in every composed brief. Of those marked *a reason*, a reason in place
[overrules](house-rules.md#overrule-a-finding) a finding; `briefgen check --fix-words` mends what is certain of those marked *fix*.
"""
FAULTS: Final = """\
## All other codes

They are met on the way: while files are read, items cleared, templates carried out and files written.
"""


def page() -> str:
    """Return the page."""
    pages = tuple(catalogue().values())
    rules = _families([each for each in pages if each.is_rule])
    faults = _families([each for each in pages if not each.is_rule])
    return "\n".join((HEAD, RULES, *rules, FAULTS, *faults)).rstrip("\n") + "\n"


def _families(pages: Iterable[Page]) -> list[str]:
    """Return a table for each family that has any."""
    found = tuple(pages)
    grouped = {name: [each for each in found if each.family == name] for name in FAMILIES.values()}
    return [_table(name, each) for name, each in grouped.items() if each]


def _table(family: str, pages: Iterable[Page]) -> str:
    head = f"### {family.capitalize()}\n\n| code | name | | what it finds | |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(f"| {' | '.join(_row(page))} |\n" for page in pages)


def _row(page: Page) -> tuple[str, ...]:
    may = ", ".join(word for word, holds in (("a reason", page.overrulable), ("fix", page.fixable)) if holds)
    return page.code, page.name, page.severity, page.finds.replace("|", "\\|"), may


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
