"""Flag two or more spaces between words.

Why: in a justified or a large line the gap shows, and a search for the phrase does not find it.
Example: "The talks  go on."
Instead: leave one. `briefgen check --fix-words` does so.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.matching import matches
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import NO_WORDS
from briefgen.diagnostics import Severity

_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")


def find(subject: PackSubject) -> Iterator[Finding]:
    for match in matches(subject, _SPACES):
        around = match.text.said[max(0, match.found.start() - 12) : match.found.end() + 12]
        quoted = around.replace(NO_WORDS, "").replace("\n", " ").strip()
        yield Finding(
            message=f"{len(match.words)} spaces in a row in {match.text.whose}: '{quoted}'",
            span=match.span,
            hint="leave one",
            edits=match.edits(" "),
        )


RULE: Final = PackRule(
    code="BG415", name="double-space", severity=Severity.WARNING, find=find, page=__doc__ or "", fixable=True
)
