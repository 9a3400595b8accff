"""The name of an item, `^one-word`, where it is written wrongly, and where it can be seen though the item cannot be read."""

import re
from typing import Final

from briefgen.content.names import IDENTITY, problem
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic

RULE: Final = "a name is ^ and one word of small letters, digits and hyphens"
_WORD: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_HANDLE: Final = re.compile(rf"(?<!\S)\^({_WORD})(?!\S)")
_CARET: Final = re.compile(r"(?<!\S)\^(?P<gap>\s*)(?P<word>[^\s{}\[\]^]+)(?P<more>(?:\s+[^\s{}\[\]^]+)*)")
_BARE: Final = re.compile(r"(?:[}\]?!…”’]|[a-z]{2}(?<!\betc)(?<!\bvs)(?<!\bcf)\.)\s+([a-z0-9]+(?:-[a-z0-9]+)+)\Z")
"""A hyphenated word alone behind the last sentence: a name without its `^`; in `U.S. decision-making` it is none."""
_ENDED: Final = re.compile(r"[}\].?!…”’\"]\s+\Z")


def visible_handles(text: str) -> frozenset[str]:
    """Return every name that can be seen in *text*, whatever else is wrong with it."""
    return frozenset(_HANDLE.findall(text))


def misspelt_handle(run: Run) -> Diagnostic | None:
    """Return the first `^` of a tail that one word of small letters, digits and hyphens does not follow."""
    for match in _CARET.finditer(run.text):
        if _is_misspelt(match, run.text):
            word = match["word"].lower().strip("-_.,;:")
            hint = f"write ^{word}" if not match["more"] and re.fullmatch(_WORD, word) else "as in ^energy-talks"
            span = run.span(match.start(), match.end("word"))
            return problem(IDENTITY, RULE, span, hint)
    if (bare := _BARE.search(run.text)) is not None:
        return problem(IDENTITY, RULE, run.span(bare.start(1), bare.end(1)), f"write ^{bare.group(1)}")
    return None


def _is_misspelt(match: re.Match[str], text: str) -> bool:
    """A caret among the words may be arithmetic; behind the end of a sentence, or of a piece of the tail, it is a name."""
    behind_an_end = _ENDED.search(text[: match.start()]) is not None
    if match["gap"]:
        return behind_an_end
    if re.fullmatch(_WORD, match["word"]) is None:
        return match["word"][0].isalnum()
    return behind_an_end and bool(match["more"]) and match.end() == len(text)
