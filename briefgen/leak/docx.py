"""What a Word document says, in every part: words joined over runs, attributes that somebody reads, names in the ZIP.

It knows the form of a package and of XML, and nothing of how ours are written: a part of a kind that it has never seen is read
as well. Embedded workbooks are packages themselves. A part that cannot be read is a fault.
"""

import io
import re
import zipfile
from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from briefgen.leak.known import Known
from briefgen.leak.leads import fields_lead, relations_lead
from briefgen.leak.passages import Passage, UnreadableError, joined, spelt_out
from briefgen.leak.pictures import PICTURES, picture_words
from briefgen.leak.xml import read_xml
from briefgen.zipped import DAMAGED

_FONTS: Final = (".odttf", ".ttf", ".otf")
"""Parts without words: their tables of names are the font maker's."""
_FORM: Final = re.compile(r"(?:^|/)(?:styles\w*|fontTable|numbering|settings|webSettings|theme\d*)\.xml$")
_LONGEST: Final = 64 * 1024 * 1024
_DEEPEST: Final = 3
_HEAD: Final = 30
_END: Final = 22
"""Bytes of a record's head, and of the end of the ZIP, without names and notes."""
_PARTS: Final = Known[Hashable, tuple[Passage, ...]](256)
"""What parts say, packed as they are: briefs of one look have most of theirs in common. Longer ones than the next figure are read
each time.
"""
_KEPT_LENGTH: Final = 32 * 1024


def read_docx(content: bytes) -> tuple[Passage, ...]:
    """Return what each part says, and the names of all. Raises `UnreadableError`."""
    return tuple(_package(content, "", 0))


def _package(content: bytes, inside: str, depth: int) -> Iterator[Passage]:
    package = _opened(content, inside)
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    notes = [package.comment, *(entry.comment for entry in entries), *(entry.extra for entry in entries)]
    yield Passage(
        place=f"{inside}names", text=joined([*map(spelt_out, names), *(note.decode("latin-1") for note in notes)])
    )
    if beside := _beside(content, package):
        yield Passage(place=f"{inside}between the parts", text=joined(beside))
    for entry in entries:
        if not entry.filename.lower().endswith(_FONTS) and not entry.is_dir():
            yield from _entry(package, entry, content, inside, depth)


def _entry(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes, inside: str, depth: int
) -> Iterable[Passage]:
    """Return what a part says, which hangs on its record in the package alone, and on what the table at the end says of it."""

    def read() -> tuple[Passage, ...]:
        return tuple(_part(_unpacked(package, entry, inside), inside + entry.filename, depth))

    start, stop = _span(entry, content)
    if stop - start > _KEPT_LENGTH:
        return read()
    said = (entry.filename, entry.orig_filename, entry.flag_bits, entry.compress_type, entry.file_size, entry.CRC)
    return _PARTS.of((content[start:stop], said, inside, depth), read)


def _opened(content: bytes, inside: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except DAMAGED as fault:
        raise _unreadable(inside, fault) from None


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, inside: str) -> bytes:
    if entry.file_size > _LONGEST:
        raise UnreadableError(f"{inside}{entry.filename} is too long to be read")
    try:
        return package.read(entry)
    except DAMAGED as fault:
        raise _unreadable(inside, fault) from None


def _unreadable(inside: str, fault: Exception) -> UnreadableError:
    return UnreadableError(f"{inside or 'the file'} is no package that can be read: {fault}")


def _beside(content: bytes, package: zipfile.ZipFile) -> list[str]:
    """Return what stands before, between and behind the records of a package, which no program unpacks."""
    records = [_span(entry, content) for entry in package.infolist()]
    end = content.rfind(b"PK\5\6") + _END + len(package.comment)
    found, last = [], 0
    for start, stop in (*sorted(records), (package.start_dir, end), (len(content), len(content))):
        found.append(content[last:start])
        last = max(last, stop)
    return [each.decode("utf-8", "replace") for each in found if each]


def _span(entry: zipfile.ZipInfo, content: bytes) -> tuple[int, int]:
    """Return where the record of a part begins and ends."""
    at = entry.header_offset
    name, extra = (int.from_bytes(content[at + place : at + place + 2], "little") for place in (26, 28))
    return at, at + _HEAD + name + extra + entry.compress_size


def _part(content: bytes, name: str, depth: int) -> Iterator[Passage]:
    if content.startswith(b"PK"):
        if depth == _DEEPEST:
            raise UnreadableError(f"{name} holds packages within packages")
        yield from _package(content, f"{name}/", depth + 1)
    elif name.lower().endswith(PICTURES):
        yield Passage(place=name, text=picture_words(content), picture=content)
    elif re.match(rb"(?:\xef\xbb\xbf)?\s*<", content) or name.endswith((".xml", ".rels")):
        text, leads = read_xml(content, name), _leads(content, name)
        yield Passage(place=name, text=text, leads=leads, of_form=_FORM.search(name) is not None)
    else:
        text = joined((content.decode("utf-8", "replace"), picture_words(content)))
        yield Passage(place=name, text=text, picture=content)


def _leads(content: bytes, name: str) -> tuple[str, ...]:
    if name.endswith(".rels"):
        return relations_lead(content)
    # Most parts have a style, or a link of Word's own, of that name, and no field: their orders stand in elements and attributes
    # called after instructions.
    bare = content.upper()
    return fields_lead(content) if b"HYPERLINK" in bare and b"INSTR" in bare else ()
