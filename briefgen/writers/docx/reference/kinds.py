"""What a letterhead may consist of. All else is left out, and is never even parsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import A, w

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACROS: Final = "application/vnd.ms-word"

OFFICE_DOCUMENT: Final = f"{_OFFICE}officeDocument"
STRICT_DOCUMENT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
HYPERLINK: Final = f"{_OFFICE}hyperlink"
IMAGE: Final = f"{_OFFICE}image"
STYLES: Final = f"{_OFFICE}styles"
HEADER: Final = f"{_OFFICE}header"
FOOTER: Final = f"{_OFFICE}footer"

DOCUMENT_TYPE: Final = f"{_WORD}.document.main+xml"
MACRO_TYPES: Final = frozenset(
    {f"{_MACROS}.document.macroEnabled.main+xml", f"{_MACROS}.template.macroEnabledTemplate.main+xml"}
)
"""A .docm or .dotm is read as well: its macros are of a kind that is not on the list, so nothing of them comes in, and
most would save it as .docx without looking. But a letterhead that counted on them lacks what they filled in: a finding
says so."""
DOCUMENT_TYPES: Final = frozenset({DOCUMENT_TYPE, f"{_WORD}.template.main+xml"}) | MACRO_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    root: str
    """Its root element, as lxml names it."""
    content_type: str
    stem: str
    """What it is called in the clean package, before a number where there may be several."""
    numbered: bool = False
    place: str = ""
    related: frozenset[str] = frozenset()
    """What it may refer to, as types of relationships."""


_PICTURED: Final = frozenset({IMAGE, HYPERLINK})

DOCUMENT: Final = PartKind(
    root=w("document"),
    content_type=DOCUMENT_TYPE,
    stem="word/document",
    place="in the body",
    related=_PICTURED
    | {f"{_OFFICE}{name}" for name in ("styles", "numbering", "settings", "fontTable", "theme")}
    | {f"{_OFFICE}{name}" for name in ("footnotes", "endnotes", "header", "footer")},
)
PART_KINDS: Final[Mapping[str, PartKind]] = {
    STYLES: PartKind(root=w("styles"), content_type=f"{_WORD}.styles+xml", stem="word/styles", place="in the styles"),
    f"{_OFFICE}numbering": PartKind(
        root=w("numbering"),
        content_type=f"{_WORD}.numbering+xml",
        stem="word/numbering",
        place="in the lists' bullets",
        related=frozenset({IMAGE}),
    ),
    f"{_OFFICE}settings": PartKind(
        root=w("settings"), content_type=f"{_WORD}.settings+xml", stem="word/settings", place="in the settings"
    ),
    f"{_OFFICE}fontTable": PartKind(
        root=w("fonts"), content_type=f"{_WORD}.fontTable+xml", stem="word/fontTable", place="in the list of fonts"
    ),
    f"{_OFFICE}theme": PartKind(
        root=f"{{{A}}}theme",
        content_type="application/vnd.openxmlformats-officedocument.theme+xml",
        stem="word/theme/theme1",
        place="in the theme",
        related=frozenset({IMAGE}),
    ),
    f"{_OFFICE}footnotes": PartKind(
        root=w("footnotes"),
        content_type=f"{_WORD}.footnotes+xml",
        stem="word/footnotes",
        place="in the footnotes",
        related=_PICTURED,
    ),
    f"{_OFFICE}endnotes": PartKind(
        root=w("endnotes"),
        content_type=f"{_WORD}.endnotes+xml",
        stem="word/endnotes",
        place="in the endnotes",
        related=_PICTURED,
    ),
    HEADER: PartKind(
        root=w("hdr"),
        content_type=f"{_WORD}.header+xml",
        stem="word/header",
        numbered=True,
        place="in the header",
        related=_PICTURED,
    ),
    FOOTER: PartKind(
        root=w("ftr"),
        content_type=f"{_WORD}.footer+xml",
        stem="word/footer",
        numbered=True,
        place="in the footer",
        related=_PICTURED,
    ),
}
"""By the type of the relationship that leads to it. A picture is none of these: what it is, its bytes say."""

ALWAYS_USED: Final = frozenset(PART_KINDS) - {HEADER, FOOTER}
"""What counts although no element refers to it."""

SILENT: Final = frozenset({"webSettings", "stylesWithEffects"})
"""What every Word file has, and a brief does not need: settings of web pages, the styles as Word 2010 saw them."""
_TOLD_ELSEWHERE: Final = frozenset({"core-properties", "extended-properties", "custom-properties", "people", "font"})
"""By `authorship.py`, and where the fonts are listed: from what is in them."""
_COMMENTS: Final = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible"})
_LEFT_OUT: Final[Mapping[str, tuple[Kind, str]]] = {
    "vbaProject": (Kind.MACROS, ""),
    "wordVbaData": (Kind.MACROS, ""),
    "keyMapCustomizations": (Kind.MENUS, ""),
    "attachedToolbars": (Kind.MENUS, ""),
    "extensibility": (Kind.MENUS, ""),
    "userCustomization": (Kind.MENUS, ""),
    "aFChunk": (Kind.EMBEDDED, "another document, to be merged in"),
    "subDocument": (Kind.EMBEDDED, "a sub-document"),
    "oleObject": (Kind.EMBEDDED, "an OLE object"),
    "package": (Kind.EMBEDDED, "an Office file"),
    "control": (Kind.EMBEDDED, "an ActiveX control"),
    "activeXControlBinary": (Kind.EMBEDDED, "an ActiveX control"),
    "chart": (Kind.EMBEDDED, "a chart with its data"),
    "chartEx": (Kind.EMBEDDED, "a chart with its data"),
    "diagramData": (Kind.EMBEDDED, "a SmartArt diagram"),
    "diagramLayout": (Kind.EMBEDDED, "a SmartArt diagram"),
    "diagramQuickStyle": (Kind.EMBEDDED, "a SmartArt diagram"),
    "diagramColors": (Kind.EMBEDDED, "a SmartArt diagram"),
    "diagramDrawing": (Kind.EMBEDDED, "a SmartArt diagram"),
    "video": (Kind.EMBEDDED, "a film"),
    "audio": (Kind.EMBEDDED, "a sound"),
    "media": (Kind.EMBEDDED, "a film or sound"),
    "frame": (Kind.EMBEDDED, "a web page's frame"),
    "customXml": (Kind.DATA, "custom XML"),
    "docMetadata": (Kind.DATA, "a sensitivity label"),
    "glossaryDocument": (Kind.UNKNOWN, "building blocks"),
    "printerSettings": (Kind.UNKNOWN, "a printer's settings"),
    "thumbnail": (Kind.UNKNOWN, "a picture of its first page"),
    "origin": (Kind.UNKNOWN, "a signature"),
}


def left_out(relationship: str, place: str, target: str, *, external: bool) -> Seen | None:
    """Return what is told of a relationship that is not followed; None where it goes without saying."""
    name = relationship.rpartition("/")[2]
    if name == "attachedTemplate":
        return Seen(kind=Kind.ATTACHED, quoted=target)
    if name == "hyperlink":
        return Seen(kind=Kind.LINK, place=place, quoted=target)
    if external:
        return Seen(kind=Kind.OUTSIDE, place=place, quoted=target)
    if name in SILENT | _TOLD_ELSEWHERE:
        return None
    if name in _COMMENTS:
        return Seen(kind=Kind.COMMENTS)
    kind, quoted = _LEFT_OUT.get(name, (Kind.UNKNOWN, f"a part of the kind '{name}'"))
    return Seen(kind=kind, place=place, quoted=quoted)
