"""Flag alternative text that says no more than the exhibit's title.

Why: who cannot see the picture hears the same words twice, and learns nothing of what it shows.
Example: the title "Trade by year", and the alternative text "Trade by year."
Instead: say what the picture shows: "Columns for five years. Each is higher than the one before."
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.rules.alternative_text_announces import FIELD
from briefgen.diagnostics import Severity
from briefgen.document.languages import LETTER


def find(subject: PackSubject) -> Iterator[Finding]:
    titles = {text.location[:-1]: text.said for text in subject.wordings.printed if text.field == "title"}
    for text in subject.wordings.printed:
        title = titles.get(text.location[:-1]) if text.field == FIELD else None
        if title is not None and _words(text.said) == _words(title):
            yield Finding(
                message=f"the alternative text of {text.whose} repeats its title",
                span=text.span(0, len(text.said)),
                hint="say in it what the picture shows",
            )


def _words(text: str) -> list[str]:
    return re.findall(f"{LETTER}+", text.casefold())


RULE: Final = PackRule(
    code="BG313", name="alternative-text-repeats-title", severity=Severity.WARNING, find=find, page=__doc__ or ""
)
