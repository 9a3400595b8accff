"""Flag words that tell parts of a picture apart by colour alone.

Why: many readers cannot tell colours apart, papers are printed in grey, and another theme has other colours.
Example: "The red line is imports."
Instead: name the part: "the upper line, imports"; charts have their names at the lines already.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.document.usage import any_of


def find(subject: PackSubject) -> Iterator[Finding]:
    for language, usage in subject.usages.items():
        if usage.colours and usage.colour_nouns:
            pattern = re.compile(rf"{any_of(usage.colours)}\s+{any_of(usage.colour_nouns)}", re.IGNORECASE)
            for match in matches(subject, pattern, language):
                yield Finding(
                    message=f"'{match.words}' in {match.text.whose} tells something by its colour alone",
                    span=match.span,
                    hint="name the part by its place or its label",
                )


RULE: Final = PackRule(
    code="BG316", name="colour-alone", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
