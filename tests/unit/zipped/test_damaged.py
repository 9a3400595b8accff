"""Damaged ZIPs, one for each fault that unpacking may raise: whoever unpacks one says that it cannot be read, and nothing worse."""

import io
import lzma
import random
import struct
import zipfile
import zlib

import pytest

from briefgen.build.identity import document_id
from briefgen.leak.docx import read_docx
from briefgen.leak.letterhead import letterhead_marks
from briefgen.leak.passages import UnreadableError
from briefgen.writers.docx.reference.findings import Refused
from briefgen.writers.docx.reference.zip_limits import unpack
from briefgen.zipped import DAMAGED

PARTS = ("docProps/custom.xml", "word/document.xml")
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def zipped(method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name in PARTS:
            archive.writestr(name, f"<x>{' '.join(map(str, range(400)))}</x>")
    return out.getvalue()


def at(data, place, value):
    return data[:place] + value + data[place + len(value) :]


def records(data, record):
    place = data.find(record)
    while place >= 0:
        yield place
        place = data.find(record, place + 4)


def everywhere(data, record, offset, value):
    """Write *value* so far into each record of a kind."""
    for place in [*records(data, record)]:
        data = at(data, place + offset, value)
    return data


def packed_bytes(data, value):
    """Write over the first packed bytes of each part."""
    for place in [*records(data, LOCAL)]:
        data = at(data, place + 30 + int.from_bytes(data[place + 26 : place + 28], "little"), value)
    return data


def cut_short(data):
    """Say of the parts that they are longer than the file."""
    return everywhere(
        everywhere(data, CENTRAL, 20, struct.pack("<I", 1 << 20)), CENTRAL, 24, struct.pack("<I", 1 << 20)
    )


DAMAGE = {
    "no ZIP": (lambda: b"PK\x03\x04 and no more", zipfile.BadZipFile),
    "its end is gone": (lambda: zipped()[:-30], zipfile.BadZipFile),
    "a sum that is not right": (lambda: packed_bytes(zipped(zipfile.ZIP_STORED), b"<y>"), zipfile.BadZipFile),
    "deflated bytes that are none": (lambda: packed_bytes(zipped(), b"\xff" * 8), zlib.error),
    "bzip2 that is none": (lambda: packed_bytes(zipped(zipfile.ZIP_BZIP2), b"\xff" * 8), OSError),
    "LZMA that is none": (lambda: packed_bytes(zipped(zipfile.ZIP_LZMA), b"\x09\x04\x05\x00" + b"\xff" * 9), lzma.LZMAError),
    "parts longer than the file": (lambda: cut_short(zipped(zipfile.ZIP_STORED)), EOFError),
    "a password": (lambda: everywhere(everywhere(zipped(), CENTRAL, 8, b"\1"), LOCAL, 6, b"\1"), RuntimeError),
    "packed in an unknown way": (lambda: everywhere(zipped(), CENTRAL, 10, b"\x63\0"), NotImplementedError),
    "a name in no character set": (lambda: everywhere(everywhere(zipped(), LOCAL, 7, b"\x08"), LOCAL, 30, b"\xff\xfe"), UnicodeDecodeError),
    "a directory that begins before the file": (lambda: at(zipped(), len(zipped()) - 10, struct.pack("<I", 1 << 30)), zipfile.BadZipFile),
}  # fmt: skip


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(entry) for entry in archive.infolist()]


def assert_refused(data, tmp_path):
    assert document_id(data) is None
    with pytest.raises(UnreadableError):
        read_docx(data)
    with pytest.raises(Refused):
        unpack(data)
    letterhead = tmp_path / "letterhead.docx"
    letterhead.write_bytes(data)
    assert letterhead_marks(letterhead) == ()


def test_one_that_is_whole_is_read(tmp_path):
    assert read_docx(zipped())
    assert set(unpack(zipped())) == set(PARTS)
    (tmp_path / "letterhead.docx").write_bytes(zipped())
    assert letterhead_marks(tmp_path / "letterhead.docx") != ()


@pytest.mark.parametrize("name", DAMAGE)
def test_it_is_refused(name, tmp_path):
    damage, fault = DAMAGE[name]
    with pytest.raises(fault):
        unpacked(damage())
    assert_refused(damage(), tmp_path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_nothing_else_is_raised_whichever_bytes_are_damaged(method):
    whole, dice, faults = zipped(method), random.Random(6), 0
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 2, 8))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            unpacked(bytes(data[: dice.choice((len(data), dice.randrange(len(data))))]))
        except DAMAGED:
            faults += 1
    assert faults > 500
