"""The document catalogue: what a viewer and a validator look for first; it is written last, and the file with it."""

from collections.abc import Mapping
from typing import Final

from briefgen.document.document import Metadata
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.pdf.attachments import name_tree
from briefgen.writers.pdf.colourspace import srgb_profile
from briefgen.writers.pdf.metadata import information, xmp
from briefgen.writers.pdf.pages import Pages
from briefgen.writers.pdf.serialiser import Raw, RawStream, TaggedDocument
from briefgen.writers.pdf.syntax import array, dictionary, spread, string

PAGE_LABELS: Final = b"<</Nums[0<</S/D>>]>>"
"""Pages are called by the numbers that are printed on them: 1, 2, 3, through the annexes."""


def write_file(
    metadata: Metadata,
    pages: Pages,
    fonts: Mapping[str, bytes],
    *,
    tree: bytes,
    outline: bytes | None,
    attached: Mapping[str, bytes] | None,
    file: TaggedDocument,
) -> bytes:
    """Return the file, with what it says of itself; with files attached, be there any or none, it is PDF/A-3a instead of 2a."""
    entries = {
        "Type": b"/Catalog",
        "Lang": string(metadata.language),
        "MarkInfo": b"<</Marked true>>",
        "Metadata": file.add(_packet(xmp(metadata, part=2 if attached is None else 3))),
        "OutputIntents": b"[%b]" % _output_intent(file),
        "StructTreeRoot": tree,
        "PageLabels": file.add(Raw(PAGE_LABELS)),
        "PageMode": b"/UseOutlines" if outline else b"/UseNone",
    }
    if outline:
        entries["Outlines"] = outline
    if attached:
        entries["AF"] = array(attached.values())
        entries["Names"] = file.add(Raw(dictionary({"EmbeddedFiles": name_tree(attached)})))
    catalogue = Raw()
    root, info = file.add(catalogue), file.add(Raw(information(metadata)))
    entries["Pages"] = pages.finished(fonts)
    entries["ViewerPreferences"] = file.add(Raw(spread(_preferences(metadata))))
    catalogue.body = spread(entries)
    return file.finished(root=root, info=info)


def _packet(xmp_bytes: bytes) -> RawStream:
    """Return the metadata stream, uncompressed, so that any program finds the packet."""
    return RawStream(xmp_bytes, {"Type": b"/Metadata", "Subtype": b"/XML"}, compressed=False)


def _preferences(metadata: Metadata) -> dict[str, bytes]:
    """Return how a viewer shows the file: pages side by side begin on the right where the language does."""
    direction = {"Direction": b"/R2L"} if is_right_to_left(metadata.language) else {}
    return {"DisplayDocTitle": b"true", **direction}


def _output_intent(file: TaggedDocument) -> bytes:
    profile = file.add(RawStream(srgb_profile(), {"N": b"3"}))
    names = b"/OutputConditionIdentifier(sRGB)/Info(sRGB)"
    return b"<</Type/OutputIntent/S/GTS_PDFA1%b/DestOutputProfile %b>>" % (names, profile)
