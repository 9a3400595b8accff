"""Comments on the pages of a PDF: notes, marks and stamps, by whom, and on which words."""

from collections import defaultdict
from collections.abc import Iterator
from ctypes import byref
from typing import Any, Final

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import ACTIVE, BUILD_ANEW, COMMENTS, HIDDEN, beginning, counted, error, listed, value
from briefgen.inspect.pdf.opened import PdfFile
from briefgen.inspect.pdf.strings import wide_string

_LINK, _POPUP, _WIDGET, _REDACT = 2, 16, 20, 28
"""Kinds of annotation by pdfium's numbers (fpdf_annot.h). A popup is the window of another one."""
_FILE_KINDS: Final = {17: "attached files", 18: "sounds", 19: "films", 21: "screens", 25: "3D scenes", 26: "rich media"}
_MOST: Final = 10_000
"""Annotations of a page that are looked at."""


def comments(file: PdfFile) -> Iterator[Diagnostic]:
    """Yield a finding for each author of comments; and for what else stands on pages and is no text of theirs."""
    by_author: defaultdict[str, list[str]] = defaultdict(list)
    redactions: list[str] = []
    others: list[str] = []
    for number in range(len(file.pages)):
        page = file.pages[number]
        for kind, author, words in _annotations(page):
            on = f"on page {number + 1}{f', {beginning(words)}' if words.strip() else ''}"
            if kind == _REDACT:
                redactions.append(on)
            elif kind == _WIDGET or kind in _FILE_KINDS:
                others.append(f"{_FILE_KINDS.get(kind, 'form fields')} on page {number + 1}")
            else:
                by_author[author].append(on)
        page.close()
    for author, own in sorted(by_author.items()):
        who = value(author) if author.strip() else "nobody named"
        yield error(COMMENTS, f"{counted(len(own), 'comment')} by {who}: {listed(own)}", BUILD_ANEW)
    if redactions:
        message = f"words that are marked to be blacked out and still stand there: {listed(redactions)}"
        yield error(HIDDEN, message, "apply the redaction in the program that it was marked in, or take the words out")
    if others:
        yield error(ACTIVE, listed(others), BUILD_ANEW)


def _annotations(page: Any) -> Iterator[tuple[int, str, str]]:
    """Yield of each annotation that is neither link nor popup its kind, its author, and the words beneath it."""
    from pypdfium2 import raw  # noqa: PLC0415

    text = page.get_textpage()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = int(raw.FPDFAnnot_GetSubtype(note))
        if kind not in {_LINK, _POPUP}:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, byref(box))
            yield kind, _string(note, b"T"), text.get_text_bounded(box.left, box.bottom, box.right, box.top)
        raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:
    from pypdfium2 import raw  # noqa: PLC0415

    return wide_string(lambda buffer, length: int(raw.FPDFAnnot_GetStringValue(note, key, buffer, length)))
