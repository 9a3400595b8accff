"""Findings of the loader: their codes, and hints for names that nothing has."""

from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.located.csv import CODE

STRUCTURE: Final = "BG107"
"""Something other than headings, bullets and fields, or one of them in the wrong place."""
TAIL: Final = "BG108"
"""An attribute group, or a field that is given twice."""
KIND: Final = "BG109"
"""No kind is written, and none is to be had."""
IDENTITY: Final = "BG110"
"""One id for two things."""
DANGLING: Final = "BG111"
"""A reference to what is not there."""
CITATION: Final = "BG112"
"""A citation that is none, or a locator that its source does not have."""
SOURCE_DATE: Final = "BG113"
"""A source or a judgement later than the edition, or a source without a date."""
UNKNOWN_NAME: Final = "BG114"
"""A reader, scheme or level that the policy does not know."""
USE: Final = "BG115"
"""A use that is looser than the one around it."""
FIELD_OF_KIND: Final = "BG116"
"""A field that does not go with the item's kind."""
UNUSED: Final = "BG117"
"""An entry of a register that nothing refers to."""
FILES: Final = "BG118"
"""A file beside a pack's that is none of its own."""
POLICY: Final = "BG119"
"""A policy that contradicts itself, or none at all."""
GROUND: Final = "BG120"
"""A claim that rests on nothing, or is surer than what it rests on."""
WIDER: Final = "BG122"
"""Readers that a level further out does not admit."""
UNAGREED: Final = "BG127"
"""A published reader that an item names, and that nobody has agreed to show it to."""
DATA: Final = CODE
"""A table of data that is not as its series describes it."""
SHOWN: Final = "BG125"
"""An exhibit that asks of its series what that does not have."""
PICTURE: Final = "BG128"
"""An image that cannot be read, or is too large."""
BUDGET_COLUMNS: Final = "BG340"
"""A budget whose columns are not those of one."""
LIKELIHOOD: Final = "BG126"
"""A likelihood by a scale that is not there, or in a word that is not of it; a scale at fault."""
REGISTER_TWICE: Final = "BG130"
"""One register, written in two places."""
WORDS: Final = "BG150"
"""Words of the YAML face that would be read otherwise in Markdown."""

MISSPELT: Final = "BG170"
"""Words that begin as a field's name does, but for its spelling."""
CLASSIFIED: Final = "BG540"
"""A level of national classification that nobody has asked for by name."""
CAVEATS: Final = "BG542"
"""Caveats that do not stand together, or not with their level."""
LOWERED: Final = "BG543"
"""A marking that would lower what a brief carries, or cannot raise it."""

SCALE: Final = "BG548"
"""A scale that the pack does not go by, or scales of two kinds."""


def problem(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=tuple(hint for hint in hints if hint))


def warning(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=hints, severity=Severity.WARNING)


def choice(words: Iterable[str]) -> str:
    """Return a hint that names what there is, as far as it can be read at a glance."""
    known = sorted(words)
    shown = ", ".join(known[:12])
    return f"there is {shown}{', …' if len(known) > 12 else ''}" if known else "there is none"  # noqa: PLR2004
