"""The styles of the form: each field's label is a part of its style, so it stands in front of whatever has the style."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from briefgen.authoring.intake.form.parts import ANSWER, FIELDS, GUIDANCE, QUESTION, SECTIONS, STATEMENT
from briefgen.authoring.wordfile import BLUE, FONT, GREY

_LABEL: Final = 1701
"""Width of the labels' column, in twentieths of a point: 3 cm."""
_LEADING: Final = (STATEMENT, QUESTION)
_ENDING: Final = ("Readers", "Name", "Desk note")
"""Behind which a page may end."""


def set_styles(document: Document) -> None:
    """Give the document the form's styles, and no list but those that are its labels."""
    _base(document)
    labels = [STATEMENT, QUESTION, ANSWER, *(field.style for field in FIELDS)]
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, label in enumerate(labels, 1):
        _add_field_style(document, label, number)
    for number, label in enumerate(labels, 1):
        numbering.append(_abstract(label, number))
    for number in range(1, len(labels) + 1):
        xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        numbering.append(parse_xml(xml))
    for first, second in _following():
        document.styles[first].next_paragraph_style = document.styles[second]


def _base(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB"/>'))
    normal.paragraph_format.space_after = Pt(4)
    for name, size, before, after in (("Title", 24, 0, 6), ("Heading 1", 15, 20, 4)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = BLUE
        fonts = style.element.rPr.rFonts
        for attribute in list(fonts.attrib):
            if "heme" in attribute:
                del fonts.attrib[attribute]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    guidance = document.styles.add_style(GUIDANCE, WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = normal
    guidance.font.size, guidance.font.italic, guidance.font.color.rgb = Pt(9.5), True, GREY
    guidance.paragraph_format.space_after = Pt(6)
    guidance.paragraph_format.keep_with_next = True
    guidance.quick_style = True


def _add_field_style(document: Document, name: str, number: int) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    leading = name in _LEADING
    style.font.size = Pt(11 if leading or name == ANSWER else 10)
    style.paragraph_format.space_before = Pt(10 if leading else 0)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.keep_with_next = name not in _ENDING
    style.paragraph_format.left_indent = Cm(3)
    style.paragraph_format.first_line_indent = Cm(-3)
    properties = style.element.get_or_add_pPr()
    # The schema's order: what keeps lines together, then the list, then the border, then spacing and indents.
    properties._insert_numPr(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))  # noqa: SLF001 - python-docx puts it in its place
    if leading:
        border = '<w:top w:val="single" w:sz="4" w:space="4" w:color="BFC8D9"/>'
        properties.numPr.addnext(parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"))


def _abstract(label: str, number: int) -> Any:
    style = label.replace(" ", "")
    colour = "1F3864" if label in (*_LEADING, ANSWER) else "7F7F7F"
    bold = "<w:b/>" if label in (*_LEADING, ANSWER) else ""
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:pStyle w:val="{style}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{_LABEL}"/></w:tabs><w:ind w:left="{_LABEL}" w:hanging="{_LABEL}"/></w:pPr>'
        f'<w:rPr>{bold}<w:i w:val="0"/><w:color w:val="{colour}"/><w:sz w:val="19"/></w:rPr></w:lvl></w:abstractNum>'
    )


def _following() -> Iterator[tuple[str, str]]:
    """Yield for each style the one that Enter leads to: through a statement's fields, then to the next statement."""
    found: dict[str, str] = {}
    for section in SECTIONS:
        for first, second in zip(section.skeleton, [*section.skeleton[1:], section.skeleton[0]], strict=True):
            found.setdefault(first, second)
    found[STATEMENT] = "Source"
    found["Readers"] = STATEMENT
    following: Mapping[str, str] = found
    yield from following.items()
