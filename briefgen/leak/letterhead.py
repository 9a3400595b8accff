"""What a letterhead explains: the words that it shows, which stand in every brief that is put on it.

What only its file holds explains nothing: comments, deleted and hidden words, orders of fields, properties, data. None of it
may come along into a brief, and that it stood in the letterhead is no excuse for it.
"""

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.parsers import expat

from briefgen.leak.passages import UnreadableError, joined
from briefgen.leak.words import Marks, run_marks, tokens
from briefgen.leak.xml import read_xml
from briefgen.regex import regex
from briefgen.regular import read_regular
from briefgen.zipped import DAMAGED

_SHOWN: Final = regex(
    r"word/(?:(?:document|header|footer|footnotes|endnotes|styles|numbering|fontTable)\d*|theme/theme\d*)\.xml"
)
_NAME: Final = rb"(?:[\w.-]+:)?"
_ASIDE: Final = regex(rb"(<!\[CDATA\[.*?\]\]>)|<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)
_RESIDUE: Final = (
    regex(rb"<(" + _NAME + rb"(?:del|moveFrom))\s(?:[^>]*[^/])?>.*?</\1>", re.DOTALL),
    regex(rb"<(" + _NAME + rb"(?:delText|instrText|delInstrText))[\s>].*?</\1>", re.DOTALL),
    regex(
        rb"<(" + _NAME + rb"r)(?:\s[^>]*)?>(?:(?!</\1>).)*?<" + _NAME + rb"(?:vanish|webHidden)[\s/].*?</\1>", re.DOTALL
    ),
)


def letterhead_marks(file: Path | None) -> tuple[Marks, ...]:
    """Return the marks of the letterhead's words, by how many; of one that there is not, or that cannot be read, none."""
    if file is None:
        return ()
    try:
        return (_marks(read_regular(file)),)
    except (OSError, UnreadableError):
        return ()


@lru_cache(maxsize=4)
def _marks(content: bytes) -> Marks:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(name, package.read(name)) for name in package.namelist() if _SHOWN.fullmatch(name)]
    except DAMAGED as fault:
        raise UnreadableError(str(fault)) from None
    return run_marks(tokens(joined(read_xml(_shown(part), name) for name, part in parts)))


def _shown(part: bytes) -> bytes:
    """Return what a sound part shows. Raises `UnreadableError`: the end of what never ends would be looked for again and again."""
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError as fault:
        raise UnreadableError(str(fault)) from None
    part = _ASIDE.sub(lambda found: found[1] or b"", part)
    for residue in _RESIDUE:
        part = residue.sub(b"", part)
    return part
