"""What a Word document says, in every part: words joined over runs, attributes that somebody reads, names in the ZIP.

It knows the form of a package and of XML, and nothing of how ours are written: a part of a kind that it has never seen is read
as well. Embedded workbooks are packages themselves. A part that cannot be read is a fault.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from briefgen.leak.passages import Passage, UnreadableError, joined, spelt_out
from briefgen.leak.pictures import picture_words

_FONTS: Final = (".odttf", ".ttf", ".otf")
"""Parts without words: their tables of names are the font maker's."""
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".emf", ".wmf", ".bmp")
_WITHIN: Final = frozenset({
    "r", "t", "rPr", "pPr", "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "sdtPr",
    "fldSimple", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "footnoteReference",
    "endnoteReference", "noBreakHyphen", "softHyphen", "tab", "br", "cr", "delText", "rStyle", "rFonts", "b", "bCs",
    "i", "iCs", "sz", "szCs", "lang", "color", "latin", "ea", "cs", "solidFill", "schemeClr", "srgbClr", "fld",
    "endParaRPr", "ptab", "commentReference", "rtl", "vertAlign", "u", "shd", "kern", "spacing", "position",
    "noProof",
})  # fmt: skip
"""Elements of which a paragraph's words are made: where they end, a word goes on."""
_SIGNS: Final = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_BLOCKS: Final = frozenset({"p"})
_READ: Final = frozenset({
    "descr", "title", "name", "alt", "author", "initials", "tooltip", "Target", "displayName", "text", "prompt",
    "string",
})  # fmt: skip
"""Attributes that a program shows, or that name something."""
_VALUES: Final = frozenset({
    "alias", "tag", "tblCaption", "tblDescription", "docVar", "default", "statusText", "helpText",
})  # fmt: skip
"""Elements whose `val` is of such a kind."""
_LONGEST: Final = 64 * 1024 * 1024
_KEPT: Final = 64
_DEEPEST: Final = 3


def read_docx(content: bytes) -> tuple[Passage, ...]:
    """Return what each part says, and the names of all. Raises `UnreadableError`."""
    return tuple(_package(content, "", 0))


def _package(content: bytes, inside: str, depth: int) -> Iterator[Passage]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            notes = [package.comment, *(entry.comment for entry in entries), *(entry.extra for entry in entries)]
            yield Passage(
                place=f"{inside}names",
                text=joined([*map(spelt_out, names), *(note.decode("latin-1") for note in notes)]),
            )
            for entry in entries:
                if entry.filename.lower().endswith(_FONTS) or entry.is_dir():
                    continue
                if entry.file_size > _LONGEST:
                    raise UnreadableError(f"{inside}{entry.filename} is too long to be read")
                yield from _part(package.read(entry), inside + entry.filename, depth)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as fault:
        raise UnreadableError(f"{inside or 'the file'} is no package that can be read: {fault}") from None


def _part(content: bytes, name: str, depth: int) -> Iterator[Passage]:
    if content.startswith(b"PK"):
        if depth == _DEEPEST:
            raise UnreadableError(f"{name} holds packages within packages")
        yield from _package(content, f"{name}/", depth + 1)
    elif name.lower().endswith(_PICTURES):
        yield Passage(place=name, text=picture_words(content), picture=content)
    elif re.match(rb"(?:\xef\xbb\xbf)?\s*<", content) or name.endswith((".xml", ".rels")):
        yield Passage(place=name, text=_xml(content, name))
    else:
        yield Passage(place=name, text=content.decode("utf-8", "replace"))


@dataclass(slots=True)
class _Reading:
    """The words of one part. Paragraphs may stand within each other (a text box), so each has its own words."""

    found: dict[str, None] = field(default_factory=dict)
    open: list[list[str]] = field(default_factory=lambda: [[]])

    def start(self, name: str, attributes: list[str]) -> None:
        local = _local(name)
        if local not in _WITHIN:
            self._cut()
            if local in _BLOCKS:
                self.open.append([])
        elif local in _SIGNS:
            self.open[-1].append(_SIGNS[local])
        if not attributes:
            return
        for index in _read(name, tuple(attributes[::2])):
            self.found[spelt_out(attributes[index])] = None
        if " " in "".join(attributes):
            self.found.update((value, None) for value in attributes if " " in value)

    def words(self, text: str) -> None:
        self.open[-1].append(text)

    def end(self, name: str) -> None:
        local = _local(name)
        if local not in _WITHIN:
            self._cut()
            if local in _BLOCKS:
                self.open.pop()

    def _cut(self) -> None:
        """End a passage. What is said twice is kept once."""
        words = self.open[-1]
        if words:
            self.found["".join(words)] = None
            words.clear()


@lru_cache(maxsize=_KEPT * 64)
def _local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


@lru_cache(maxsize=_KEPT * 64)
def _read(element: str, attributes: tuple[str, ...]) -> tuple[int, ...]:
    """Return where, in a list of names each before its value, the values stand that somebody reads."""
    told = _READ | {"val"} if _local(element) in _VALUES else _READ
    return tuple(2 * index + 1 for index, name in enumerate(attributes) if _local(name) in told)


@lru_cache(maxsize=_KEPT)
def _xml(content: bytes, name: str) -> str:
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.CommentHandler = reading.words
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise UnreadableError(f"{name} is no XML that can be read: {fault}") from None
    return joined(reading.found)
