"""Letterheads with something of their own that a brief has to live with: each is the made-up one with one thing changed."""

from support.letterheads import MARKER, Parts, changed, field, in_part, letterhead, with_sections

MARKED = f'<w:r w:rsidRPr="00A1B2C3"><w:t xml:space="preserve">{MARKER}</w:t></w:r>'
MARKER_PARAGRAPH = (
    '<w:p w14:paraId="1F2E3D4C" w14:textId="77777777" w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6">'
    f'<w:pPr><w:pStyle w:val="Standard"/></w:pPr>{MARKED}</w:p>'
)


IN_CONTROL = "Hier steht der Text."


def plain(style: str, text: str) -> str:
    """Return a paragraph in a style of the letterhead's."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def in_place_of_marker(xml: str, parts: Parts | None = None) -> dict[str, str | bytes]:
    return changed(parts or letterhead(), "word/document.xml", MARKER_PARAGRAPH, xml)


def in_runs() -> dict[str, str | bytes]:
    """The marker as Word often splits it, with a mark of its spelling checker within."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in (" {{", "briefgen", ".body}}"))
    return in_place_of_marker(f'<w:p><w:proofErr w:type="spellStart"/>{runs}<w:proofErr w:type="spellEnd"/></w:p>')


def in_table(marker: str = MARKER_PARAGRAPH) -> dict[str, str | bytes]:
    cell = '<w:tc><w:tcPr><w:tcW w:w="4677" w:type="dxa"/></w:tcPr>'
    return in_place_of_marker(
        '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4677"/><w:gridCol w:w="4677"/></w:tblGrid>'
        f"<w:tr>{cell}{plain('Standard', 'Vorgang')}</w:tc>{cell}{marker}</w:tc></w:tr></w:tbl>"
    )


def between_tables() -> dict[str, str | bytes]:
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9354"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="9354" w:type="dxa"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
    )
    above, below = (table.format(plain("Standard", said)) for said in ("Vorgang", "Verteiler"))
    return in_place_of_marker(above + MARKER_PARAGRAPH + below)


def twice() -> dict[str, str | bytes]:
    return in_place_of_marker(MARKER_PARAGRAPH + plain("Standard", "Anlage") + MARKER_PARAGRAPH)


def in_control() -> dict[str, str | bytes]:
    return in_place_of_marker(
        '<w:sdt><w:sdtPr><w:alias w:val="briefgen.body"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>'
        f"{plain('Standard', IN_CONTROL)}</w:sdtContent></w:sdt>"
    )


def at_bookmark() -> dict[str, str | bytes]:
    return in_place_of_marker('<w:p><w:bookmarkStart w:id="5" w:name="briefgen_body"/><w:bookmarkEnd w:id="5"/></w:p>')


def ends_section() -> dict[str, str | bytes]:
    """A marker whose paragraph ends the first of two sections."""
    parts = with_sections()
    document = str(parts["word/document.xml"])
    start = document.index("<w:p><w:pPr><w:sectPr")
    end = document.index("</w:p>", start) + len("</w:p>")
    closing = document[start:end].replace("</w:pPr></w:p>", f"</w:pPr>{MARKED}</w:p>")
    whole = document[:start] + closing + document[end:]
    return {**parts, "word/document.xml": whole.replace(MARKER_PARAGRAPH, "", 1)}


def numbered_headings(
    *texts: str, form: str = "decimal", above: str = "", parts: Parts | None = None
) -> dict[str, str | bytes]:
    """Headings numbered by a list of their own, to which their styles are linked; *above* stands before the marker."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="berschrift{level + 1}"/>' if level < 2 else "")
        + f'<w:lvlText w:val="{texts[min(level, len(texts) - 1)]}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    abstract = f'<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    made = changed(parts or letterhead(), "word/numbering.xml", '<w:num w:numId="1">', f'{abstract}<w:num w:numId="1">')
    made = in_part(made, "word/numbering.xml", '<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>')
    for level in range(2):
        linked = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="6"/></w:numPr>'
        made = changed(
            made,
            "word/styles.xml",
            '<w:keepLines/><w:spacing w:before="240"/>',
            f'<w:keepLines/>{linked}<w:spacing w:before="241"/>',
        )
    return in_place_of_marker(above + MARKER_PARAGRAPH, made) if above else made


def with_note() -> dict[str, str | bytes]:
    """A footnote of its own above the text."""
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Vertraulich</w:t></w:r></w:p></w:footnote>'
    called = '<w:p><w:r><w:t xml:space="preserve">Hinweis</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return in_part(in_place_of_marker(called + MARKER_PARAGRAPH), "word/footnotes.xml", note)


def even_and_odd() -> dict[str, str | bytes]:
    return changed(
        letterhead(),
        "word/settings.xml",
        "<w:characterSpacingControl",
        "<w:evenAndOddHeaders/><w:characterSpacingControl",
    )


def bare() -> dict[str, str | bytes]:
    """Without numbering, notes, header, footer, and with no text but the empty paragraph of a new document."""
    parts = letterhead()
    document = str(parts["word/document.xml"])
    start, end = document.index("<w:body>") + len("<w:body>"), document.index("</w:body>")
    page = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    whole = f"{document[:start]}<w:p/><w:sectPr>{page}</w:sectPr>{document[end:]}"
    gone = ("numbering", "footnotes", "endnotes", "header1", "header2", "footer1", "footer2")
    rels = str(parts["word/_rels/document.xml.rels"])
    types = str(parts["[Content_Types].xml"])
    for name in gone:
        at = rels.index(f'Target="{name}.xml"')
        first, last = rels.rindex("<Relationship ", 0, at), rels.index("/>", at) + 2
        rels = rels[:first] + rels[last:]
        at = types.index(f"/word/{name}.xml")
        first, last = types.rindex("<Override ", 0, at), types.index("/>", at) + 2
        types = types[:first] + types[last:]
    settings = str(parts["word/settings.xml"])
    first, last = settings.index("<w:footnotePr>"), settings.index("</w:endnotePr>") + len("</w:endnotePr>")
    styles = str(parts["word/styles.xml"]).replace('<w:numPr><w:numId w:val="1"/></w:numPr>', "")
    kept = {
        name: content
        for name, content in parts.items()
        if not any(f"word/{each}." in name or f"rels/{each}." in name for each in gone)
    }
    return {
        **kept,
        "word/document.xml": whole,
        "word/_rels/document.xml.rels": rels,
        "[Content_Types].xml": types,
        "word/settings.xml": settings[:first] + settings[last:],
        "word/styles.xml": styles,
    }


def counting_in_header() -> dict[str, str | bytes]:
    return changed(letterhead(), "word/header2.xml", "</w:p>", f"{field('PAGE', '2')}</w:p>")
