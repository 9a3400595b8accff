"""Names of files that every system takes: what must not be in one, and which two are one and the same."""

import re
import unicodedata
from typing import Final

from briefgen.regex import regex

LONGEST: Final = 120
"""Bytes of a name without its suffix, in UTF-8: what every file system and mail program takes, with room for a folder."""
RESERVED: Final = regex(r"(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])( *\..*)?", re.IGNORECASE)
"""Names that Windows keeps for its devices."""
_SEPARATORS: Final = regex(r"[/\\]")
_REFUSED: Final = regex(r'[<>:"|?*\x00-\x1f\x7f]')
_UNSEEN: Final = regex(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Signs that are part of words or pictures and that nobody sees by themselves: some systems pass over them in names."""


def name_fault(name: str) -> tuple[str, str] | None:
    """Return what is wrong with the name of a file, its suffix aside, and what to do about it; None where nothing is."""
    if not _UNSEEN.sub("", name).strip():
        return "it is empty", "write a field into it that every record has"
    if found := _SEPARATORS.search(name):
        return f"it has the separator '{found.group()}' in it", "leave the field out, or write the value without it"
    if found := _REFUSED.search(name):
        return f"it has {found.group()!r} in it, which not every system takes", "write the value without it"
    if any(
        unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign not in "\u200c\u200d" for sign in name
    ):
        return "it has a character in it that nobody sees", "type the value anew"
    if name != name.strip() or "." in (name[0], name[-1]):
        return "it begins or ends with a point or a blank", "write something before or behind it"
    if RESERVED.fullmatch(name):
        return "Windows keeps that name for a device", "write something before it, as brief-{code}"
    if (length := len(unicodedata.normalize("NFC", name).encode())) > LONGEST:
        return f"it is {length} bytes long", f"{LONGEST} are the most: name it by a shorter field"
    return None


def alike(name: str) -> str:
    """Return what is the same of names that some system, or whoever looks at them, takes for one: in capitals or not, composed or
    not, with signs that nobody sees or without.
    """
    # Some systems compare capitals, of which ı and i have the same, and others small letters.
    written = unicodedata.normalize("NFC", _UNSEEN.sub("", name)).upper()
    folded = unicodedata.normalize("NFD", written.casefold()).casefold()
    return unicodedata.normalize("NFC", folded)
