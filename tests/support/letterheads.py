"""Made-up letterheads, as a German Word saves them: parts by name, to be changed before they are packed.

Everything in them is invented: the institute, its people, its address.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from support.docx import R, W

Parts = Mapping[str, str | bytes]

MARKER = "{{briefgen.body}}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

DOCUMENT_TYPE = f"{WORD}.document.main+xml"
TEMPLATE_TYPE = f"{WORD}.template.main+xml"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14 w15"'
)


# --- packing -----------------------------------------------------------------------------------------------------


def packed(parts: Parts) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(parts: Parts, name: str, old: str, new: str) -> dict[str, str | bytes]:
    """Return the parts with one of them changed at the first place where it says *old*."""
    content = str(parts[name])
    assert old in content, f"{name} does not say {old!r}"
    return {**parts, name: content.replace(old, new, 1)}


def related(parts: Parts, source: str, kind: str, target: str, *, external: bool = False) -> dict[str, str | bytes]:
    """Return the parts with a relationship more, `rId90` and up; *kind* is the end of a type's URL, or the whole URL."""
    folder, _, name = source.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if source else "_rels/.rels"
    old = str(parts.get(rels, relationships()))
    number = 90 + len(re.findall(r'Id="rId9\d"', old))
    mode = ' TargetMode="External"' if external else ""
    url = kind if "://" in kind else f"{OFFICE}/{kind}"
    entry = f'<Relationship Id="rId{number}" Type="{url}" Target="{target}"{mode}/>'
    return {**parts, rels: old.replace("</Relationships>", f"{entry}</Relationships>")}


def added(
    parts: Parts, source: str, kind: str, name: str, content: str | bytes, *, content_type: str
) -> dict[str, str | bytes]:
    """Return the parts with a part more, which *source* is related to."""
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    with_type = changed(parts, "[Content_Types].xml", "</Types>", override)
    return related({**with_type, name: content}, source, kind, f"/{name}")


def in_body(parts: Parts, xml: str) -> dict[str, str | bytes]:
    """Return the parts with more XML before the marker's paragraph."""
    return changed(parts, "word/document.xml", _MARKER_PARAGRAPH, xml + _MARKER_PARAGRAPH)


def in_part(parts: Parts, name: str, xml: str) -> dict[str, str | bytes]:
    """Return the parts with more XML at the end of a part's root, of the body in the document."""
    content = str(parts[name])
    end = content.rindex("<w:sectPr" if name == "word/document.xml" else "</")
    return {**parts, name: content[:end] + xml + content[end:]}


def relationships(*entries: tuple[str, str]) -> str:
    """Return a part of relationships: each by the end of its type's URL and its target."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


# --- the letterheads ---------------------------------------------------------------------------------------------


def letterhead() -> dict[str, str | bytes]:
    """A4; a logo and the institute's name on page 1, its short name from page 2 on, pages counted at the foot.

    The body: the sender's line, the marker, a closing. Styles have localised ids (`berschrift1`) and English names.
    """
    return {
        "[Content_Types].xml": _content_types(DOCUMENT_TYPE),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": _root("document", f"<w:body>{_BODY}{section()}</w:body>"),
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("webSettings", "webSettings.xml"),
            ("numbering", "numbering.xml"),
            ("footnotes", "footnotes.xml"),
            ("endnotes", "endnotes.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _root("styles", _STYLES),
        "word/settings.xml": _root("settings", _SETTINGS),
        "word/webSettings.xml": _root("webSettings", "<w:optimizeForBrowser/><w:allowPNG/>"),
        "word/numbering.xml": _root("numbering", _NUMBERING),
        "word/footnotes.xml": _root("footnotes", _separators("footnote")),
        "word/endnotes.xml": _root("endnotes", _separators("endnote")),
        "word/fontTable.xml": _root("fonts", _FONTS),
        "word/theme/theme1.xml": _THEME,
        "word/header1.xml": _root("hdr", _FIRST_HEADER),
        "word/_rels/header1.xml.rels": relationships(("image", "media/image1.png")),
        "word/header2.xml": _root("hdr", _paragraph("Kopfzeile", "Institut für erfundene Fragen")),
        "word/footer1.xml": _root("ftr", _FIRST_FOOTER),
        "word/_rels/footer1.xml.rels": relationships(),
        "word/footer2.xml": _root("ftr", f'<w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr>{_PAGE_OF_PAGES}</w:p>'),
        "word/media/image1.png": png(),
    }


def template() -> dict[str, str | bytes]:
    """The same as a .dotx."""
    return {**letterhead(), "[Content_Types].xml": _content_types(TEMPLATE_TYPE)}


def with_sections() -> dict[str, str | bytes]:
    """The same with a landscape page of its own behind the closing."""
    landscape = (
        f"{_paragraph('berschrift1', 'Verteiler')}{_paragraph('Standard', 'Alle Referate')}"
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body>"
    )
    ends = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    return changed(letterhead(), "word/document.xml", f"{section()}</w:body>", ends + landscape)


def without_marker() -> dict[str, str | bytes]:
    """The same without a marker: content goes before the last section's end."""
    return changed(letterhead(), "word/document.xml", _MARKER_PARAGRAPH, "")


