"""The objects of a PDF, read from the first byte to the last: also those that no table of the file leads to any more.

It asks nothing of the file's structure, so that a broken one hides nothing, and takes no more than a set amount of memory.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from briefgen.frozen import dataclass
from briefgen.inspect.content import RefusedError
from briefgen.regex import regex
from briefgen.writers.docx.reference.zip_limits import MOST_TOTAL

_OBJECT: Final = regex(rb"(?<![0-9])([0-9]{1,10})[ \t\r\n\0\f]+[0-9]{1,5}[ \t\r\n\0\f]+obj(?![a-z])")
_STREAM: Final = regex(rb"(?<!end)stream\r?\n")
_ENDED: Final = regex(rb"endobj")
_LENGTH: Final = regex(rb"/Length\s+([0-9]{1,10})(?!\s+[0-9]+\s+R)")
_FIRST: Final = regex(rb"/First\s+([0-9]{1,10})")
_COUNT: Final = regex(rb"/N\s+([0-9]{1,7})")
_NAME: Final = regex(rb"/((?:#[0-9A-Fa-f]{2}|[^\s/<>\[\]()%{}])+)")
_CODE: Final = regex(rb"#([0-9A-Fa-f]{2})")
_BRACKET: Final = regex(rb"\\[\s\S]|[()]")
_MOST_OBJECTS: Final = 200_000


@dataclass(frozen=True)
class PdfObject:
    number: int
    head: bytes
    """What stands before its stream, or all of it."""
    stream: bytes | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, each in its plain spelling; words in strings are none."""
        return frozenset(_plain(match[1]) for match in _NAME.finditer(without_strings(self.head)))

    def data(self, most: int = MOST_TOTAL) -> bytes:
        """Return the stream unpacked, as far as it is packed in the usual way; nothing where it is packed otherwise."""
        if self.stream is None or "Filter" not in self.names:
            return self.stream or b""
        if "FlateDecode" not in self.names:
            return b""
        try:
            return zlib.decompressobj().decompress(self.stream, most)
        except zlib.error:
            return b""


def read_objects(content: bytes) -> tuple[PdfObject, ...]:
    """Return every object, those within streams of objects behind them. Raises `RefusedError` for more than is safe to read."""
    plain = [*_plain_objects(content)]
    inner: list[PdfObject] = []
    left = MOST_TOTAL
    for each in plain:
        if "ObjStm" in each.names:
            data = each.data(left + 1)
            left -= len(data)
            if left < 0:
                raise RefusedError("it unpacks to more than is safe to read")
            inner += _within(each, data)
    if len(plain) + len(inner) > _MOST_OBJECTS:
        raise RefusedError(f"it has more than {_MOST_OBJECTS} objects")
    return (*plain, *inner)


def without_strings(data: bytes) -> bytes:
    """Return *data* with every string in round brackets left empty."""
    kept: list[bytes] = []
    depth, at = 0, 0
    for match in _BRACKET.finditer(data):
        if match[0] == b"(":
            if depth == 0:
                kept.append(data[at : match.start()])
            depth += 1
        elif match[0] == b")" and depth:
            depth -= 1
            at = match.end()
    return b"()".join([*kept, data[at:]]) if depth == 0 else b"()".join(kept)


def _plain_objects(content: bytes) -> Iterator[PdfObject]:
    streams = [(match.start(), match.end()) for match in _STREAM.finditer(content)]
    starts = [start for start, _ in streams]
    ends = [match.start() for match in _ENDED.finditer(content)]
    at = 0
    for count, match in enumerate(_OBJECT.finditer(content)):
        if count > _MOST_OBJECTS:
            raise RefusedError(f"it has more than {_MOST_OBJECTS} objects")
        if match.start() < at:
            continue
        end = _following(ends, match.end(), len(content))
        index = bisect_left(starts, match.end())
        if index < len(streams) and streams[index][0] < end:
            head = content[match.end() : streams[index][0]]
            at = _stream_end(content, head, streams[index][1])
            yield PdfObject(int(match[1]), head, content[streams[index][1] : at])
        else:
            at = end
            yield PdfObject(int(match[1]), content[match.end() : end])


def _following(places: list[int], at: int, otherwise: int) -> int:
    index = bisect_left(places, at)
    return places[index] if index < len(places) else otherwise


def _stream_end(content: bytes, head: bytes, start: int) -> int:
    """Return where a stream ends: as it says where that is so, else before the next `endstream`."""
    if (length := _LENGTH.search(head)) and b"endstream" in content[
        start + int(length[1]) : start + int(length[1]) + 20
    ]:
        return start + int(length[1])
    end = content.find(b"endstream", start)
    return len(content) if end < 0 else end


def _within(stream: PdfObject, data: bytes) -> Iterator[PdfObject]:
    first, count = _FIRST.search(stream.head), _COUNT.search(stream.head)
    if not first or not count:
        return
    numbers = [int(word) for word in data[: int(first[1])].split()[: 2 * int(count[1])] if word.isdigit()]
    places = sorted(zip(numbers[1::2], numbers[::2], strict=False))
    for (at, number), following in zip(places, [*places[1:], (len(data), 0)], strict=False):
        yield PdfObject(number, data[int(first[1]) + at : int(first[1]) + following[0]])


def _plain(name: bytes) -> str:
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), name).decode("latin-1")
