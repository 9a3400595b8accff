"""What a letterhead may consist of. All else is left out, and is never even parsed."""

from collections.abc import Mapping
from typing import Final

from briefgen.frozen import dataclass
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import A, w

_MACROS: Final = "application/vnd.ms-word"

STRICT_DOCUMENT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
IMAGE: Final = parts.PNG.relation

MACRO_TYPES: Final = frozenset(
    {f"{_MACROS}.document.macroEnabled.main+xml", f"{_MACROS}.template.macroEnabledTemplate.main+xml"}
)
"""A .docm or .dotm is read as well: its macros are of a kind that is not on the list, so nothing of them comes in, and
most would save it as .docx without looking. But a letterhead that counted on them lacks what they filled in: a finding
says so."""
_TEMPLATE_TYPE: Final = f"{parts.OFFICE_TYPE}.wordprocessingml.template.main+xml"
DOCUMENT_TYPES: Final = MACRO_TYPES | {parts.DOCUMENT.content_type, _TEMPLATE_TYPE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    kind: parts.Kind
    root: str
    """Its root element, as lxml names it."""
    stem: str
    """What it is called in the clean package, before a number where there may be several."""
    place: str
    numbered: bool = False
    related: frozenset[str] = frozenset()
    """What it may refer to, as types of relationships."""


_PICTURES: Final = frozenset({IMAGE})
_IN_TEXT: Final = frozenset({IMAGE, parts.HYPERLINK})

_LISTED: Final = (
    PartKind(kind=parts.STYLES, root=w("styles"), stem="word/styles", place="in the styles"),
    PartKind(
        kind=parts.NUMBERING,
        root=w("numbering"),
        stem="word/numbering",
        place="in the lists' bullets",
        related=_PICTURES,
    ),
    PartKind(kind=parts.SETTINGS, root=w("settings"), stem="word/settings", place="in the settings"),
    PartKind(kind=parts.FONT_TABLE, root=w("fonts"), stem="word/fontTable", place="in the list of fonts"),
    PartKind(kind=parts.THEME, root=f"{{{A}}}theme", stem="word/theme/theme1", place="in the theme", related=_PICTURES),
    PartKind(
        kind=parts.FOOTNOTES, root=w("footnotes"), stem="word/footnotes", place="in the footnotes", related=_IN_TEXT
    ),
    PartKind(kind=parts.ENDNOTES, root=w("endnotes"), stem="word/endnotes", place="in the endnotes", related=_IN_TEXT),
    PartKind(
        kind=parts.HEADER, root=w("hdr"), stem="word/header", place="in the header", numbered=True, related=_IN_TEXT
    ),
    PartKind(
        kind=parts.FOOTER, root=w("ftr"), stem="word/footer", place="in the footer", numbered=True, related=_IN_TEXT
    ),
)
PART_KINDS: Final[Mapping[str, PartKind]] = {each.kind.relation: each for each in _LISTED}
"""By the type of the relationship that leads to it. A picture is none of these: what it is, its bytes say."""

DOCUMENT: Final = PartKind(
    kind=parts.DOCUMENT,
    root=w("document"),
    stem="word/document",
    place="in the body",
    related=_IN_TEXT | PART_KINDS.keys(),
)

ALWAYS_USED: Final = frozenset(PART_KINDS) - {parts.HEADER.relation, parts.FOOTER.relation}
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
    "thumbnail": (Kind.UNKNOWN, "a preview picture"),
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
