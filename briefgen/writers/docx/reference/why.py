"""Why a Word file that is read for its words, and is no letterhead, is refused."""

from collections.abc import Mapping
from typing import Final

from briefgen.writers.docx.reference.findings import Kind, Refused

_WHY: Final[Mapping[Kind, str]] = {
    Kind.NOT_WORD: "it is neither a Word document nor a PDF",
    Kind.PDF: "it is a PDF under another name",
    Kind.OLD_WORD: "it is a Word document of the old kind (.doc): save it as .docx",
    Kind.ENCRYPTED: "it is protected by a password",
    Kind.STRICT: "it is a Strict Open XML document: save it as Word Document (*.docx)",
    Kind.TOO_LARGE: "it unpacks to more than is safe to read",
    Kind.TAMPERED: "no office program packed it so, and it may have been made to do harm",
    Kind.ENTITIES: "it has declarations that Word never writes, and may have been made to do harm",
    Kind.DAMAGED: "it is damaged",
}


def why_refused(refused: Refused) -> str:
    """Return a clause without a capital: "it is damaged (its parts cannot be unpacked)"."""
    why = _WHY.get(refused.seen.kind, "it cannot be read")
    return f"{why} ({refused.seen.quoted})" if refused.seen.quoted else why
