"""What the file says of itself: the allow-list of the document's metadata, one date, one id."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from docx.opc.coreprops import CoreProperties

from briefgen.document.document import Metadata
from briefgen.writers.docx.xml import DECLARATION, legal, quoted

DOCUMENT_ID: Final = "briefgen-document"
"""The custom property that holds the document's id; custom properties outlive a save by LibreOffice, core ones may not."""

CORE: Final = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
APP: Final = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>briefgen</Application></Properties>"
)
_VARIANTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The fixed id that every custom property carries."""


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; one without a zone is taken to be in UTC, never in the machine's."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def set_core(core: CoreProperties, metadata: Metadata) -> None:
    """Write the metadata into the core properties."""
    core.title = legal(metadata.title)
    core.language = metadata.language
    core.created = core.modified = in_utc(metadata.as_of)
    if metadata.subject:
        core.subject = legal(metadata.subject)
    if metadata.issuer:
        core.author = legal(metadata.issuer)
    if metadata.keywords:
        core.keywords = legal(", ".join(metadata.keywords))


def custom_part(document_id: str, label: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return docProps/custom.xml; *label* is what `labels.label_properties` gives."""
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}"><vt:lpwstr>{quoted(said)}</vt:lpwstr></property>'
        for pid, (name, said) in enumerate({DOCUMENT_ID: document_id, **label}.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">{properties}</Properties>'
