"""Flag a link whose words are its address.

Why: a screen reader spells an address out letter by letter, and on paper nobody types it.
Example: `[https://example.org/reports/2031/05/a.html](https://example.org/reports/2031/05/a.html)`.
Instead: let the words name what is behind it: `[the port's report](https://example.org/…)`; a short name of a site will do.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.authored import is_authored
from briefgen.document.inlines import Link
from briefgen.document.places import origins, place_of
from briefgen.document.words import inline_text

_SHORT: Final = 24
"""Characters; "example.org" is as good as a name."""


def find(subject: Subject) -> Iterator[Finding]:
    for node in subject.nodes:
        if isinstance(node, Link) and any(map(is_authored, origins(node))):
            words = inline_text(node.children).strip()
            if _bare(words) == _bare(node.url) and len(words) > _SHORT:
                yield Finding(
                    message=f"the link's words are its address '{words}'",
                    span=place_of(node),
                    hint="name what it leads to",
                )


def _bare(address: str) -> str:
    return address.casefold().split("://")[-1].removeprefix("www.").rstrip("/")


RULE: Final = Rule(
    code="BG317", name="bare-address", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
