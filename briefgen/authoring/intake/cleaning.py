"""Words as they come out of Office programs: white space made plain, invisible characters taken out or refused."""

from typing import Final

from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.names import TOLD, VALUE
from briefgen.diagnostics import Span
from briefgen.located.text import REFUSED
from briefgen.regex import regex

LONGEST: Final = 10_000
"""Characters of one cell or paragraph."""
_FIXED_SPACES: Final = regex("[\u00a0\u2007\u202f]")
_UNSEEN: Final = regex("[\u00ad\u200b\u2060\ufeff]")
_TURNS: Final = regex("[\u202a-\u202e\u2066-\u2069]")
_CURLY: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})


def clean(text: str, span: Span, telling: Telling) -> str:
    """Return the words with single spaces; what is not to be seen in them is told, or refused."""
    if len(text) > LONGEST:
        telling.refuse(VALUE, f"{len(text):,} characters in one place", span, f"split them: {LONGEST:,} are the limit")
        return ""
    if _FIXED_SPACES.search(text):
        telling.note(TOLD, "a non-breaking space was read as a space", span)
    if _UNSEEN.search(text):
        telling.note(TOLD, "an invisible character was left out", span)
    plain = _UNSEEN.sub("", _FIXED_SPACES.sub(" ", text)).replace("_x000D_", " ")
    if _TURNS.search(plain) or REFUSED.search(plain):
        hint = "delete it: put the cursor before the word it stands in, and type the word anew"
        telling.refuse(VALUE, "a control character that no text may have", span, hint)
        return ""
    return " ".join(plain.split())


def straight(text: str) -> str:
    """Return a word of a closed list, a name or a number without what Office puts round it: curly quotes, a full stop."""
    return text.translate(_CURLY).strip(" .'\"")
