"""What a PDF says: each page as pdfium reads it, by ToUnicode and ActualText; and every string that stands in any object.

The second reading asks nothing of the file's structure: titles, outlines, alternative text, what is read instead of what is
painted, annotations, names of attachments, XMP and the attachments themselves are strings of the file, wherever they hang.
"""

import re
import zlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen.leak.docx import read_docx
from briefgen.leak.known import Known
from briefgen.leak.pagebytes import page_hashes
from briefgen.leak.passages import Passage, UnreadableError, joined, spelt_out
from briefgen.leak.pictures import picture_words

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length ([0-9]+)(?! +[0-9]+ +R)")
_NAMED: Final = re.compile(
    rb"/Type */(?:XRef|FontFile)|/Length1 |/FunctionType |/Subtype */(?:CIDFontType0C|Type1C|OpenType)"
)
"""Streams without words: tables of the file's own, fonts, functions."""
_IMAGE: Final = re.compile(rb"/Subtype */Image")
_XML: Final = re.compile(rb"/Type */Metadata")
_OBJECTS: Final = re.compile(rb"/Type */ObjStm")
_EMBEDDED: Final = re.compile(rb"/Type */EmbeddedFile")
_PREDICTED: Final = re.compile(rb"/Predictor (?!1\b)")
_STRING: Final = re.compile(rb"\(((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*)\)|<([0-9A-Fa-f\s]+)>")
_ADDRESS: Final = re.compile(rb"/URI\s*(?:" + _STRING.pattern + rb")")
_SAID: Final = re.compile(
    rb"/(?:ActualText|Alt|E|Contents|T) *(?:\(((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*)\)|<([0-9A-Fa-f\s]+)>)"
)
"""Of a page's own stream only what is told beside the painting: what is painted are numbers of glyphs."""
_PAINTED: Final = re.compile(rb"\(([ -\[\]-~]+)\)")
"""Letters painted as they are, by a font that numbers its glyphs so: of a form that no page paints, nobody else reads them."""
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_NAME: Final = re.compile(rb"/([^\s/<>\[\]()%]*#[^\s/<>\[\]()%]*)")
_MOST: Final = 256 * 1024 * 1024
_FLATE: Final = b"FlateDecode"
_PAGES: Final = Known[bytes, str](128)
"""What pages say, by the hash of all that their words hang on."""
_STREAMS: Final = Known[tuple[bytes, bytes], tuple[Passage, ...]](256)
"""What streams say, by their heads and bodies. Longer ones than the next figure are read each time."""
_KEPT_LENGTH: Final = 32 * 1024


def read_pdf(content: bytes) -> tuple[Passage, ...]:
    """Return what each page says, and what is said elsewhere. Raises `UnreadableError`."""
    return (*_pages(content), *_objects(content))


def _pages(content: bytes) -> Iterator[Passage]:
    import pypdfium2  # noqa: PLC0415 - slow to load, and not needed for other formats

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableError(f"the file is no PDF that can be read: {fault}") from None
    try:
        hashes = page_hashes(content) or ()
        if len(hashes) != len(document):
            hashes = ()  # who reads the file finds other pages in it than we do
        for number in range(len(document)):
            text = _PAGES.of(hashes[number], partial(_text, document, number)) if hashes else _text(document, number)
            yield Passage(place=f"page {number + 1}", text=text)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableError(f"a page of the file cannot be read: {fault}") from None
    finally:
        document.close()


def _text(document: "PdfDocument", number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()


def _objects(content: bytes) -> Iterator[Passage]:
    """Read the file from its first byte to its last: what stands in streams by what they are, all else as objects."""
    between: list[bytes] = []
    at = 0
    while (match := _STREAM.search(content, at)) is not None:
        between.append(content[at : match.start()])
        head = content[max(content.rfind(b"obj", at, match.start()), at) : match.start()]
        length = _LENGTH.search(head)
        end = match.end() + int(length[1]) if length else content.find(b"endstream", match.end())
        yield from _stream_known(head, content[match.end() : end])
        at = max(end, match.end())
    between.append(content[at:])
    yield _structure(b"\n".join(between))
    outside = (content.partition(b"%PDF-")[0], content.rpartition(b"%%EOF")[2])
    if any(map(bytes.strip, outside)):
        text = joined(each.decode("utf-8", "replace") for each in outside)
        yield Passage(place="before the beginning or behind the end", text=text)


def _stream_known(head: bytes, body: bytes) -> tuple[Passage, ...]:
    if len(body) > _KEPT_LENGTH:
        return tuple(_stream(head, body))
    return _STREAMS.of((head, body), lambda: tuple(_stream(head, body)))


def _stream(head: bytes, body: bytes) -> Iterator[Passage]:
    if _IMAGE.search(head):
        yield Passage(place="a picture", text=picture_words(body) if _FLATE not in head else "", picture=body)
        return
    if _NAMED.search(head):
        return
    data = _unpacked(head, body)
    if _OBJECTS.search(head):
        yield _structure(data)
    elif _XML.search(head):
        yield Passage(place="XMP", text=joined(re.split(r"<[^>]*>", data.decode("utf-8", "replace"))))
    elif _EMBEDDED.search(head):
        yield from _attachment(data)
    elif b"begincmap" not in data:
        said = joined([_string(match) for match in _SAID.finditer(data)])
        yield Passage(place="text told beside the painting", text=said)
        if painted := [each.decode("ascii") for each in _PAINTED.findall(data)]:
            yield Passage(place="a painting", text=joined(("".join(painted), " ".join(painted))))


def _structure(data: bytes) -> Passage:
    text = joined(list(_strings(data)))
    leads = tuple(_string(match) for match in _ADDRESS.finditer(data))
    return Passage(place="structure and document information", text=text, leads=leads)


def _attachment(data: bytes) -> Iterator[Passage]:
    if data.startswith(b"PK"):
        yield from read_docx(data)
    elif data.startswith(b"%PDF"):
        yield from read_pdf(data)
    else:
        text = joined((data.decode("utf-8-sig", "replace"), picture_words(data)))
        yield Passage(place="attachment", text=text, picture=data)


def _unpacked(head: bytes, body: bytes) -> bytes:
    if b"/Filter" not in head:
        return body
    if _FLATE not in head or _PREDICTED.search(head):
        raise UnreadableError("a stream of the PDF is packed in a way that cannot be read")
    try:
        return zlib.decompressobj().decompress(body, _MOST)
    except zlib.error as fault:
        raise UnreadableError(f"a stream of the PDF cannot be read: {fault}") from None


def _strings(data: bytes) -> Iterator[str]:
    yield from dict.fromkeys(spelt_out(_string(match)) for match in _STRING.finditer(data))
    for match in _NAME.finditer(data):
        yield re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), match[1]).decode("utf-8", "replace")


def _string(match: re.Match[bytes]) -> str:
    literal, digits = match.groups()
    if literal is None:
        packed = re.sub(rb"\s", b"", digits)
        raw = bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode())
    else:
        raw = _ESCAPE.sub(_escape, literal) if b"\\" in literal else literal
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


def _escape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, code)
