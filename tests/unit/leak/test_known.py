"""What a file has in common with one that was read before is not read again; what only looks so is."""

import io
import re
import struct
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from support.withheld import SECRET, assert_caught, held, packed, unpacked, written

from briefgen.leak import check
from briefgen.leak.check import UNREADABLE, leak_check
from briefgen.leak.known import Known
from briefgen.leak.pagebytes import page_hashes
from briefgen.leak.pdf import read_pdf

OBJECT = re.compile(rb"(?m)^([0-9]+) 0 obj\n")


def rebuilt(content: bytes, change: Callable[[bytes, bytes], bytes | None]) -> bytes:
    """Return a PDF of ours with other streams, at the places that its table says; *change* gets a stream's head and its data."""
    body = content.rpartition(b"startxref\n")[0]
    starts = [match.start() for match in OBJECT.finditer(body)]
    parts = [body[: starts[0]]]
    moved: dict[int, int] = {}
    for start, stop in zip(starts, [*starts[1:], len(body)], strict=True):
        part = body[start:stop]
        head, _, data = part.partition(b"\nstream\n")
        length = int(re.search(rb"/Length ([0-9]+)", head)[1]) if data else 0
        number = int(part.split()[0])
        moved[number] = sum(map(len, parts))
        if b"/FlateDecode" in head and (new := change(head, zlib.decompress(data[:length]))) is not None:
            part = _stream(head, length, new)
        if b"/Type /XRef" in head:
            entries = [*struct.iter_unpack(">BIH", zlib.decompress(data[:length]))]
            table = b"".join(
                struct.pack(">BIH", kind, moved[at] if kind == 1 else place, more)
                for at, (kind, place, more) in enumerate(entries)
            )
            part, place = _stream(head, length, table), moved[number]
        parts.append(part)
    return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % place


def _stream(head: bytes, length: int, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = head.replace(b"/Length %d" % length, b"/Length %d" % len(packed))
    return b"%b\nstream\n%b\nendstream\nendobj\n" % (head, packed)


def shifted(_head: bytes, data: bytes) -> bytes | None:
    """Let the glyphs of a font stand for other letters: the page's own bytes stay as they are."""
    if b"begincmap" not in data:
        return None
    return re.sub(rb"<([0-9A-F]{4})> <006([1-7])>", rb"<\1> <006\g<2>>".replace(b"006", b"004"), data)


def pages(content: bytes) -> list[str]:
    return [each.text for each in read_pdf(content) if each.place.startswith("page ")]


def test_a_file_that_is_put_together_anew_is_the_same():
    content = written("pdf")
    again = rebuilt(content, lambda _head, _data: None)
    assert page_hashes(again) == page_hashes(content) is not None


def test_a_page_is_read_again_where_its_glyphs_stand_for_other_letters():
    content = written("pdf")
    clean = pages(content)
    other = pages(rebuilt(content, shifted))
    assert len(other) == len(clean)
    assert all(one != before for one, before in zip(other, clean, strict=True))


@pytest.mark.parametrize("page", [0, -1])
def test_a_page_is_read_again_where_its_own_bytes_are_others_and_no_other_is(page):
    content = written("pdf")
    painted = [found.read_bytes() for found in (each.Contents for each in pikepdf.open(io.BytesIO(content)).pages)]

    def longer(_head: bytes, data: bytes) -> bytes | None:
        return data + b"\n% more" if data == painted[page] else None

    before, after = page_hashes(content), page_hashes(rebuilt(content, longer))
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1
    assert before[page] != after[page]


def _saved(content: bytes) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as found:
        found.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()


OTHER_FORMS = {
    "written by another program": _saved,
    "with something behind its end": lambda content: content + b"more",
    "with an object where its table says none": lambda content: re.sub(OBJECT, rb" \g<1> 0 obj", content, count=1),
    "with a stream that ends elsewhere": lambda content: content.replace(b"\nendstream", b" \nendstream", 1),
    "with a later state": lambda content: content.replace(b"/Type /XRef", b"/Prev 0/Type /XRef"),
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_of_a_file_of_another_form_nothing_is_taken_as_known(form):
    assert page_hashes(OTHER_FORMS[form](written("pdf"))) is None


def test_where_another_reader_finds_other_pages_none_is_taken_as_known(monkeypatch):
    content = written("pdf")
    clean = pages(content)
    for hashes in (page_hashes(content)[:1], (*page_hashes(content), b"one more")):
        monkeypatch.setattr("briefgen.leak.pdf.page_hashes", lambda _, hashes=hashes: hashes)
        assert pages(content) == clean


def test_a_part_that_differs_in_a_word_is_read_again():
    clean = unpacked(written("docx"))
    assert leak_check({"docx": packed(clean)}, held()).state == "clean"
    core = clean["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>%b " % SECRET.encode())
    assert_caught(leak_check({"docx": packed({**clean, "docProps/core.xml": core})}, held()), "docProps/core.xml")


def test_a_part_whose_sum_does_not_hold_is_read_again():
    content = bytearray(packed({"a.xml": b"<a>one</a>"}))
    assert leak_check({"docx": bytes(content)}, held()).state == "clean"
    content[content.rindex(b"PK\1\2") + 16] ^= 1
    assert [found.code for found in leak_check({"docx": bytes(content)}, held()).diagnostics] == [UNREADABLE]


def test_what_was_asked_for_last_is_known_longest():
    known, made = Known[int, int](2), []
    for each in (1, 2, 1, 3, 1, 2):
        known.of(each, lambda each=each: made.append(each) or each)
    assert made == [1, 2, 3, 2]


def test_words_of_the_pages_of_a_long_brief_are_found_once_and_those_of_a_whole_text_not_kept(monkeypatch):
    cut = []
    monkeypatch.setattr(check, "tokens", lambda text: cut.append(text) or text.split())
    pages = [f"a page of a long brief, number {number}" for number in range(100)]
    whole = " ".join(pages * 3)
    for text in (*pages, whole) * 2:
        assert check._words_of(text).words == tuple(text.split())
    assert cut == [*pages, whole, whole]
