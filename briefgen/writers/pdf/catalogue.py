"""The document catalogue: what a viewer and a validator look for first."""

from collections.abc import Mapping
from typing import Final

from reportlab.pdfbase.pdfdoc import ViewerPreferencesPDFDictionary

from briefgen.document.document import Metadata
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.pdf.attachments import name_tree
from briefgen.writers.pdf.colourspace import srgb_profile
from briefgen.writers.pdf.metadata import information, xmp
from briefgen.writers.pdf.serialiser import Raw, RawStream, TaggedDocument
from briefgen.writers.pdf.syntax import array, dictionary, string

KEYS: Final = ("OutputIntents", "AF")
"""Entries that ReportLab's catalogue does not know."""
PAGE_LABELS: Final = b"<</Nums[0<</S/D>>]>>"
"""Pages are called by the numbers that are printed on them: 1, 2, 3, through the annexes."""


def write_catalogue(
    metadata: Metadata,
    *,
    tree: bytes,
    outline: bytes | None,
    attached: Mapping[str, bytes] | None,
    file: TaggedDocument,
) -> None:
    """Write what the file says of itself; with files attached, be there any or none, it is PDF/A-3a instead of 2a."""
    file.info = Raw(information(metadata))
    catalogue = file.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, *KEYS]
    catalogue.Lang = string(metadata.language)
    catalogue.MarkInfo = "<</Marked true>>"
    catalogue.ViewerPreferences = ViewerPreferencesPDFDictionary(_preferences(metadata))
    catalogue.Metadata = file.add(_packet(xmp(metadata, part=2 if attached is None else 3)))
    catalogue.OutputIntents = b"[%b]" % _output_intent(file)
    catalogue.StructTreeRoot = tree
    catalogue.PageLabels = file.add(Raw(PAGE_LABELS))
    catalogue.Outlines = outline
    if outline:
        catalogue.showOutline()
    if attached:
        catalogue.AF = array(attached.values())
        catalogue.Names = file.add(Raw(dictionary({"EmbeddedFiles": name_tree(attached)})))


def _packet(xmp_bytes: bytes) -> RawStream:
    """Return the metadata stream, uncompressed, so that any program finds the packet."""
    return RawStream(xmp_bytes, {"Type": b"/Metadata", "Subtype": b"/XML"}, compressed=False)


def _preferences(metadata: Metadata) -> dict[str, str]:
    """Return how a viewer shows the file: pages side by side begin on the right where the language does."""
    direction = {"Direction": "/R2L"} if is_right_to_left(metadata.language) else {}
    return {"DisplayDocTitle": "true", **direction}


def _output_intent(file: TaggedDocument) -> bytes:
    profile = file.add(RawStream(srgb_profile(), {"N": b"3"}))
    names = b"/OutputConditionIdentifier(sRGB)/Info(sRGB)"
    return b"<</Type/OutputIntent/S/GTS_PDFA1%b/DestOutputProfile %b>>" % (names, profile)
