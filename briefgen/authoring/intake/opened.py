"""Office files from strangers: unpacked within limits, without document types and entities, macros or old formats."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.names import TOLD, UNREADABLE
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.regular import read_regular
from briefgen.writers.docx.reference.findings import Kind, Refused
from briefgen.writers.docx.reference.xml_safe import parse
from briefgen.writers.docx.reference.zip_limits import unpack

_XML: Final = (".xml", ".rels", ".vml")
_HYPERLINK: Final = "/hyperlink"
_REASONS: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.NOT_WORD: ("it is no Office file", "save it as .docx or .xlsx"),
    Kind.PDF: ("it is a PDF", "fill in the .docx or .xlsx itself"),
    Kind.ENCRYPTED: ("it is protected by a password", "take the password off, and save it"),
    Kind.OLD_WORD: ("it is of the format before 2007", "save it as .docx or .xlsx"),
    Kind.TOO_LARGE: ("it unpacks to more than is read", "take out pictures, and sheets that are not the book's"),
    Kind.TAMPERED: ("no Office program packs a file so", "open it, and save it under a new name"),
    Kind.ENTITIES: ("it declares XML entities, as no Office program does", "open it, and save it under a new name"),
}
_DAMAGED: Final = ("it is damaged", "open it, and save it under a new name")


def read_content(path: Path) -> bytes:
    """Return the bytes of an Office file: what is looked at is what is read. Raises `UserError`."""
    try:
        return read_regular(path)
    except OSError as fault:
        raise UserError(_unreadable(path, (fault.strerror or "no reason given").lower(), "look at its name")) from None


def parts_of(content: bytes, path: Path, telling: Telling) -> dict[str, bytes]:
    """Return the parts of an Office file by name, its XML harmless. Raises `UserError`."""
    try:
        parts = unpack(content)
        for name, part in parts.items():
            if name.endswith(_XML) and part:
                parse(part, name)
    except Refused as refused:
        reason, hint = _REASONS.get(refused.seen.kind, _DAMAGED)
        quoted = f": {refused.seen.quoted}" if refused.seen.quoted else ""
        raise UserError(_unreadable(path, f"{reason}{quoted}", hint)) from None
    if any(name.casefold().endswith("vbaproject.bin") for name in parts):
        raise UserError(_unreadable(path, "it holds macros", "save it as .docx or .xlsx, without macros"))
    for target in dict.fromkeys(_outside(parts)):
        span = Span(path=path, line=1, within="links")
        telling.note(TOLD, f"the file points outside itself, to '{target[:80]}'; nothing was fetched", span)
    return parts


def _outside(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what the file would fetch; a link in the text is only followed by people."""
    for name, part in parts.items():
        if name.endswith(".rels"):
            for link in etree.fromstring(part):
                outside = link.get("TargetMode") == "External" and not (link.get("Type") or "").endswith(_HYPERLINK)
                if outside:
                    yield link.get("Target") or ""


def _unreadable(path: Path, why: str, hint: str) -> Diagnostic:
    return Diagnostic(code=UNREADABLE, message=f"'{path.name}' cannot be read: {why}", span=None, hints=(hint,))
