"""Every code that briefgen can print, with its page."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.checks.check import PACK_RULES, RULES
from briefgen.checks.rule import PackRule, Rule
from briefgen.codes.page import Page, PageError, parts
from briefgen.diagnostics import Severity
from briefgen.regex import regex

PAGES: Final = Path(__file__).parent / "pages"
"""A Markdown file for each family; a page is under a heading of level 2: code, name, severity in brackets."""
_HEADING: Final = regex(
    r"^## (BG\d{3}) ([a-z0-9-]+) \((error|warning|error or warning)(, overrulable)?\)$", re.MULTILINE
)


@cache
def catalogue() -> Mapping[str, Page]:
    """Return the pages by code, in the order of the codes. Raises PageError where a code or a name has two."""
    pages = sorted((*map(_rule_page, _rules()), *_fault_pages()), key=lambda page: page.code)
    for field in ("code", "name"):
        named = [getattr(page, field) for page in pages]
        if twice := sorted({name for name in named if named.count(name) > 1}):
            raise PageError(f"two pages have the {field} {', '.join(twice)}")
    return {page.code: page for page in pages}


def find_page(said: str) -> Page | None:
    """Return the page of a code or a name, in whatever case it is typed; None where nothing is called so."""
    wanted = said.strip().casefold()
    pages = catalogue().values()
    return next((page for page in pages if wanted in {page.code.casefold(), page.code[2:], page.name}), None)


def _rules() -> tuple[Rule | PackRule, ...]:
    return (*RULES, *PACK_RULES)


def _rule_page(rule: Rule | PackRule) -> Page:
    """Return the page of a rule; its docstring says to a rule what to flag, and its page to people what is found."""
    told = parts(rule.page)
    found = told["finds"].removeprefix("Flag ")
    told["finds"] = found[:1].upper() + found[1:]
    return Page(
        code=rule.code,
        name=rule.name,
        severity=str(rule.severity),
        is_rule=True,
        overrulable=rule.overrulable or rule.severity is Severity.WARNING,
        fixable=rule.fixable,
        **told,
    )


def _fault_pages() -> Iterator[Page]:
    for path in sorted(PAGES.glob("*.md")):
        _, *found = _HEADING.split(path.read_text(encoding="utf-8"))
        columns = (found[part::5] for part in range(5))
        for code, name, severity, overrulable, text in zip(*columns, strict=True):
            yield Page(code=code, name=name, severity=severity, overrulable=bool(overrulable), **parts(text))
