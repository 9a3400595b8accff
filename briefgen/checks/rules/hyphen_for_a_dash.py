"""Flag a hyphen that stands where a dash belongs.

Why: a hyphen joins words; between spaces it looks like a minus or a slip, and a screen reader may say "minus".
Example: "The talks - the first for years - go on."
Instead: write a dash (–), commas or brackets.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity

_HYPHEN: Final = re.compile(r"(?<=[^\W\d_,;.] )(--?)(?= [^\W\d_])")


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _HYPHEN):
        yield Finding(
            message=f"a hyphen stands for a dash in {match.text.whose}",
            span=match.span,
            hint="write –, commas or brackets",
        )


RULE: Final = PackRule(
    code="BG423", name="hyphen-for-a-dash", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
