"""What released files are called: for a mailbox, where a name is all that one sees."""

import unicodedata
from typing import Final

from briefgen.build.brief import Brief
from briefgen.diagnostics import UserError, did_you_mean
from briefgen.filenames import LONGEST, RESERVED
from briefgen.regex import regex
from briefgen.release.codes import NAME, problem

PATTERN: Final = "{date}_{short}_{audience}_v{edition}"
_PLACE: Final = regex(r"\{([^{}]*)\}")
_APART: Final = regex(r"[\s/\\]+")
_UNSAFE: Final = regex(r"[^\w.()+-]")
_REPEATED: Final = regex(r"([-_.])[-_.]*")


def file_name(brief: Brief, *, pattern: str | None, edition: str, file: str | None) -> str:
    """Return the name without a suffix. A brief that is not its audience's first, by language or form, is called by those too.

    Raises `UserError` for a pattern with places that there are not.
    """
    own = brief.stem.removeprefix(brief.audience).removeprefix(".")
    said = {
        "date": brief.document.metadata.as_of.date().isoformat(),
        "short": brief.document.metadata.subject or brief.document.metadata.title,
        "audience": brief.audience[:1].upper() + brief.audience[1:],
        "edition": edition,
        "file": file or "",
        "language": brief.language,
        "form": brief.form or "",
    }
    wanted = pattern or PATTERN
    places = [found[1] for found in _PLACE.finditer(wanted)]
    unknown = [place for place in places if place not in said]
    if unknown:
        hint = did_you_mean(unknown[0], tuple(said), otherwise=f"the places are {', '.join(said)}")
        raise UserError(problem(NAME, f"file names have no place '{{{unknown[0]}}}'", hint, audience=brief.audience))
    lacking = own if own and not {"language", "form"} & set(places) else ""
    filled = [_PLACE.sub(lambda place: _safe(said[place[1]]), wanted), *([_safe(lacking)] if lacking else [])]
    return _fitting("_".join(filled))


def _safe(words: str) -> str:
    """Return words without what a file system, a mail program or a shell takes amiss."""
    plain = unicodedata.normalize("NFC", words).strip()
    # Marks are letters' own: Devanagari is nothing without them.
    kept = "".join(
        sign if unicodedata.category(sign)[0] in "LNM" else _UNSAFE.sub("", sign) for sign in _APART.sub("-", plain)
    )
    return _REPEATED.sub(r"\1", kept).strip("-_.")


def _fitting(name: str) -> str:
    """Return a name that is safe as a whole: no separator twice or at an end, none of Windows's own, not too long."""
    whole = _REPEATED.sub(r"\1", _kept(name)).strip("-_. ") or "brief"
    if RESERVED.fullmatch(whole):
        whole = f"brief-{whole}"
    if len(whole.encode()) <= LONGEST:
        return whole
    head, mark, tail = whole.rpartition("_")
    room = LONGEST - len(f"{mark}{tail}".encode())
    if room <= 0 or not head:
        return _cut(whole, LONGEST)
    return f"{_cut(head, room)}{mark}{tail}"


def _kept(name: str) -> str:
    spaced = _APART.sub("-", name)
    return "".join(sign for sign in spaced if unicodedata.category(sign)[0] in "LNM" or not _UNSAFE.match(sign))


def _cut(words: str, room: int) -> str:
    """Return as much of words as is no longer than *room* bytes, no letter parted from its marks."""
    while len(words.encode()) > room:
        words = words[:-1]
        while words and unicodedata.category(words[-1]).startswith("M") and len(words.encode()) > room:
            words = words[:-1]
    return words.rstrip("-_. ")
