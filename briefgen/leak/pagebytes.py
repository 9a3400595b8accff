"""On which bytes of a PDF the words of each page hang: its own, and those of all that it refers to, fonts and what they say they
stand for among them.

That is told of files of one plain form alone, which no reader takes for anything else: one table of cross-references, every object
once, whole, and where the table says. Of any other file nothing is told.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Final

from briefgen.leak.known import Known

_START: Final = re.compile(rb"startxref\n([0-9]+)\n%%EOF\n\Z")
_TAIL: Final = 64
_TABLE: Final = re.compile(rb"/Type /XRef\b")
_UNLIKE: Final = re.compile(rb"/(?:Prev|Index|Encrypt|DecodeParms|Extends|XRefStm)\b")
_WIDTHS: Final = b"/W [1 4 2]"
_ENTRY: Final = struct.Struct(">BIH")
_APART, _PACKED = 1, 2
"""Kinds of entries: where an object begins; in which stream of objects it is, and at which place."""
_LENGTH: Final = re.compile(rb"/Length ([0-9]+)(?=[ />])(?! [0-9]+ R)")
_FIRST: Final = re.compile(rb"/First ([0-9]+)\b")
_ROOT: Final = re.compile(rb"/Root ([0-9]+) 0 R\b")
_PAGES: Final = re.compile(rb"/Pages ([0-9]+) 0 R\b")
_KIDS: Final = re.compile(rb"/Kids \[([0-9R\s]*)\]")
_PARENT: Final = re.compile(rb"/Parent ([0-9]+) 0 R\b")
_ASIDE: Final = re.compile(rb"/Parent [0-9]+ 0 R\b|/Annots \[[0-9R\s]*\]")
"""What a page refers to, and is no part of what is painted on it; what annotations say is read as strings of the file."""
_REFERENCE: Final = re.compile(rb"([0-9]+)[\0\t\n\f\r ]+[0-9]+[\0\t\n\f\r ]+R")
_STREAM: Final = b"\nstream\n"
_END: Final = b"\nendobj\n"
_DEEPEST: Final = 8
_PACKS: Final = Known[bytes, tuple[Sequence[int], Sequence[bytes]]](16)
"""What streams of objects hold, by their bytes: of many records' files most say the same. Longer ones than the next figure are read
each time.
"""
_KEPT_LENGTH: Final = 16 * 1024


def page_hashes(content: bytes) -> tuple[bytes, ...] | None:
    """Return for each page a hash of all that its words hang on; None for a file of another form."""
    try:
        return tuple(_File(content).pages())
    except (_OtherFormError, zlib.error, struct.error, LookupError, ValueError):
        return None


class _OtherFormError(Exception):
    pass


class _File:
    def __init__(self, content: bytes) -> None:
        start = _START.search(content, max(len(content) - _TAIL, 0))
        if start is None or not content.startswith(b"%PDF-"):
            raise _OtherFormError
        table = int(start[1])
        head, data = _unpacked(_whole(content[table : start.start()]))
        if _TABLE.search(head) is None or _WIDTHS not in head:
            raise _OtherFormError
        self._root = int(_found(_ROOT, head))
        self._places: dict[int, bytes] = {}
        packed: dict[int, list[tuple[int, int]]] = {}
        offsets: dict[int, int] = {}
        for number, (kind, place, index) in enumerate(_ENTRY.iter_unpack(data)):
            if kind == _APART:
                offsets[number] = place
            elif kind == _PACKED:
                packed.setdefault(place, []).append((index, number))
        stops = [*sorted(offsets.values()), start.start()]
        follows = dict(pairwise(stops))
        for number, offset in offsets.items():
            if not content.startswith(b"%d 0 obj\n" % number, offset):
                raise _OtherFormError
            self._places[number] = content[offset : follows[offset]]
        for number, members in packed.items():
            self._places |= _members(_whole(self._places[number]), members)
        self._named: dict[int, tuple[int, ...]] = {}

    def pages(self) -> Iterator[bytes]:
        """Yield the hash of each page, in their order."""
        top = int(_found(_PAGES, self._head(self._root)))
        for page in self._leaves(top, 0):
            parts: dict[int, bytes] = {}
            self._gather(page, parts)
            self._above(page, parts)
            told = sha256(b"%d" % page)
            for number in sorted(parts):
                told.update(b"\n%d %d\n%b" % (number, len(parts[number]), parts[number]))
            yield told.digest()

    def _leaves(self, number: int, depth: int) -> Iterator[int]:
        kids = _KIDS.search(self._head(number))
        if kids is None:
            yield number
        elif depth == _DEEPEST:
            raise _OtherFormError
        else:
            for kid in _REFERENCE.findall(kids[1]):
                yield from self._leaves(int(kid), depth + 1)

    def _gather(self, page: int, parts: dict[int, bytes]) -> None:
        """Gather all that a page refers to, whatever it is."""
        waiting = [page]
        while waiting:
            number = waiting.pop()
            if number not in parts:
                parts[number] = self._places.get(number, b"")
                waiting += self._of_page(page) if number == page else self._references(number)

    def _of_page(self, page: int) -> tuple[int, ...]:
        return _references(_ASIDE.sub(b"", self._head(page)))

    def _above(self, number: int, parts: dict[int, bytes]) -> None:
        """Gather what a page is given by those that hold it, which is no other page."""
        for _ in range(_DEEPEST):
            parent = _PARENT.search(self._head(number))
            if parent is None:
                return
            number = int(parent[1])
            own = _KIDS.sub(b"", self._head(number))
            parts[number] = own
            for each in _references(_PARENT.sub(b"", own)):
                self._gather(each, parts)
        raise _OtherFormError

    def _head(self, number: int) -> bytes:
        return self._places[number].partition(_STREAM)[0]

    def _references(self, number: int) -> tuple[int, ...]:
        """Return what an object refers to: nothing, where it is none."""
        if number not in self._named:
            place = self._places.get(number, b"")
            if place.endswith(_END):
                _whole(place)
            self._named[number] = _references(self._head(number)) if place else ()
        return self._named[number]


def _members(place: bytes, members: list[tuple[int, int]]) -> Mapping[int, bytes]:
    """Return the objects of a stream of objects, each of which stands where the stream and the table say."""
    numbers, objects = _PACKS.of(place, lambda: _held(place)) if len(place) <= _KEPT_LENGTH else _held(place)
    if any(numbers[index] != number for index, number in members):
        raise _OtherFormError
    return {number: objects[index] for index, number in members}


def _held(place: bytes) -> tuple[Sequence[int], Sequence[bytes]]:
    """Return the numbers of what a stream of objects holds, and each object's bytes."""
    head, data = _unpacked(place)
    first = int(_found(_FIRST, head))
    said = [*map(int, data[:first].split())]
    numbers, offsets = said[::2], [*said[1::2], len(data) - first]
    if offsets != sorted(offsets):
        raise _OtherFormError
    return numbers, [data[first + start : first + stop] for start, stop in pairwise(offsets)]


def _whole(place: bytes) -> bytes:
    """Return an object's bytes, which end where it says that it does."""
    head, _, body = place.partition(_STREAM)
    end = body[int(_found(_LENGTH, head)) :] == b"\nendstream" + _END if body else place.endswith(_END)
    if not end or b"stream" in head:
        raise _OtherFormError
    return place


def _unpacked(place: bytes) -> tuple[bytes, bytes]:
    head, _, rest = place.partition(_STREAM)
    if b"/Filter /FlateDecode" not in head or _UNLIKE.search(head):
        raise _OtherFormError
    return head, zlib.decompress(rest[: int(_found(_LENGTH, head))])


@lru_cache(maxsize=1_024)
def _references(head: bytes) -> tuple[int, ...]:
    """Return which objects are named. A comment might part the name of one."""
    if b"%" in head:
        raise _OtherFormError
    return tuple(map(int, _REFERENCE.findall(head)))


def _found(pattern: re.Pattern[bytes], head: bytes) -> bytes:
    match = pattern.search(head)
    if match is None:
        raise _OtherFormError
    return bytes(match[1])
