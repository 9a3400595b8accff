"""Flag a sentence that begins with a number in digits.

Source: the style of UK government, which spells such a number out or turns the sentence.

Why: behind a full stop and a space, a digit reads like part of the number before it; aloud, nobody hears that a sentence begins.
Example: "16 agreements were signed."
Instead: turn the sentence ("They signed 16 agreements"), or write the number out.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity

# Three letters before the full stop, or it may be that of an abbreviation ("no. 12").
_START: Final = re.compile(r"(?:\A|(?<=[\w)”’\"]{3}[.!?] ))\d[\d.,]*(?= +[a-z])")
_APART: Final = frozenset({"short", "clause", "alternative_text", "gloss"})
"""What is often no sentence."""


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _START, "en"):
        if match.text.field not in _APART:
            yield Finding(
                message=f"a sentence of {match.text.whose} begins with '{match.words}'",
                span=match.span,
                hint="turn the sentence, or write the number out",
            )


RULE: Final = PackRule(
    code="BG420", name="digit-at-the-start", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