def section() -> str:
    return (
        '<w:sectPr w:rsidR="00A1B2C3" w:rsidSect="00D4E5F6">'
        '<w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId9"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId11"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1418" w:header="709" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def png(width: int = 120, height: int = 40, *extra: tuple[bytes, bytes]) -> bytes:
    """Return a plain blue picture; *extra* are chunks of metadata."""
    rows = (b"\0" + b"\x12\x35\x5b" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), *extra, (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def picture(relation: str = 'r:embed="rId1"', *, description: str = "Wappen des Instituts", number: int = 1) -> str:
    """Return the drawing of a picture in line; *relation* is how it refers to its file."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    described = f' descr="{description}"' if description else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1440000" cy="480000"/>'
        f'<wp:docPr id="{number}" name="Grafik {number}"{described}/>'
        f'<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
        '<pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {relation}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="480000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def field(code: str, shown: str) -> str:
    """Return the runs of a field as Word writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _root(name: str, inside: str) -> str:
    return f"{_DECLARATION}<w:{name} {_SPACES}>{inside}</w:{name}>"


def _paragraph(style: str, text: str) -> str:
    return (
        f'<w:p w14:paraId="1F2E3D4C" w14:textId="77777777" w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r w:rsidRPr="00A1B2C3"><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _content_types(main: str) -> str:
    overrides = {
        "document": main,
        **{name: f"{WORD}.{name}+xml" for name in ("styles", "settings", "webSettings", "numbering")},
        **{name: f"{WORD}.{name}+xml" for name in ("footnotes", "endnotes", "fontTable")},
        **{f"header{number}": f"{WORD}.header+xml" for number in (1, 2)},
        **{f"footer{number}": f"{WORD}.footer+xml" for number in (1, 2)},
        "theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    entries = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _separators(kind: str) -> str:
    lines = {"separator": -1, "continuationSeparator": 0}
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for name, number in lines.items()
    )


_MARKER_PARAGRAPH = _paragraph("Standard", MARKER)
_BODY = (
    _paragraph("Absender", "Institut für erfundene Fragen, Musterweg 1, 10000 Musterstadt")
    + _MARKER_PARAGRAPH
    + _paragraph("Standard", "Mit freundlichen Grüßen")
)
_PAGE_OF_PAGES = (
    f'<w:r><w:t xml:space="preserve">Seite </w:t></w:r>{field("PAGE", "2")}'
    f'<w:r><w:t xml:space="preserve"> von </w:t></w:r>{field("NUMPAGES", "2")}'
)
_FIRST_HEADER = (
    '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6354"/></w:tblGrid><w:tr>'
    '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>'
    f"<w:r>{picture()}</w:r></w:p></w:tc>"
    f'<w:tc><w:tcPr><w:tcW w:w="6354" w:type="dxa"/></w:tcPr>{_paragraph("Hausname", "Institut für erfundene Fragen")}</w:tc>'
    f"</w:tr></w:tbl>{_paragraph('Kopfzeile', '')}"
)
_FIRST_FOOTER = _paragraph("Fuzeile", "Musterweg 1, 10000 Musterstadt, Telefon 000 000")

_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="de-DE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/><w:rsid w:val="00A1B2C3"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="berschrift{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="{34 - 4 * level}"/></w:rPr></w:style>'
        for level in (1, 2)
    )
    + '<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="KeineListe"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    '<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/><w:uiPriority w:val="99"/>'
    '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:after="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Fuzeile"><w:name w:val="footer"/><w:basedOn w:val="Standard"/><w:uiPriority w:val="99"/>'
    '<w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:basedOn w:val="Standard"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/><w:next w:val="Standard"/>'
    '<w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:spacing w:after="240"/></w:pPr>'
    '<w:rPr><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:color w:val="0563C1" w:themeColor="hyperlink"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Hausname"><w:name w:val="Hausname"/><w:basedOn w:val="Kopfzeile"/>'
    '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Absender"><w:name w:val="Absender"/><w:basedOn w:val="Standard"/>'
    '<w:rPr><w:sz w:val="14"/></w:rPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="3A5B7C9D"/><w:multiLevelType w:val="hybridMultilevel"/><w:tmpl w:val="5E6F7A8B"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        + ('<w:pStyle w:val="Aufzhlungszeichen"/>' if not level else "")
        + f'<w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/><w:hyphenationZone w:val="425"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids>'
    '<w:themeFontLang w:val="de-DE"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"'
    ' w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
    ' w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_FONTS = (
    '<w:font w:name="Cambria"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    '<w:font w:name="Calibri"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "7A1F3D", "lt2": "F2ECEE", "accent1": "7A1F3D", "accent2": "3D7A1F",
    "accent3": "1F3D7A", "accent4": "B8860B", "accent5": "5B5B5B", "accent6": "2F8F8F", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_THEME = (
    f'{_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Institut"><a:themeElements>'
    '<a:clrScheme name="Institut">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    + '</a:clrScheme><a:fontScheme name="Institut">'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>'
    '<a:fmtScheme name="Institut">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
