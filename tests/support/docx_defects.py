"""Defects put into a Word file on purpose: each takes the file and returns it with one thing wrong."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from support.docx import members, packed, rewritten

Defect = Callable[[bytes], bytes]


def put(name: str, old: str, new: str) -> Defect:
    """Put *new* for the first *old* of a part."""
    return lambda docx: rewritten(docx, name, lambda content: content.replace(old, new, 1))


def sub(name: str, pattern: str, new: str) -> Defect:
    """Put *new* for the first match of a part."""
    return lambda docx: rewritten(docx, name, lambda content: re.sub(pattern, new, content, count=1, flags=re.DOTALL))


def each(name: str, pattern: str, new: str) -> Defect:
    """Put *new* for every match of a part."""
    return lambda docx: rewritten(docx, name, lambda content: re.sub(pattern, new, content, flags=re.DOTALL))


def put_in(name: str, content: bytes) -> Defect:
    """Put a part in, or another content for it."""
    return lambda docx: packed({**members(docx), name: content})


def without(name: str) -> Defect:
    """Take a part out."""

    def change(docx: bytes) -> bytes:
        parts = members(docx)
        del parts[name]
        return packed(parts)

    return change


def both(one: Defect, other: Defect) -> Defect:
    return lambda docx: other(one(docx))


def repacked(change: Callable[[zipfile.ZipInfo], None], *, first: str = "", again: str = "") -> Defect:
    """Pack the members otherwise: each as *change* leaves its entry, *first* before all, *again* a second time."""

    def repack(docx: bytes) -> bytes:
        parts, out = members(docx), BytesIO()
        names = sorted(parts, key=lambda name: name != first) if first else list(parts)
        with zipfile.ZipFile(out, "w") as archive:
            for name in [*names, *filter(None, [again])]:
                entry = zipfile.ZipInfo(name)
                entry.create_system, entry.external_attr = 3, 0o600 << 16
                change(entry)
                archive.writestr(entry, parts.get(name, b""))
        return out.getvalue()

    return repack


def as_it_is(entry: zipfile.ZipInfo) -> None:
    """Leave an entry as it is."""
