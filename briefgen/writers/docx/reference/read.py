"""Somebody's Word document, taken as if a stranger had sent it, to a clean one that a brief may be written into.

Only parts of known kinds come in, parsed without entities, and only those that the text leads to; whatever refers to
anything else goes with it. Refused is what no honest program writes, and what cannot be read; the rest is told.
"""

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.writers.docx.reference.clean import clean
from briefgen.writers.docx.reference.findings import Refused, findings, refusal
from briefgen.writers.docx.reference.opened import opened
from briefgen.writers.docx.reference.pack import pack
from briefgen.writers.docx.reference.zip_limits import unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A letterhead that may be used."""

    name: str
    """The file's, as the user knows it."""
    package: bytes
    """A document (no template) with nothing of what was refused, left out or remembered."""
    findings: tuple[Diagnostic, ...]
    """Warnings: what was left out, and what is odd."""


def read_reference(data: bytes, name: str) -> Reference:
    """Raises UserError for a file that is not taken at all."""
    try:
        parts, seen = clean(opened(unpack(data)))
    except Refused as refused:
        raise refusal(name, refused.seen) from None
    return Reference(name=name, package=pack(parts), findings=findings(name, seen))
