"""What the Word file is made of, each once: its heads, by which its tables are known, and the first cell of a row."""

from typing import Final

from briefgen.authoring.translate.segment import Segment
from briefgen.frozen import dataclass
from briefgen.regex import regex

PACK: Final = "Pack"
LANGUAGE: Final = "Translated into"
ROWS: Final = "Rows"
NUMBER: Final = "Row"
SOURCE: Final = "Source"
TRANSLATION: Final = "Translation"
TERM: Final = "Term"
TERMS: Final = "Termbase"
"""The heading above the words that are to be said alike."""
SOURCE_STYLE: Final = "Source words"
TARGET_STYLE: Final = "Translated words"
CODE_STYLE: Final = "Code"
_NOTHING: Final = "none"
"""In the place of the mark of a translation, where there was none."""
_KEY: Final = regex(r"(?P<unit>[a-z]+\.[A-Za-z0-9._:-]+)\s+(?P<of>[0-9a-f]{12})[ /]+(?P<was>[0-9a-f]{12}|none)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKey:
    """What the first cell says: whose row it is, and what it held when it went out."""

    unit: str
    of: str
    was: str


def key_lines(segment: Segment) -> tuple[str, str]:
    """Return the two lines below a row's number. They are text as all else: nothing hidden gets lost in another program."""
    return segment.unit, f"{segment.of} / {segment.was or _NOTHING}"


def row_key(text: str) -> RowKey | None:
    """Return what a first cell says; None where it is none of ours."""
    match = _KEY.search(text)
    if match is None:
        return None
    was = "" if match["was"] == _NOTHING else match["was"]
    return RowKey(unit=match["unit"], of=match["of"], was=was)
