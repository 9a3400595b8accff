"""The page of a code: what it finds, why that matters, an example, and what to write instead."""

import re
from typing import Final, TypedDict

from briefgen.frozen import dataclass
from briefgen.regex import regex

FAMILIES: Final = {
    "1": "content",
    "2": "structure",
    "3": "accessibility",
    "4": "language and length",
    "5": "trust",
    "6": "batch",
    "9": "output",
}
"""By the first digit of a code."""
_PART: Final = regex(r"^(Why|Example|Instead): ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    code: str
    name: str
    severity: str
    """`error`, `warning` or, where its place or its form decides, `error or warning`."""
    finds: str
    """One sentence."""
    more: str
    """Further paragraphs, each on a line; empty for most."""
    why: str
    example: str
    instead: str
    is_rule: bool = False
    """Whether a rule looks for it, in a pack or a composed brief; else it is met on the way."""
    overrulable: bool = False
    """Whether a reason in place overrules it (`allow`)."""
    fixable: bool = False
    """Whether `briefgen check --fix-words` can mend it, in some cases at least."""

    @property
    def family(self) -> str:
        return FAMILIES[self.code[2]]


class Parts(TypedDict):
    """The parts of a page by the names that `Page` has for them."""

    finds: str
    more: str
    why: str
    example: str
    instead: str


class PageError(ValueError):
    """A page lacks a part: a fault of ours, which a test finds."""


def parts(text: str) -> Parts:
    """Return the parts of a page, each paragraph on one line.

    Raises PageError where one is missing or stands in another place.
    """
    opening, *rest = _PART.split(text.strip())
    if rest[::2] != ["Why", "Example", "Instead"]:
        raise PageError(f"a page has Why, Example and Instead, in this order: {text[:60]!r}")
    finds, _, more = _flowed(opening).partition("\n")
    why, example, instead = map(_flowed, rest[1::2])
    return Parts(finds=finds, more=more, why=why, example=example, instead=instead)


def _flowed(text: str) -> str:
    """Return each paragraph on a line of its own; the items of a list keep theirs."""
    paragraphs = re.split(r"\n\s*\n|\n(?=- )", text.strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
