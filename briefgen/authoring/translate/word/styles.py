"""The styles of the Word file. What a translator types takes its direction, font and language from the style of its cell."""

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from briefgen.authoring.intake.form.parts import GUIDANCE
from briefgen.authoring.translate.word.parts import CODE_STYLE, SOURCE_STYLE, TARGET_STYLE
from briefgen.authoring.wordfile import BLUE, FONT, GREY
from briefgen.writers.docx.languages import kind_of, language_slot

KEY_STYLE: Final = "Key"
_SCRIPT_FONTS: Final = {"hi": "Nirmala UI", "mr": "Nirmala UI", "ne": "Nirmala UI", "ur": "Urdu Typesetting"}
"""Language → the font that Office brings for it, where its font for complex scripts does not have it or is poor."""
_COMPLEX_FONT: Final = "Arial"


def set_styles(document: Document, source: str, target: str) -> None:
    _base(document)
    _small(document, GUIDANCE, 8.5)
    _small(document, KEY_STYLE, 6.5)
    for name, tag in ((SOURCE_STYLE, source), (TARGET_STYLE, target)):
        _of_language(document, name, tag)
    token = document.styles.add_style(CODE_STYLE, WD_STYLE_TYPE.CHARACTER)
    token.font.color.rgb = BLUE
    # Codes run from left to right within words of any script, and nobody corrects their spelling.
    token.font.no_proof = True
    token.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E3E9F3"/>')
    )
    for name, bold in (("Head", True), ("Marking", True)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.bold, style.font.size, style.font.color.rgb = bold, Pt(10), BLUE
    document.styles["Marking"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _base(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(2)
    normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB"/>'))
    for name, size in (("Title", 20), ("Heading 1", 15)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, BLUE
        fonts = style.element.rPr.rFonts
        for attribute in [one for one in fonts.attrib if "heme" in one]:
            del fonts.attrib[attribute]
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _small(document: Document, name: str, size: float) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.color.rgb = Pt(size), GREY


def _of_language(document: Document, name: str, tag: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    properties = style.element.get_or_add_rPr()
    if kind_of(tag) in ("complex", "right-to-left"):
        font = _SCRIPT_FONTS.get(tag.partition("-")[0], _COMPLEX_FONT)
        properties.append(parse_xml(f'<w:rFonts {nsdecls("w")} w:cs="{font}"/>'))
        properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="24"/>'))
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:{language_slot(tag)}="{tag}"/>'))
    # Which way runs go is theirs to say: a style has no place for it.
    if kind_of(tag) == "right-to-left":
        style.element.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
