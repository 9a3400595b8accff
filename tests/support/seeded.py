"""Letterheads with one thing in each that may not go on: an attack, or what a file remembers of its makers."""

from collections.abc import Mapping

from support.letterheads import (
    DOCUMENT_TYPE,
    WORD,
    Parts,
    added,
    changed,
    field,
    in_body,
    in_part,
    letterhead,
    picture,
    png,
    related,
)

SEED = "Kuckucksei"
"""Stands in each of them, and in nothing that is made of them."""
TELLTALE = f"https://{SEED}.example/x"
SHARE = rf"file://{SEED}/share/x"

_DOCUMENT = "word/document.xml"
_FIRST_HEADER = "word/header1.xml"
_PLAIN = "application/octet-stream"
_LH = letterhead()


def _run(xml: str) -> str:
    return f"<w:p><w:r>{xml}</w:r></w:p>"


def _line(xml: str) -> str:
    return f"<w:p>{xml}</w:p>"


def _words(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _setting(xml: str, *, before: str = "<w:defaultTabStop") -> Parts:
    return changed(_LH, "word/settings.xml", before, xml + before)


def _box(inside: str) -> str:
    """Return a text box as Word writes it, in both forms."""
    return _run(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1440000" cy="720000"/>'
        '<wp:docPr id="7" name="Textfeld 7"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>'
        f"{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape id="Textfeld_x0020_7" style="width:113pt;height:57pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def anchored(across: tuple[str, int], down: tuple[str, int]) -> str:
    """Return a text box that stands where it is put, each way by what it counts from and how far."""
    places = "".join(
        f'<wp:position{way} relativeFrom="{base}"><wp:posOffset>{far}</wp:posOffset></wp:position{way}>'
        for way, (base, far) in (("H", across), ("V", down))
    )
    start = (
        '<wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{places}'
    )
    return _box(_line(_words(SEED))).replace("<wp:inline>", start).replace("</wp:inline>", "</wp:anchor>")


def shape(style: str) -> str:
    """Return a text box as an older Word writes it."""
    inside = f"<v:textbox><w:txbxContent>{_line(_words(SEED))}</w:txbxContent></v:textbox>"
    return _run(f'<w:pict><v:shape id="x" style="{style}">{inside}</v:shape></w:pict>')


_SPREAD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>D</w:instrText></w:r><w:r><w:instrText>DEAU</w:instrText></w:r>'
    f'<w:r><w:instrText xml:space="preserve">TO cmd {SEED} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{_words("Kurs")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> QUOTE </w:instrText></w:r>'
    + field(f"DDE {SEED} x", "Kurs")
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + _words("Tag")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_NAMED_BY_A_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + field("REF x", "INCLUDETEXT")
    + f'<w:r><w:instrText xml:space="preserve"> "{TELLTALE}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_READ_TWO_WAYS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:instrText>PAGE </w:instrText></mc:Choice>'
    f"<mc:Fallback><w:instrText>DDEAUTO cmd {SEED} </w:instrText></mc:Fallback></mc:AlternateContent></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_UNENDED = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd {SEED}</w:instrText></w:r>'
_OLE = (
    '<w:object><v:shape id="ole1" style="width:50pt;height:50pt"/>'
    '<o:OLEObject Type="Embed" ProgID="Package" ShapeID="ole1" DrawAspect="Content" ObjectID="_1" r:id="rId90"/></w:object>'
)
_LINKED_VML = (
    f'<w:pict><v:shape id="bild1" style="width:50pt;height:50pt"><v:imagedata src="{SHARE}" o:href="{TELLTALE}"'
    f' o:title="{SEED}"/></v:shape></w:pict>'
)

ATTACKS: Mapping[str, tuple[Parts, str]] = {
    "macros": (
        {
            **added(_LH, _DOCUMENT, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "word/vbaProject.bin", SEED, content_type="application/vnd.ms-office.vbaProject"),
            "[Content_Types].xml": str(_LH["[Content_Types].xml"]).replace(DOCUMENT_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        },
        "BG957",
    ),
    "keys": (added(_LH, _DOCUMENT, "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations", "word/customizations.xml", f"<x>{SEED}</x>", content_type="application/vnd.ms-word.keyMapCustomizations+xml"), "BG957"),
    "ribbon": (added(_LH, "", "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "customUI/customUI.xml", f"<x>{SEED}</x>", content_type="application/xml"), "BG957"),
    "attached template": (
        related(_setting('<w:attachedTemplate r:id="rId90"/>'), "word/settings.xml", "attachedTemplate", TELLTALE, external=True),
        "BG958",
    ),
    "linked picture": (related(in_body(_LH, _run(picture('r:link="rId90"', number=2))), _DOCUMENT, "image", TELLTALE, external=True), "BG958"),
    "linked picture in a header": (related(in_part(_LH, _FIRST_HEADER, _run(picture('r:link="rId90"', number=2))), _FIRST_HEADER, "image", SHARE, external=True), "BG958"),
    "linked picture in the theme": (related(changed(_LH, "word/theme/theme1.xml", "<a:bgFillStyleLst>", '<a:bgFillStyleLst><a:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId90"/><a:stretch/></a:blipFill>'), "word/theme/theme1.xml", "image", TELLTALE, external=True), "BG958"),
    "remote header": (related(changed(_LH, _DOCUMENT, 'w:type="default" r:id="rId10"', 'w:type="default" r:id="rId90"'), _DOCUMENT, "header", TELLTALE, external=True), "BG958"),
    "remote frame": (related(_LH, "word/webSettings.xml", "frame", TELLTALE, external=True), "BG958"),
    "remote mail merge": (related(_setting('<w:mailMerge><w:dataSource r:id="rId90"/></w:mailMerge>'), "word/settings.xml", "mailMergeSource", SHARE, external=True), "BG958"),
    "remote relationship of the package": (related(_LH, "", "http://example.org/kinds/unheard", TELLTALE, external=True), "BG958"),
    "DDE field": (in_body(_LH, _line(field(f"DDEAUTO cmd {SEED}", "Kurs"))), "BG959"),
    "DDE field over runs": (in_body(_LH, _line(_SPREAD)), "BG959"),
    "DDE field in another's code": (in_body(_LH, _line(_NESTED)), "BG959"),
    "field that a field names": (in_body(_LH, _line(_NAMED_BY_A_FIELD)), "BG959"),
    "field that programs read two ways": (in_body(_LH, _line(_READ_TWO_WAYS)), "BG959"),
    "field without an end": (in_body(_LH, _line(_UNENDED)), "BG959"),
    "field over paragraphs": (in_body(_LH, _line(_UNENDED) + _line('<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _words("Kurs")) + _line('<w:r><w:fldChar w:fldCharType="end"/></w:r>')), "BG959"),
    "INCLUDETEXT in one element": (in_body(_LH, _line(f'<w:fldSimple w:instr=" includetext &quot;{SHARE}&quot; "><w:r><w:t>Kurs</w:t></w:r></w:fldSimple>')), "BG959"),
    "INCLUDEPICTURE in a header": (in_part(_LH, _FIRST_HEADER, _line(field(f'INCLUDEPICTURE "{TELLTALE}" \\d', "Kurs"))), "BG959"),
    "LINK in a text box": (in_body(_LH, _box(_line(field(f"LINK Excel.Sheet.12 {SEED} A1", "Kurs")))), "BG959"),
    "MACROBUTTON": (in_body(_LH, _line(field(f"MACROBUTTON {SEED} Kurs", ""))), "BG959"),
    "form field with a macro": (in_body(_LH, _line(field("FORMTEXT", "Kurs").replace('"begin"/>', f'"begin"><w:ffData><w:entryMacro w:val="{SEED}"/></w:ffData></w:fldChar>'))), "BG968"),
    "link field to a share": (in_body(_LH, _line(field(f'HYPERLINK \\o "Tipp" "{SHARE}"', "Kurs"))), "BG959"),
    "OLE object": (added(in_body(_LH, _run(_OLE)), _DOCUMENT, "oleObject", "word/embeddings/oleObject1.bin", SEED, content_type="application/vnd.openxmlformats-officedocument.oleObject"), "BG960"),
    "linked OLE object": (related(in_body(_LH, _run(_OLE.replace("Embed", "Link"))), _DOCUMENT, "oleObject", SHARE, external=True), "BG958"),
    "ActiveX": (added(in_body(_LH, _run('<w:control r:id="rId90" w:name="Knopf"/>')), _DOCUMENT, "control", "word/activeX/activeX1.xml", f"<x>{SEED}</x>", content_type="application/vnd.ms-office.activeX+xml"), "BG960"),
    "altChunk": (added(in_body(_LH, '<w:altChunk r:id="rId90"/>'), _DOCUMENT, "aFChunk", "word/chunk.html", f"<p>{SEED}</p>", content_type="text/html"), "BG960"),
    "altChunk elsewhere": (related(in_body(_LH, '<w:altChunk r:id="rId90"/>'), _DOCUMENT, "aFChunk", TELLTALE, external=True), "BG958"),
    "sub-document": (related(in_body(_LH, '<w:subDoc r:id="rId90"/>'), _DOCUMENT, "subDocument", SHARE, external=True), "BG958"),
    "chart": (added(in_body(_LH, _run('<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="9" name="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId90"/></a:graphicData></a:graphic></wp:inline></w:drawing>')), _DOCUMENT, "chart", "word/charts/chart1.xml", f"<x>{SEED}</x>", content_type="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"), "BG960"),
    "link to a share": (related(in_body(_LH, _line(f'<w:hyperlink r:id="rId90">{_words("Kurs")}</w:hyperlink>')), _DOCUMENT, "hyperlink", SHARE, external=True), "BG961"),
    "link to a script": (related(in_body(_LH, _line(f'<w:hyperlink r:id="rId90">{_words("Kurs")}</w:hyperlink>')), _DOCUMENT, "hyperlink", f"javascript:{SEED}", external=True), "BG961"),
    "link on a picture": (related(changed(_LH, _FIRST_HEADER, 'descr="Wappen des Instituts"/>', 'descr="Wappen"><a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="rId90"/></wp:docPr>'), _FIRST_HEADER, "hyperlink", SHARE, external=True), "BG961"),
    "picture from elsewhere in VML": (in_body(_LH, _run(_LINKED_VML)), "BG958"),
    "EMF picture": (added(in_body(_LH, _run(picture('r:embed="rId90"', number=2))), _DOCUMENT, "image", "word/media/image2.emf", b"\x01\0\0\0" + SEED.encode(), content_type="image/x-emf"), "BG962"),
    "SVG picture": (added(in_body(_LH, _run(picture('r:embed="rId90"', number=2))), _DOCUMENT, "image", "word/media/image2.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><script>{SEED}</script></svg>', content_type="image/svg+xml"), "BG962"),
    "HTML that says it is a picture": (added(in_body(_LH, _run(picture('r:embed="rId90"', number=2))), _DOCUMENT, "image", "word/media/image2.png", f"<html>{SEED}</html>", content_type="image/png"), "BG962"),
}  # fmt: skip
"""By name: the letterhead, and the code of what is said of it; none where nothing comes of what was never whole."""

_HIDDEN_STYLE = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Versteckt"><w:name w:val="Versteckt"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Erbe"><w:name w:val="Erbe"/><w:basedOn w:val="Versteckt"/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish w:val="true"/></w:rPr></w:style>'
)
_UNSEEN_STYLES = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="Nie"><w:name w:val="Nie"/><w:rPr><w:specVanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Winzig"><w:name w:val="Winzig"/><w:rPr><w:sz w:val="1"/></w:rPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Tafel"><w:name w:val="Tafel"/><w:tblStylePr w:type="wholeTable"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>'
)
_HIDING = in_part(_LH, "word/styles.xml", _HIDDEN_STYLE + _UNSEEN_STYLES)
_COMMENTED = f'<w:commentRangeStart w:id="5"/>{_words("Kurs")}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
_BY = f'w:id="31" w:author="{SEED}" w:date="2024-02-03T00:00:00Z"'
_COMMENTS = f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment {_BY}/></w:comments>'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{SEED}</dc:creator></cp:coreProperties>'
)
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{0}</Company></Properties>'
_PEOPLE = f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{SEED}"/></w15:people>'
_FOOTNOTE = f'<w:footnote w:id="2"><w:p>{_words(SEED)}</w:p></w:footnote>'
_TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    "<w:tr><w:trPr>{0}</w:trPr><w:tc><w:p>{1}</w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_BOUND = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x/{SEED}" w:storeItemID="{{1}}"/><w:text/></w:sdtPr><w:sdtContent>{_line(_words("Kurs"))}</w:sdtContent></w:sdt>'

RESIDUE: Mapping[str, tuple[Parts, str]] = {
    "author": (added(_LH, "", _CORE_KIND, "docProps/core.xml", _CORE, content_type="application/vnd.openxmlformats-package.core-properties+xml"), "BG966"),
    "company": (added(_LH, "", "extended-properties", "docProps/app.xml", _APP.format(SEED), content_type="application/vnd.openxmlformats-officedocument.extended-properties+xml"), "BG966"),
    "properties of its own": (added(_LH, "", "custom-properties", "docProps/custom.xml", f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="{SEED}"/></Properties>', content_type="application/vnd.openxmlformats-officedocument.custom-properties+xml"), "BG966"),
    "reviewers": (added(_LH, _DOCUMENT, "http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml", _PEOPLE, content_type=f"{WORD}.people+xml"), "BG966"),
    "comments": (added(in_body(_LH, _line(_COMMENTED)), _DOCUMENT, "comments", "word/comments.xml", _COMMENTS, content_type=f"{WORD}.comments+xml"), "BG964"),
    "insertion": (in_body(_LH, _line(f'<w:ins {_BY}>{_words("Kurs")}</w:ins>')), "BG964"),
    "deletion": (in_body(_LH, _line(f'{_words("Kurs")}<w:del w:id="31" w:author="x"><w:r><w:delText>{SEED}</w:delText></w:r></w:del>')), "BG964"),
    "moved text": (in_body(_LH, _line(f'<w:moveFromRangeStart {_BY} w:name="x"/><w:moveFrom w:id="32" w:author="x">{_words(SEED)}</w:moveFrom><w:moveFromRangeEnd w:id="31"/>{_words("Kurs")}')), "BG964"),
    "changed look": (in_body(_LH, _line(f"<w:r><w:rPr><w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr><w:t>Kurs</w:t></w:r>")), "BG964"),
    "changed style": (changed(_LH, "word/styles.xml", "</w:rPr></w:style>", f"<w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr></w:style>"), "BG964"),
    "deleted row": (in_body(_LH, _TABLE.format(f"<w:del {_BY}/>", _words(SEED))), "BG964"),
    "deleted end of a paragraph": (in_body(_LH, f'<w:p><w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr>{_words("Kurs")}</w:p>'), "BG964"),
    "hidden text": (in_body(_LH, _line(_words(SEED, "<w:vanish/>") + _words("Kurs"))), "BG965"),
    "hidden text in a footer": (in_part(_LH, "word/footer1.xml", _line(_words(SEED, "<w:vanish/>") + _words("Kurs"))), "BG965"),
    "text of a hiding style": (in_body(_HIDING, f'<w:p><w:pPr><w:pStyle w:val="Versteckt"/></w:pPr>{_words(SEED)}</w:p>'), "BG965"),
    "text of a style on a hiding one": (in_body(_HIDING, f'<w:p><w:pPr><w:pStyle w:val="Erbe"/></w:pPr>{_words(SEED)}</w:p>'), "BG965"),
    "text of a hiding character style": (in_body(_HIDING, _line(_words(SEED, '<w:rStyle w:val="Weg"/>'))), "BG965"),
    "hidden paragraph": (in_body(_LH, f'<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{_words(SEED, "<w:vanish/>")}</w:p>'), "BG965"),
    "hidden row": (in_body(_LH, _TABLE.format("<w:hidden/>", _words(SEED))), "BG965"),
    "hidden drawing": (in_body(_LH, _box(_line(_words(SEED))).replace('name="Textfeld 7"', 'name="Textfeld 7" hidden="1"').replace("height:57pt", "height:57pt;visibility:hidden")), "BG965"),
    "text hidden for good": (in_body(_LH, _line(_words(SEED, "<w:specVanish/>") + _words("Kurs"))), "BG965"),
    "text of a style that hides for good": (in_body(_HIDING, _line(_words(SEED, '<w:rStyle w:val="Nie"/><w:vanish w:val="0"/>'))), "BG965"),
    "text of a hiding style of tables": (in_body(_HIDING, _TABLE.format("", _words(SEED)).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Tafel"/>')), "BG965"),
    "letters of no size": (in_body(_LH, _line(_words(SEED, '<w:sz w:val="2"/>') + _words("Kurs"))), "BG965"),
    "letters of a style of no size": (in_body(_HIDING, _line(_words(SEED, '<w:rStyle w:val="Winzig"/>'))), "BG965"),
    "text box above the page": (in_body(_LH, anchored(("page", 0), ("page", -2000000))), "BG965"),
    "text box far right of its column": (in_body(_LH, anchored(("column", 9000000), ("page", 0))), "BG965"),
    "shape left of the page": (in_body(_LH, shape("position:absolute;margin-left:-900pt;margin-top:0;width:100pt;height:50pt")), "BG965"),
    "frame left of the page": (in_body(_LH, f'<w:p><w:pPr><w:framePr w:w="1000" w:hAnchor="page" w:x="-2000" w:vAnchor="page" w:y="1"/></w:pPr>{_words(SEED)}</w:p>'), "BG965"),
    "tip of a link": (in_body(_LH, _line(f'<w:hyperlink w:anchor="x" w:tooltip="{SEED}">{_words("Kurs")}</w:hyperlink>')), "BG966"),
    "tip of a field": (in_body(_LH, _line(field(f'HYPERLINK "https://institut.example" \\o "{SEED}"', "Kurs"))), "BG966"),
    "tip of a field over runs": (in_body(_LH, _line(field('HYPERLINK "https://institut.example" \\o "Tipp ', "Kurs").replace("</w:instrText>", f'</w:instrText><w:instrText>{SEED}"</w:instrText>'))), "BG966"),
    "tip of a simple field": (in_body(_LH, _line(f'<w:fldSimple w:instr="HYPERLINK &quot;https://institut.example&quot; \\o &quot;{SEED}&quot;">{_words("Kurs")}</w:fldSimple>')), "BG966"),
    "bookmark that nothing names": (in_body(_LH, _line(f'<w:bookmarkStart w:id="3" w:name="{SEED}"/>{_words("Kurs")}<w:bookmarkEnd w:id="3"/>')), ""),
    "object without its file": (in_body(_LH, _run(f'<w:object><v:shape id="s"/><o:OLEObject Type="Embed" ProgID="{SEED}" r:id="rId77"/></w:object>')), "BG960"),
    "note that nobody calls": (in_part(_LH, "word/footnotes.xml", _FOOTNOTE), "BG965"),
    "custom XML": (added(_LH, _DOCUMENT, "customXml", "customXml/item1.xml", f"<x>{SEED}</x>", content_type="application/xml"), "BG966"),
    "bound form field": (in_body(_LH, _BOUND), "BG966"),
    "document variables": (_setting(f'<w:docVars><w:docVar w:name="{SEED}" w:val="1"/></w:docVars>', before="<w:rsids>"), "BG966"),
    "unused picture": (added(_LH, _DOCUMENT, "image", "word/media/alt.png", png(8, 8, (b"tEXt", SEED.encode())), content_type="image/png"), "BG966"),
    "part that nothing refers to": ({**_LH, "word/media/alt.png": png(8, 8, (b"tEXt", SEED.encode()))}, "BG966"),
    "building blocks": (added(_LH, _DOCUMENT, "glossaryDocument", "word/glossary/document.xml", f"<x>{SEED}</x>", content_type=f"{WORD}.document.glossary+xml"), "BG966"),
    "printer": (added(_LH, _DOCUMENT, "printerSettings", "word/printerSettings1.bin", SEED, content_type=_PLAIN), "BG966"),
    "thumbnail": (added(_LH, "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", SEED, content_type="image/jpeg"), "BG966"),
    "signature": (added(_LH, "", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs", SEED, content_type=_PLAIN), "BG966"),
    "part of an unknown kind": (added(_LH, _DOCUMENT, "http://example.org/kinds/unheard", "word/unheard.xml", f"<x>{SEED}</x>", content_type="application/xml"), "BG966"),
    "embedded font": (added(changed(_LH, "word/fontTable.xml", '<w:pitch w:val="variable"/></w:font>', '<w:pitch w:val="variable"/><w:embedRegular r:id="rId90" w:fontKey="{1}"/></w:font>'), "word/fontTable.xml", "font", "word/fonts/font1.odttf", SEED, content_type="application/vnd.openxmlformats-officedocument.obfuscatedFont"), "BG967"),
    "author field": (in_body(_LH, _line(field("AUTHOR", SEED))), "BG968"),
    "file name field": (in_body(_LH, _line(field("FILENAME \\p", SEED))), "BG968"),
    "alternative that is not shown": (in_body(_LH, _line(field(f'IF 1 = 1 "Kurs" "{SEED}"', "Kurs"))), "BG968"),
    "index entry": (in_body(_LH, _line(field(f'XE "{SEED}"', ""))), "BG968"),
    "revision ids": ({name: content.replace("00D4E5F6", SEED) if isinstance(content, str) else content for name, content in _LH.items()}, ""),
    "metadata of a picture": ({**_LH, "word/media/image1.png": png(120, 40, (b"tEXt", SEED.encode()), (b"eXIf", SEED.encode()))}, ""),
    "file name of a picture": (changed(_LH, _FIRST_HEADER, '<pic:cNvPr id="0" name=""/>', f'<pic:cNvPr id="0" name="{SEED}.png" descr="C:\\{SEED}"/>'), ""),
    "name of a part": ({(name.replace("image1", SEED)): content.replace("image1", SEED) if isinstance(content, str) else content for name, content in _LH.items()}, ""),
    "name of a person who may edit": (in_body(_LH, _line(f'<w:permStart w:id="1" w:ed="{SEED}"/>{_words("Kurs")}<w:permEnd w:id="1"/>')), ""),
    "XML comment": ({**_LH, _DOCUMENT: str(_LH[_DOCUMENT]).replace("<w:body>", f"<!-- {SEED} --><w:body>")}, ""),
    "what a stranger's program added": (changed(_LH, _DOCUMENT, "<w:body>", f'<w:body><x:note xmlns:x="http://example.org/x">{SEED}</x:note>'), ""),
    "attribute that a stranger's program added": (changed(_LH, _DOCUMENT, "<w:p ", f'<w:p xmlns:x="http://{SEED}.example" x:by="{SEED}" '), ""),
    "drawing packed into an attribute": (in_body(_LH, _run(f'<w:pict><v:shape id="s1" style="width:50pt;height:50pt" o:gfxdata="{SEED}" target="{SEED}"/></w:pict>')), ""),
    "link on a shape": (in_body(_LH, _run(f'<w:pict><v:shape id="s1" style="width:50pt;height:50pt" href="{SHARE}"/></w:pict>')), "BG961"),
}  # fmt: skip
"""The same of what goes on in nobody's interest; no code where every Word file has it and nobody wrote it."""
