"""The base package, from strings in code: python-docx's own template is 100 times as large and decides too much."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from briefgen.writers.docx.controls import W14
from briefgen.writers.docx.properties import APP, CORE
from briefgen.writers.docx.xml import DECLARATION, R, W

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

NEWER: Final = (
    f'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="{W14}" mc:Ignorable="w14"'
)
"""Lets programs that are older than check boxes pass over them."""

_DOCUMENT_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "styles.xml": (CT.WML_STYLES, RT.STYLES),
    "numbering.xml": (CT.WML_NUMBERING, RT.NUMBERING),
    "settings.xml": (CT.WML_SETTINGS, RT.SETTINGS),
    "fontTable.xml": (CT.WML_FONT_TABLE, RT.FONT_TABLE),
    "theme/theme1.xml": (CT.OFC_THEME, RT.THEME),
    "header1.xml": (CT.WML_HEADER, RT.HEADER),
    "header2.xml": (CT.WML_HEADER, RT.HEADER),
    "footer1.xml": (CT.WML_FOOTER, RT.FOOTER),
    "footer2.xml": (CT.WML_FOOTER, RT.FOOTER),
}
"""What document.xml is related to: content type and relationship type by the part's name."""

_PACKAGE_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "word/document.xml": (
        CT.WML_DOCUMENT_MAIN,
        RT.OFFICE_DOCUMENT,
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}" {NEWER}><w:body/></w:document>',
    ),
    "docProps/core.xml": (CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, CORE),
    "docProps/app.xml": (CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, APP),
}

_NOTE_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "footnotes": (CT.WML_FOOTNOTES, RT.FOOTNOTES),
    "endnotes": (CT.WML_ENDNOTES, RT.ENDNOTES),
}
"""What it is related to where it calls notes."""

_LANDSCAPE_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "header3.xml": (CT.WML_HEADER, RT.HEADER, "landscapeHeader"),
    "footer3.xml": (CT.WML_FOOTER, RT.FOOTER, "landscapeFooter"),
}
"""What it is related to where it has landscape pages: content type, relationship type, relationship."""

RELATIONSHIP_IDS: Final = {name: f"rId{number}" for number, name in enumerate(_DOCUMENT_PARTS, start=1)}
LANDSCAPE_IDS: Final = {name: relationship for name, (_, _, relationship) in _LANDSCAPE_PARTS.items()}


def open_base(parts: Mapping[str, str]) -> WordDocument:
    """Open a package whose document.xml has these parts, by name, and an empty body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types())
        archive.writestr("_rels/.rels", _relationships((kind, name) for name, (_, kind, _) in _PACKAGE_PARTS.items()))
        related = ((kind, name) for name, (_, kind) in _DOCUMENT_PARTS.items())
        archive.writestr("word/_rels/document.xml.rels", _relationships(related))
        for name, (_, _, content) in _PACKAGE_PARTS.items():
            archive.writestr(name, content)
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
    out.seek(0)
    return docx.Document(out)


def set_body(document: WordDocument, body: str, links: Mapping[str, str]) -> None:
    """Put *body* in; *links* gives the relationship ids that it uses for URLs."""
    whole = f'<w:body xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="{W14}">{body}</w:body>'
    root = document.part.element
    root.replace(root.body, parse_xml(whole))
    for url, relationship in links.items():
        document.part.rels.add_relationship(RT.HYPERLINK, url, relationship, is_external=True)


def add_custom_properties(document: WordDocument, content: str) -> None:
    """Add docProps/custom.xml, for which python-docx has no interface."""
    package = document.part.package
    custom = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content.encode(), package)
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def add_notes(document: WordDocument, name: str, content: str, links: Mapping[str, str]) -> None:
    """Add footnotes or end notes, a part by that name; *links* gives the relationship ids that it uses for URLs."""
    content_type, kind = _NOTE_PARTS[name]
    notes = Part(PackURI(f"/word/{name}.xml"), content_type, content.encode(), document.part.package)
    for url, relationship in links.items():
        notes.rels.add_relationship(RT.HYPERLINK, url, relationship, is_external=True)
    document.part.relate_to(notes, kind)


def add_landscape(document: WordDocument, parts: Mapping[str, str]) -> None:
    """Add header and footer of landscape pages, by their names."""
    for name, content in parts.items():
        content_type, kind, relationship = _LANDSCAPE_PARTS[name]
        part = Part(PackURI(f"/word/{name}"), content_type, content.encode(), document.part.package)
        document.part.rels.add_relationship(kind, part, relationship)


def save(document: WordDocument) -> bytes:
    """Return the package as python-docx writes it: its ZIP carries today's date."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _content_types() -> str:
    overrides = {
        **{f"/{name}": content_type for name, (content_type, _, _) in _PACKAGE_PARTS.items()},
        **{f"/word/{name}": content_type for name, (content_type, _) in _DOCUMENT_PARTS.items()},
    }
    defaults = f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/><Default Extension="xml" ContentType="{CT.XML}"/>'
    entries = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{entries}</Types>'


def _relationships(related: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{name}"/>'
        for number, (kind, name) in enumerate(related, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'
