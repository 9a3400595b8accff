"""Unpacking a ZIP from a stranger: within limits, and only one that an honest program could have packed."""

import io
import stat
import zipfile
from collections.abc import Sequence
from typing import Final

from briefgen.regex import regex
from briefgen.regular import MOST_BYTES
from briefgen.writers.docx.reference.findings import Kind, Refused
from briefgen.zipped import DAMAGED

MOST_TOTAL: Final = 96_000_000
MOST_PARTS: Final = 1_000
MOST_RATIO: Final = 200
"""How often one part may be larger than packed; XML of Word's is some 10 to 40 times, a bomb 1000 times."""
_FREE_OF_RATIO: Final = 1_000_000
"""Bytes: a smaller part does no harm however well it packs."""
_LONGEST_NAME: Final = 255
_LOCAL_HEADER: Final = 30

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and new ones that are encrypted."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN: Final = 1024
"""Bytes in which a PDF has to say that it is one."""
_PART: Final = b"PK\x03\x04"
"""How a ZIP begins: one that has lost its end is damaged."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTION_FLAG: Final = 0x1
_SAFE_NAME: Final = regex(r"[^\\/:\x00-\x1f]+(/[^\\/:\x00-\x1f]+)*")
_DOTS: Final = frozenset({".", ".."})


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts by name. Raises Refused."""
    if data.startswith(_COMPOUND_FILE):
        raise Refused(Kind.ENCRYPTED if _ENCRYPTED in data else Kind.OLD_WORD)
    if data[:_PDF_WITHIN].lstrip().startswith(b"%PDF-"):
        raise Refused(Kind.PDF)
    if len(data) > MOST_BYTES:
        raise Refused(Kind.TOO_LARGE, f"the file has more than {MOST_BYTES // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
            _check(entries, archive.start_dir)
            return {entry.filename: archive.read(entry) for entry in entries}
    except Refused:
        raise
    except zipfile.BadZipFile as fault:
        if not data.startswith(_PART):
            raise Refused(Kind.NOT_WORD) from None
        raise Refused(Kind.TAMPERED, "its parts overlap") if "verlap" in str(fault) else _damaged() from None
    except DAMAGED:
        raise _damaged() from None


def _damaged() -> Refused:
    return Refused(Kind.DAMAGED, "its parts cannot be unpacked")


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() and entry.file_size == 0


def _check(entries: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Raise Refused unless an honest program could have packed these; *end* is where the directory begins."""
    if len(entries) > MOST_PARTS:
        raise Refused(Kind.TOO_LARGE, f"more than {MOST_PARTS} parts")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise Refused(Kind.TAMPERED, "two of its parts have one name")
    for entry in entries:
        _check_entry(entry)
    if sum(entry.file_size for entry in entries) > MOST_TOTAL:
        raise Refused(Kind.TOO_LARGE, f"more than {MOST_TOTAL // 1_000_000} MB in all")
    in_file = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [*(entry.header_offset for entry in in_file[1:]), end]
    if any(_least_end(entry) > following for entry, following in zip(in_file, ends, strict=False)):
        raise Refused(Kind.TAMPERED, "its parts overlap")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if not _SAFE_NAME.fullmatch(name) or _DOTS & set(name.split("/")) or len(name) > _LONGEST_NAME:
        raise Refused(Kind.TAMPERED, f"a part is named '{name}', which leads out of the file")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(Kind.TAMPERED, f"the part '{name}' is a link to a file elsewhere")
    if entry.flag_bits & _ENCRYPTION_FLAG:
        raise Refused(Kind.ENCRYPTED)
    if entry.compress_type not in _METHODS:
        raise Refused(Kind.TAMPERED, f"the part '{name}' is packed in a way that Word does not know")
    if entry.file_size > MOST_BYTES:
        raise Refused(Kind.TOO_LARGE, f"the part '{name}' has more than {MOST_BYTES // 1_000_000} MB")
    if entry.file_size > _FREE_OF_RATIO and entry.file_size > MOST_RATIO * entry.compress_size:
        raise Refused(Kind.TOO_LARGE, f"the part '{name}' is more than {MOST_RATIO} times as large as it is packed")


def _least_end(entry: zipfile.ZipInfo) -> int:
    return entry.header_offset + _LOCAL_HEADER + len(entry.filename) + entry.compress_size
