"""Flag a last page that is under a third full.

Why: a page with a few lines looks like an accident, and costs a sheet; readers take it for the end of something else.
Example: a brief of two pages whose second holds two bullets.
Instead: shorten the brief by those lines, or give the page more of what the reader needs.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity

_ENOUGH: Final = 1 / 3


def find(subject: Subject) -> Iterator[Finding]:
    pages = subject.layout.page_count
    if pages > 1 and subject.layout.last_page_fill < _ENOUGH:
        lines = subject.layout.lines_after(pages - 1)
        yield Finding(
            message=f"page {pages}, the last one, is under a third full",
            span=None,
            hint=f"shorten the brief by {lines} line{'' if lines == 1 else 's'}, or say more",
        )


RULE: Final = Rule(code="BG407", name="short-last-page", severity=Severity.WARNING, find=find, page=__doc__ or "")
