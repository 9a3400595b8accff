"""Flag a bracket, a quotation mark or the `**` of strong words without its partner.

Why: a reader cannot tell where the aside, or the words of somebody else, end; asterisks that make nothing strong are printed.
Example: "The port (the largest is closed."
Instead: close it, or take it out.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity
from briefgen.markup.plain import plain
from briefgen.regex import regex

_PAIRS: Final = {"(": ")", "“": "”", "«": "»", "„": "“"}
_STRONG: Final = regex(r"(?<!\\)\*\*")
_NESTED: Final = frozenset(_PAIRS)


def find(subject: PackSubject) -> Iterator[Finding]:
    for text in subject.wordings.printed:
        if (at := _unpaired(text.said, german="„" in text.said)) is not None:
            yield Finding(
                message=f"'{text.said[at]}' in {text.whose} has no partner",
                span=text.span(at, at + 1),
                hint="close it, or take it out",
            )
        if isinstance(text.words, str) or "**" not in plain(text.words.inlines):
            continue
        if found := _STRONG.search(text.words.source):
            yield Finding(
                message=f"'**' in {text.whose} makes nothing strong, and is printed",
                span=text.span(found.start(), found.end()),
                hint="write **strong words**, without a space inside, or take it out",
            )


@lru_cache(maxsize=4_096)
def _unpaired(said: str, *, german: bool) -> int | None:
    """Return where the first mark stands that has no partner. A letter or a number before `)` counts a list: `a)`."""
    open_: list[tuple[int, str]] = []
    for at, character in enumerate(said):
        if open_ and character == open_[-1][1]:
            open_.pop()
        elif character in _NESTED and not (german and character == "“"):
            open_.append((at, _PAIRS[character]))
        elif character in "”»" or (character == ")" and not _counts(said[:at])):
            return at
    return open_[0][0] if open_ else None


def _counts(before: str) -> bool:
    word = before.rsplit(" ", maxsplit=1)[-1]
    return word.isdigit() or len(word) == 1


RULE: Final = PackRule(
    code="BG421", name="unpaired-mark", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
