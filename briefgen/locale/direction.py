"""Which way a language is written: the one place that knows."""

from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

RIGHT_TO_LEFT: Final = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Scripts (ISO 15924)."""
RIGHT_TO_LEFT_MARK: Final = "\u200f"
"""Of no width: what stands behind it goes on from right to left, whatever stands before it."""


@lru_cache(maxsize=64)
def is_right_to_left(tag: str) -> bool:
    """Say whether a language (BCP 47) is written from right to left; a script that its tag names speaks before CLDR."""
    language, *rest = tag.lower().replace("_", "-").split("-")
    script = next((subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()), None)  # noqa: PLR2004 - by its form
    if script:
        return script in RIGHT_TO_LEFT
    try:
        return bool(Locale.parse(language).character_order == "right-to-left")
    except (UnknownLocaleError, ValueError):
        return False
