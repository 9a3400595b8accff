"""The document catalogue: what a viewer and a validator look for first."""

from reportlab.pdfbase.pdfdoc import ViewerPreferencesPDFDictionary

from briefgen.document.document import Metadata
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.pdf.colourspace import srgb_profile
from briefgen.writers.pdf.metadata import information, xmp
from briefgen.writers.pdf.serialiser import Raw, RawStream, TaggedDocument
from briefgen.writers.pdf.syntax import string


def write_catalogue(metadata: Metadata, *, tree: bytes, outline: bytes | None, file: TaggedDocument) -> None:
    file.info = Raw(information(metadata))
    packet = RawStream(xmp(metadata), {"Type": b"/Metadata", "Subtype": b"/XML"}, compressed=False)
    catalogue = file.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.Lang = string(metadata.language)
    catalogue.MarkInfo = "<</Marked true>>"
    catalogue.ViewerPreferences = ViewerPreferencesPDFDictionary(_preferences(metadata))
    catalogue.Metadata = file.add(packet)
    catalogue.OutputIntents = b"[%b]" % _output_intent(file)
    catalogue.StructTreeRoot = tree
    catalogue.Outlines = outline
    if outline:
        catalogue.showOutline()


def _preferences(metadata: Metadata) -> dict[str, str]:
    """Return how a viewer shows the file: pages side by side begin on the right where the language does."""
    direction = {"Direction": "/R2L"} if is_right_to_left(metadata.language) else {}
    return {"DisplayDocTitle": "true", **direction}


def _output_intent(file: TaggedDocument) -> bytes:
    profile = file.add(RawStream(srgb_profile(), {"N": b"3"}))
    names = b"/OutputConditionIdentifier(sRGB)/Info(sRGB)"
    return b"<</Type/OutputIntent/S/GTS_PDFA1%b/DestOutputProfile %b>>" % (names, profile)
