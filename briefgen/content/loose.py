"""Attributes that no braces hold: they would be printed as words, and hold for nothing."""

import re
from typing import Final

from briefgen.content.names import TAIL, problem
from briefgen.content.paths import classes
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic

_ATTRIBUTE: Final = re.compile(
    r"(?<![^\s(\[])(?:\.(?P<word>[\w-]+)(?=[\s)\].]|\Z)|(?:kind|use|topic|readers|marking|embargo_until)=[^\s)\]]+)"
)


def loose_attribute(words: Run, where: str) -> Diagnostic | None:
    """Return the problem of the first attribute among the words; *where* says in the hint where its braces go."""
    for match in _ATTRIBUTE.finditer(words.text):
        if match["word"] is None or match["word"] in classes():
            hint = f"put it in braces {where}: {{{match.group()}}}"
            span = words.span(match.start(), match.end())
            return problem(TAIL, f"'{match.group()}' stands outside braces", span, hint)
    return None
