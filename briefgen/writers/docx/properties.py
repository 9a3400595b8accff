"""What the file says of itself: the allow-list of the document's metadata, one date, one id."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from briefgen.document.document import Metadata, SensitivityLabel
from briefgen.writers.docx.labels import label_part, label_properties
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


def in_iso(moment: datetime) -> str:
    """Return the moment in UTC, to the second, as properties hold it."""
    return in_utc(moment).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def property_parts(metadata: Metadata, document_id: str, label: SensitivityLabel | None) -> tuple[Part, ...]:
    """Return the core properties, the program's name, the document's id; the sensitivity label where there is one."""
    core = Part(name="docProps/core.xml", kind=CORE_PROPERTIES, content=_core(metadata))
    app = Part(name="docProps/app.xml", kind=APP_PROPERTIES, content=_APP, shared=True)
    labelled = label_properties(label, in_iso(metadata.as_of)) if label else {}
    custom = Part(name="docProps/custom.xml", kind=CUSTOM_PROPERTIES, content=_custom(document_id, labelled))
    return core, app, custom, *((label_part(label),) if label else ())


def _core(metadata: Metadata) -> str:
    moment = in_iso(metadata.as_of)
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


def _custom(document_id: str, label: Mapping[str, str]) -> str:
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}"><vt:lpwstr>{quoted(said)}</vt:lpwstr></property>'
        for pid, (name, said) in enumerate({DOCUMENT_ID: document_id, **label}.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">{properties}</Properties>'
