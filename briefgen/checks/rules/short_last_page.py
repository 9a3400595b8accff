"""Flag a last page that is under a third full.

Why: a page with a few lines looks like an accident, and costs a sheet; readers take it for the end of something else.
Example: a brief of two pages whose second holds two bullets.
Instead: shorten the brief by those lines. Where it is over its limit of pages, that finding says so already; where the template
begins that page on purpose, it may be short.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity

_ENOUGH: Final = 1 / 3


def find(subject: Subject) -> Iterator[Finding]:
    pages = subject.layout.page_count
    if pages > 1 and not _is_meant(subject) and subject.layout.last_page_fill < _ENOUGH:
        lines = subject.layout.lines_after(pages - 1)
        yield Finding(
            message=f"page {pages}, the last one, is under a third full",
            span=None,
            hint=f"shorten the brief by {lines} line{'' if lines == 1 else 's'}, and it ends a page earlier",
        )


def _is_meant(subject: Subject) -> bool:
    """Tell whether the page is there on purpose, or a finding of its own."""
    return subject.layout.pages[-1].begins_anew or _is_over(subject)


def _is_over(subject: Subject) -> bool:
    limits = [limit.max for limit in subject.form.limits if limit.unit == "pages" and limit.scope == "brief"]
    return any(subject.layout.page_count > limit for limit in limits)


RULE: Final = Rule(code="BG407", name="short-last-page", severity=Severity.WARNING, find=find, page=__doc__ or "")
