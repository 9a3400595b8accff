"""The words of a finished file, as somebody reads them: of a Word document its paragraphs, of a PDF its lines."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, UserError

UNREADABLE: Final = "BG560"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_SPACES: Final = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


def read_words(path: Path, content: bytes) -> tuple[str, ...]:
    """Return the words of a file, a paragraph or a line at a time. Raises `UserError` where it is of no kind that we make."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        message = f"'{path.name}' is no Word document, PDF or JSON"
        raise UserError(Diagnostic(code=UNREADABLE, message=message, hints=("name a .docx, a .pdf or a .json file",)))
    return tuple(words for each in reader(path, content) if (words := " ".join(each.split())))


def _docx(path: Path, content: bytes) -> Iterator[str]:
    from briefgen.writers.docx.reference.findings import Refused  # noqa: PLC0415 - lxml is slow to load
    from briefgen.writers.docx.reference.xml_safe import parse  # noqa: PLC0415
    from briefgen.writers.docx.reference.zip_limits import unpack  # noqa: PLC0415

    try:
        parts = unpack(content)
        roots = [parse(parts[name], name) for name in _TEXTS if name in parts]
    except Refused:
        raise _unreadable(path, "Word document") from None
    for root in roots:
        for paragraph in root.iter(f"{_W}p"):
            yield "".join(_said(paragraph))


def _said(paragraph: Any) -> Iterator[str]:
    """Yield the words of a paragraph, without those of text boxes within it, which are paragraphs of their own."""
    for node in paragraph.iter():
        if node.tag == f"{_W}t" and next(node.iterancestors(f"{_W}p")) is paragraph:
            yield node.text or ""
        else:
            yield _SPACES.get(node.tag, "")


def _pdf(path: Path, content: bytes) -> Iterator[str]:
    import pypdfium2  # noqa: PLC0415 - slow to load

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise _unreadable(path, "PDF") from None
    try:
        for page in document:
            words = page.get_textpage()
            yield from words.get_text_range().replace("\ufffe", "").splitlines()
            words.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise _unreadable(path, "PDF") from None
    finally:
        document.close()


def _json(path: Path, content: bytes) -> Iterator[str]:
    try:
        yield from _texts(json.loads(content))
    except (ValueError, RecursionError):
        raise _unreadable(path, "JSON") from None


def _texts(data: Any) -> Iterator[str]:
    """Yield the words of each run of inlines joined, as a sentence is several of them, and of each note by itself."""
    match data:
        case dict():
            for value in data.values():
                yield from _texts(value)
        case list():
            if words := "".join(_inline(data)):
                yield words
            for each in data:
                yield from _texts(each)
        case _:
            return


def _inline(data: list[Any]) -> Iterator[str]:
    """Yield the words of a run of inlines; nothing where it is none, and nothing of the notes that it calls."""
    for each in data:
        match each:
            case {"node": "LineBreak"}:
                yield " "
            case {"node": "NoteReference"} | {"node": "Citation"}:
                pass
            case {"text": str(words)} | {"word": str(words)}:
                yield words
            case {"node": "CaptionNumber", "before": str(before), "value": int(value), **rest}:
                yield f"{before}{value}{rest.get('after', '')}"
            case {
                "node": "Strong" | "Emphasis" | "Struck" | "Link" | "CrossReference" | "Span",
                "children": list(inner),
            }:
                yield from _inline(inner)
            case _:
                pass


def _unreadable(path: Path, kind: str) -> UserError:
    hint = "open it and save it again, or build it anew"
    message = f"'{path.name}' is no {kind} that can be read"
    return UserError(Diagnostic(code=UNREADABLE, message=message, hints=(hint,)))


_READERS: Final[Mapping[str, Callable[[Path, bytes], Iterator[str]]]] = {".docx": _docx, ".pdf": _pdf, ".json": _json}
