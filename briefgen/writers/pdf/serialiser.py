"""How a finished document becomes bytes, in the place of ReportLab's own serialiser.

PDF/A (ISO 19005-2, 6.1.7.1) wants an end of line before `endstream`, which ReportLab leaves out. Objects that are no
streams go into object streams (ISO 32000-1, 7.5.7), and the file's identifier is a hash of its body: equal input gives
equal bytes.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import md5
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from briefgen.writers.pdf.syntax import dictionary

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
COMPRESSION: Final = 5
"""The level: 6 takes three quarters longer for pages that are a twentieth smaller, and fonts are no smaller."""
_SMALL: Final = 1 << 13
_SMALL_WINDOW: Final = 13
_SMALL_MEMORY: Final = 6
"""What is no larger is seen whole through a smaller window, which is the sooner set up."""
PER_OBJECT_STREAM: Final = 200
FREE: Final = b"\x00\x00\x00\x00\x00\xff\xff"
"""The cross-reference entry of object 0."""


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes we write; they may be filled in late, so that objects can refer to each other."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body


class RawStream(Raw):
    """A stream whose dictionary holds `entries` as well; compressed unless said otherwise."""

    def __init__(self, data: bytes, entries: Mapping[str, bytes], *, compressed: bool = True) -> None:
        super().__init__()
        self.body = stream(data, entries, compressed=compressed)


@lru_cache(maxsize=48)
def _packed(data: bytes) -> bytes:
    """Return a stream compressed. Briefs of one pack have fonts in common, and pages too."""
    if len(data) > _SMALL:
        return zlib.compress(data, COMPRESSION)
    deflate = zlib.compressobj(COMPRESSION, zlib.DEFLATED, _SMALL_WINDOW, _SMALL_MEMORY)
    return deflate.compress(data) + deflate.flush()


def stream(data: bytes, entries: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    packed = _packed(data) if compressed else data
    more = {"Filter": b"/FlateDecode"} if compressed else {}
    head = dictionary({**entries, **more, "Length": b"%d" % len(packed)})
    return b"%b\nstream\n%b\nendstream" % (head, packed)


class TaggedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document with its own numbering of objects, and our way to write them."""

    def __init__(self) -> None:
        super().__init__(invariant=1)

    def add(self, thing: pdfdoc.PDFObject) -> bytes:
        """Take an object in, unless it is, and return a reference to it. A brief has hundreds, and ReportLab's way is a long one."""
        if not hasattr(thing, "__InternalName__"):
            self.objectcounter += 1
            thing.__InternalName__ = called = f"R{self.objectcounter}"
            self.idToObjectNumberAndVersion[called] = (self.objectcounter, 0)
            self.numberToId[self.objectcounter] = called
            self.idToObject[called] = thing
        return b"%d 0 R" % self.idToObjectNumberAndVersion[thing.__InternalName__][0]

    def page_reference(self, page: int) -> bytes:
        """Return a reference to a finished page, counted from 1."""
        return b"%d 0 R" % self.idToObjectNumberAndVersion[f"Page{page}"][0]

    def finished(self) -> bytes:
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        file = _File()
        for number, thing in self._things():
            file.put(number, thing)
        return file.finished(root=root.format(self), info=info.format(self))

    def _things(self) -> Iterator[tuple[int, bytes]]:
        """Yield each object's number and bytes; formatting one may take in more."""
        number = 1
        while number in self.numberToId:
            yield number, self._formatted(self.idToObject[self.numberToId[number]])
            number += 1

    def _formatted(self, thing: Any) -> bytes:
        if isinstance(thing, Raw):
            return thing.body
        if isinstance(thing, pdfdoc.PDFStream):
            entries = {key: pdfdoc.format(value, self) for key, value in thing.dictionary.dict.items()}
            return stream(thing.content.encode("ascii"), entries)
        return bytes(pdfdoc.format(thing, self, toplevel=1)).strip()


class _File:
    def __init__(self) -> None:
        self._parts = [HEADER]
        self._size = len(HEADER)
        self._entries: dict[int, bytes] = {0: FREE}
        self._waiting: list[tuple[int, bytes]] = []

    def put(self, number: int, body: bytes) -> None:
        if body.endswith(b"endstream"):
            self._write(number, body)
        else:
            self._waiting.append((number, body))

    def finished(self, *, root: bytes, info: bytes) -> bytes:
        following = max(self._entries.keys() | {number for number, _ in self._waiting}) + 1
        starts = range(0, len(self._waiting), PER_OBJECT_STREAM)
        for number, start in enumerate(starts, start=following):
            self._write_group(number, self._waiting[start : start + PER_OBJECT_STREAM])
        start, number = self._size, max(self._entries) + 1
        self._entries[number] = _entry(1, start, 0)
        identity = md5(b"".join(self._parts), usedforsecurity=False).hexdigest().encode()
        table = b"".join(self._entries[each] for each in range(number + 1))
        entries = {
            "Type": b"/XRef",
            "Size": b"%d" % (number + 1),
            "W": b"[1 4 2]",
            "Root": root,
            "Info": info,
            "ID": b"[<%b><%b>]" % (identity, identity),
        }
        self._write(number, stream(table, entries))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))

    def _write(self, number: int, body: bytes) -> None:
        self._entries[number] = _entry(1, self._size, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._parts.append(part)
        self._size += len(part)

    def _write_group(self, number: int, group: Sequence[tuple[int, bytes]]) -> None:
        offsets, position = [], 0
        for index, (member, body) in enumerate(group):
            self._entries[member] = _entry(2, number, index)
            offsets.append(b"%d %d" % (member, position))
            position += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        entries = {"Type": b"/ObjStm", "N": b"%d" % len(group), "First": b"%d" % len(head)}
        self._write(number, stream(head + b"\n".join(body for _, body in group), entries))


def _entry(kind: int, place: int, more: int) -> bytes:
    return bytes([kind]) + place.to_bytes(4, "big") + more.to_bytes(2, "big")
