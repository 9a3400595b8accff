"""The order that the schema has for the children of some elements; Word keeps it, other programs not always."""

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import M, w

SECTION_ORDER: Final = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
    "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
PARAGRAPH_ORDER: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
RUN_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
STYLE_ORDER: Final = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden", "unhideWhenUsed",
    "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "tblStylePr",
)  # fmt: skip
SETTINGS_ORDER: Final = (
    *map(w, (
        "zoom", "displayBackgroundShape", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
        "hyphenationZone", "doNotHyphenateCaps", "defaultTableStyle", "evenAndOddHeaders", "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
        "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
        "noPunctuationKerning", "characterSpacingControl", "strictFirstAndLastChars", "noLineBreaksAfter",
        "noLineBreaksBefore", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat",
    )),
    f"{{{M}}}mathPr",
    *map(w, ("themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")),
)  # fmt: skip
"""Of all settings, those that lay out pages; with their namespaces."""
_TABLE_ORDER: Final = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc",
    "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription",
)  # fmt: skip
_CELL_ORDER: Final = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_SIDES: Final = ("top", "left", "start", "bottom", "right", "end")
_BORDERS: Final = (*_SIDES, "insideH", "insideV", "tl2br", "tr2bl")
_ORDERS: Final[Mapping[str, Sequence[str]]] = {
    "pPr": PARAGRAPH_ORDER,
    "rPr": RUN_ORDER,
    "tblPr": _TABLE_ORDER,
    "tcPr": _CELL_ORDER,
    "sectPr": SECTION_ORDER,
    "style": STYLE_ORDER,
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": _SIDES,
    "tcMar": _SIDES,
}
"""By the element that they are children of. A row's properties (`trPr`) may stand in any order."""
_PLACES: Final = {
    **{w(parent): {w(name): place for place, name in enumerate(order)} for parent, order in _ORDERS.items()},
    w("settings"): {name: place for place, name in enumerate(SETTINGS_ORDER)},
}


def set_in_order(root: etree._Element) -> None:
    """Sort the children of what has an order; what is not of the schema's stays behind all others, in the order it has."""
    for each in root.iter(*_PLACES):
        places = _PLACES[each.tag]
        last = len(places)
        wanted = sorted(each, key=lambda child, places=places, last=last: places.get(child.tag, last))  # type: ignore[misc]
        if wanted != list(each):
            each[:] = wanted
