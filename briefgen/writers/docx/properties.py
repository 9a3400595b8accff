"""What the file says of itself: the allow-list of the document's metadata, one date, one id."""

from datetime import UTC, datetime
from typing import Final

from briefgen.document.document import Metadata
from briefgen.writers.docx.parts import APP_PROPERTIES, CORE_PROPERTIES, CUSTOM_PROPERTIES, OFFICE, OPC, Part
from briefgen.writers.docx.xml import DECLARATION, quoted

DOCUMENT_ID: Final = "briefgen-document"
"""The custom property that holds the document's id; custom properties outlive a save by LibreOffice, core ones may not."""

_APP: Final = (
    f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"><Application>briefgen</Application></Properties>'
)
_CORE_SPACES: Final = (
    f'xmlns:cp="{OPC}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_VARIANTS: Final = f"{OFFICE}/docPropsVTypes"
_CUSTOM: Final = f"{OFFICE}/custom-properties"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The fixed id that every custom property carries."""


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; one without a zone is taken to be in UTC, never in the machine's."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def property_parts(metadata: Metadata, document_id: str) -> tuple[Part, ...]:
    """Return the core properties, the program's name, and the document's id."""
    core = Part(name="docProps/core.xml", kind=CORE_PROPERTIES, content=_core(metadata))
    app = Part(name="docProps/app.xml", kind=APP_PROPERTIES, content=_APP, shared=True)
    custom = Part(name="docProps/custom.xml", kind=CUSTOM_PROPERTIES, content=_custom(document_id))
    return core, app, custom


def _core(metadata: Metadata) -> str:
    moment = in_utc(metadata.as_of).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    said = {
        "dc:title": metadata.title,
        "dc:subject": metadata.subject,
        "dc:creator": metadata.issuer,
        "cp:keywords": ", ".join(metadata.keywords),
        "dc:language": metadata.language,
    }
    words = "".join(f"<{name}>{quoted(text)}</{name}>" for name, text in said.items() if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE_SPACES}>{words}{dates}</cp:coreProperties>"


def _custom(document_id: str) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{DOCUMENT_ID}"><vt:lpwstr>{quoted(document_id)}</vt:lpwstr></property>'
        "</Properties>"
    )
