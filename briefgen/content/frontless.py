"""A file that should have a front matter and has none: what its author meant."""

import re
from pathlib import Path

from briefgen.content.front import FENCE
from briefgen.content.names import STRUCTURE, problem
from briefgen.content.sourcelines import shortened
from briefgen.diagnostics import Diagnostic, Span


def no_front(text: str, path: Path, *, opened: bool) -> Diagnostic:
    """Return that a file has no front matter, or, where one is *opened*, that it never ends."""
    span = Span(path=path, line=1, end_column=4 if opened else None)
    hint = f"begin with {FENCE}, the fields title, as_of, language, readers and marking, and {FENCE}"
    if not text.strip():
        copy = "copy the example of part 1 of the guide, or run `briefgen new`"
        return problem(STRUCTURE, "the file is empty", span, copy)
    lines = text.split("\n")
    if opened:
        body = next((at for at, line in enumerate(lines[1:], 2) if line[:1] in ("#", "-")), None)
        above = "where its fields end" if body is None else f"above line {body}, `{shortened(lines[body - 1])}`"
        hint = f"write {FENCE} on a line of its own {above}"
        return problem(STRUCTURE, "the front matter begins here and never ends", span, hint)
    if named := re.match(r"[a-z_]+:", text):
        end = "" if FENCE in (line.rstrip() for line in lines) else f", and {FENCE} below the last line like it"
        return problem(STRUCTURE, f"the first line must be {FENCE}", span, f"write {FENCE} above '{named[0]}'{end}")
    return problem(STRUCTURE, "the front matter is missing", span, hint)
