"""Flag alternative text that begins by saying that it is of a picture.

Why: assistive technology says "graphic" before it reads the text; the listener hears it twice.
Example: "Image of a map with four ports."
Instead: begin with what there is to see: "A map with four ports."
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.document.usage import any_of

FIELD: Final = "alternative_text"


def find(subject: PackSubject) -> Iterator[Finding]:
    openings = {
        language: re.compile(rf"\s*{any_of(usage.picture_openings)}", re.IGNORECASE)
        for language, usage in subject.usages.items()
        if usage.picture_openings
    }
    for text in subject.wordings.printed:
        pattern = openings.get(text.language.split("-")[0])
        if text.field == FIELD and pattern and (found := pattern.match(text.said)):
            yield Finding(
                message=f"the alternative text of {text.whose} begins with '{found[0].strip()}'",
                span=text.span(found.start(), found.end()),
                hint="begin with what there is to see",
            )


RULE: Final = PackRule(
    code="BG314", name="alternative-text-announces", severity=Severity.WARNING, find=find, page=__doc__ or ""
)
