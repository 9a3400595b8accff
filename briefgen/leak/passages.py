"""What a file says, as far as it can be read: words, and where they stand."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from briefgen.frozen import dataclass
from briefgen.leak.words import BREAK

_SLUG: Final = 3
"""Hyphens that no word has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """All that one part or page of a file says; a `BREAK` stands where words on both sides have nothing to do with each other."""

    place: str
    """As an analyst finds it: "page 3", "word/footnotes.xml"."""
    text: str
    picture: bytes = b""
    """The file or stream of a picture, as it stands."""
    leads: tuple[str, ...] = ()
    """Addresses outside the file that it leads to."""
    of_form: bool = False
    """Whether it says how the file looks: names of styles and fonts (Title, Reference, Georgia), of which one word tells nothing."""


class UnreadableError(Exception):
    """A file, or a part of it, cannot be read: what it says is not known."""


def spelt_out(text: str) -> str:
    """Return an address or a name of a file with its words apart: `the-talks-have-failed`, `the%20talks`; other texts as they are."""
    if "%" in text:
        text = unquote(text)
    return text.replace("-", " ") if text.count("-") >= _SLUG and " " not in text else text


def joined(texts: Iterable[str]) -> str:
    """Return texts that are apart as one."""
    return BREAK.join(texts)
