"""What is opened in a tail and not closed: without its end nobody can tell what belongs to it, so no more is read."""

import re
from typing import Final

from briefgen.content.names import CITATION, TAIL, problem
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic
from briefgen.regex import regex

_GROUP_OPENING: Final = regex(r"\{\s*(?:\.[A-Za-z]|[A-Za-z][\w.-]*=)")
_SIGN: Final = regex(r"[\\`{\[]")
"""What something begins with; between two of them are words."""
_SKIPPED: Final = regex(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
"""An escaped sign, or code."""
_UNOPENED: Final = regex(r"(?<!\S)@[a-z0-9-]+(?:, [^\[\]{}@^\n]*)?\](?!\S)")
_HALF_CURLY: Final = regex(r"(?P<key>[\w.-]{1,40})=(?P<sign>[“”„])(?P<words>[^“”„\"{}=]*)\Z")
"""Words that begin with a curly quotation mark, and end with a straight one that opens nothing."""
_PARTED: Final = regex(r"\[@([^\s\[\],;]+)\]\s+\[([^\s\[\]@]+ \d[\d.-]*)\]")
BRACE: Final = regex(r"\\.|(?P<brace>[{}])", re.DOTALL)
"""A brace, or an escaped sign."""
_KEY_LENGTH: Final = 60
"""Characters of the longest key, and more."""
_BEGINS_VALUE: Final = regex(r'[\s{][A-Za-z][\w.-]*="[^\s}]\Z')
_CITATION: Final = regex(r"\[@[^\[\]{}^]*\]")


def open_bracket(run: Run, *, any_brace: bool = False) -> int | None:
    """Return the offset of the first bracket or quotation mark of a tail that nothing closes.

    A brace counts where an attribute group begins, or, with *any_brace*, wherever it stands.
    """
    text, position = run.text, 0
    while sign := _SIGN.search(text, position):
        position = sign.start()
        if skipped := _SKIPPED.match(text, position):
            position = skipped.end()
        elif text[position] == "`":
            position += len(text) - position - len(text[position:].lstrip("`"))
        elif text[position] == "{" and (any_brace or _GROUP_OPENING.match(text, position)):
            end, closed = _group_end(text, position)
            if not closed:
                return end
            position = end
        elif text.startswith("[@", position):
            match = _CITATION.match(text, position)
            if match is None:
                return position
            position = match.end()
        else:
            position += 1
    return None


def _group_end(text: str, start: int) -> tuple[int, bool]:
    """Return the offset behind the group that begins at *start*, and True; or that of the sign left open, and False."""
    quote: int | None = None
    position = start + 1
    while position < len(text):
        sign = text[position]
        if sign == "\\" and quote is not None:
            position += 1
        elif sign == '"' and quote is None:
            quote = position
        elif sign == '"' and _BEGINS_VALUE.search(text[max(position - _KEY_LENGTH, 0) : position + 2]):
            # The quotation mark before it has no other end.
            break
        elif sign == '"':
            quote = None
        elif sign == "}" and quote is None:
            return position + 1, True
        elif sign == "{" and quote is None:
            break
        position += 1
    return start if quote is None else quote, False


def broken_citation(run: Run) -> Diagnostic | None:
    """Return the problem that a citation lacks its opening, or that its place stands in a bracket of its own."""
    whole = _CITATION.sub(lambda citation: " " * len(citation.group()), run.text)
    if match := _UNOPENED.search(whole):
        span = run.span(match.start(), match.end())
        return problem(CITATION, f"'{match.group()}' has no opening bracket", span, f"write [{match.group()}")
    if match := _PARTED.search(run.text):
        source, place = match.groups()
        span = run.span(match.start(2) - 1, match.end())
        hint = f"put it into the citation: [@{source}, {place}]"
        return problem(CITATION, f"'[{place}]' looks like a citation without its source", span, hint)
    return None


def unclosed(run: Run, at: int) -> Diagnostic:
    """Return the problem that the sign at *at* has no end."""
    span = run.span(at, at + 1)
    match run.text[at]:
        case '"' if curly := _HALF_CURLY.search(run.text[:at]):
            span = run.span(curly.start("sign"), at + 1)
            hint = f'use straight quotation marks: {curly["key"]}="{curly["words"]}"'
            return problem(TAIL, "curly quotation marks in the braces", span, hint)
        case '"':
            key = run.text[:at].rpartition(" ")[2].lstrip("{")
            words = re.split(r'[}"]| [\w.-]+=', run.text[at + 1 :], maxsplit=1)[0].strip()
            hint = f'add " at the end of the words: {key}"{words}"'
            return problem(TAIL, "a quotation mark in the braces is not closed", span, hint)
        case "[":
            cited = re.split(r"[\[\]{}^]", run.text[at + 1 :], maxsplit=1)[0].strip()
            hint = f"end the citation with ]: [{cited}]"
            return problem(CITATION, "the citation's bracket [ is not closed", span, hint)
        case _:
            hint = "close the braces with }, or write \\{ for a brace in print"
            return problem(TAIL, "the brace { is not closed", span, hint)
