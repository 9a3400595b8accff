"""The name of an item, `^one-word`, where it is written wrongly, and where it can be seen though the item cannot be read."""

import re
from typing import Final

from briefgen.content.names import IDENTITY, problem
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic
from briefgen.document.sentences import ENDS
from briefgen.regex import regex

_LETTERS: Final = "small letters, digits and hyphens"
_RULE: Final = f"^ and one word of {_LETTERS}"
_WORD: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_HANDLE: Final = regex(rf"(?<!\S)\^({_WORD})(?!\S)")
_CARET: Final = regex(r"(?<!\S)\^(?P<gap>\s*)(?P<word>[^\s{}\[\]^]+)(?P<more>(?:\s+[^\s{}\[\]^]+)*)")
_BARE: Final = regex(r"(?:[}\]?!…؟।॥۔”’]|[a-z]{2}(?<!\betc)(?<!\bvs)(?<!\bcf)\.)\s+([a-z0-9]+(?:-[a-z0-9]+)+)\Z")
"""A hyphenated word alone behind the last sentence: a name without its `^`; in `U.S. decision-making` it is none."""
_ENDED: Final = regex(rf"[}}\]{ENDS}”’\"]\s+\Z")


def visible_handles(text: str) -> frozenset[str]:
    """Return every name that can be seen in *text*, whatever else is wrong with it."""
    return frozenset(_HANDLE.findall(text))


def misspelt_handle(run: Run) -> Diagnostic | None:
    """Return the first `^` of a tail that one word of small letters, digits and hyphens does not follow."""
    for match in _CARET.finditer(run.text):
        if _is_misspelt(match, run.text):
            span = run.span(match.start(), match.end("word"))
            written = run.text[match.start() : match.end("word")]
            if match["more"] and re.fullmatch(_WORD, match["word"]):
                return problem(IDENTITY, f"words follow the name '{written}'", span, "move them before it")
            return problem(IDENTITY, f"'{written}' cannot be a name", span, _hint(match))
    if (bare := _BARE.search(run.text)) is not None:
        span = run.span(bare.start(1), bare.end(1))
        return problem(IDENTITY, f"'{bare.group(1)}' looks like a name without its ^", span, f"write ^{bare.group(1)}")
    return None


def _hint(match: re.Match[str]) -> str:
    word = "-".join(part for part in re.split(r"[^a-z0-9]+", match["word"].lower()) if part)
    if match["more"] or not re.fullmatch(_WORD, word):
        return f"write {_RULE}, as in ^energy-talks"
    return f"write ^{word}, with no space after ^" if match["gap"] else f"write ^{word}: {_LETTERS}"


def _is_misspelt(match: re.Match[str], text: str) -> bool:
    """A caret among the words may be arithmetic; behind the end of a sentence, or of a piece of the tail, it is a name."""
    behind_an_end = _ENDED.search(text[: match.start()]) is not None
    if match["gap"]:
        return behind_an_end
    if re.fullmatch(_WORD, match["word"]) is None:
        return match["word"][0].isalnum()
    return behind_an_end and bool(match["more"]) and match.end() == len(text)
