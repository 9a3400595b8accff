"""Clean parts to a package: the same bytes for the same parts."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefgen.writers.docx.canonical import canonical
from briefgen.writers.docx.reference.opened import Relation
from briefgen.writers.docx.xml import DECLARATION, quoted

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE: Final = f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
APP: Final = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_ANY_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
_PACKAGE: Final = {
    "word/document.xml": RT.OFFICE_DOCUMENT,
    "docProps/core.xml": RT.CORE_PROPERTIES,
    "docProps/app.xml": RT.EXTENDED_PROPERTIES,
}
_PROPERTIES: Final[Mapping[str, tuple[str, str]]] = {
    "docProps/core.xml": (CT.OPC_CORE_PROPERTIES, CORE),
    "docProps/app.xml": (CT.OFC_EXTENDED_PROPERTIES, APP),
}
"""Empty, to be filled by the brief: python-docx would make up an author where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPart:
    name: str
    content_type: str
    content: bytes
    relations: tuple[Relation, ...] = ()


def pack(parts: Sequence[CleanPart]) -> bytes:
    """Return a package of these parts and of properties that say nothing."""
    properties = [
        CleanPart(name=name, content_type=content_type, content=content.encode())
        for name, (content_type, content) in _PROPERTIES.items()
    ]
    package = tuple(
        Relation(id=f"rId{at}", kind=kind, target=name) for at, (name, kind) in enumerate(_PACKAGE.items(), 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types([*parts, *properties]))
        archive.writestr("_rels/.rels", _relationships(package, ""))
        for part in (*parts, *properties):
            archive.writestr(part.name, part.content)
            if part.relations:
                folder, name = posixpath.split(part.name)
                archive.writestr(f"{folder}/_rels/{name}.rels", _relationships(part.relations, folder))
    return canonical(out.getvalue(), _ANY_DAY)


def _content_types(parts: Iterable[CleanPart]) -> str:
    defaults = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    overrides = {}
    for part in parts:
        extension = part.name.rpartition(".")[2]
        if extension == "xml":
            overrides[f"/{part.name}"] = part.content_type
        else:
            defaults[extension] = part.content_type
    entries = (
        *(f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in sorted(defaults.items())),
        *(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items())),
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(entries)}</Types>'


def _relationships(relations: Iterable[Relation], folder: str) -> str:
    entries = "".join(_relationship(each, folder) for each in relations)
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'


def _relationship(relation: Relation, folder: str) -> str:
    target = relation.target if relation.external else posixpath.relpath(relation.target, folder or ".")
    mode = ' TargetMode="External"' if relation.external else ""
    return f'<Relationship Id="{relation.id}" Type="{relation.kind}" Target="{quoted(target)}"{mode}/>'
