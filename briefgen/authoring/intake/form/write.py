"""The form as it is handed out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from briefgen.authoring.intake.form.parts import (
    BY_STYLE,
    GUIDANCE,
    HEAD,
    SECTIONS,
    SOURCE_COLUMNS,
    SOURCE_LIST,
    Section,
)
from briefgen.authoring.intake.form.remembered import as_memory, names_below
from briefgen.authoring.intake.form.styles import set_styles
from briefgen.authoring.intake.said import said
from briefgen.authoring.wordfile import BLUE, finished, new_document
from briefgen.content.pack import Pack
from briefgen.content.values import value_at

_EMPTY_SOURCES: Final = 4
_SETS: Final = 2
"""How many empty statements each section begins with."""
_INTRODUCTION: Final = (
    "Fill in what you know, and leave the rest blank. The words at the left come with the style of a paragraph: to add one, press"
    " Enter, or choose its style (Statement, Source, Certainty …) in the gallery of styles. Grey notes like this one are not read."
)
_CHOICE_WIDTHS: Final = (3.4, 7.2, 5.9)
_SOURCE_WIDTHS: Final = (2.4, 5.0, 2.8, 2.6, 2.6, 2.4, 2.8, 4.0)


def write_form(
    given: Mapping[str, str], *, readers: Sequence[str], markings: Sequence[str], pack: Pack | None = None
) -> bytes:
    """Return an empty form; *given* has by their labels the values of its first table that are known already, and *pack*,
    where it is there, what statements may name and cite.
    """
    document = new_document()
    set_styles(document)
    _page(document)
    document.add_paragraph(f"Intake: {given['Title']}" if given.get("Title") else "Intake form", style="Title")
    document.add_paragraph(_INTRODUCTION, style=GUIDANCE)
    _head(document, given, readers, markings)
    for section in SECTIONS:
        _section(document, section, pack)
    _sources(document, pack)
    if pack is not None:
        document.core_properties.keywords = as_memory(pack.front)
    return finished(document, "Intake form")


def _page(document: Document) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)


def _head(document: Document, given: Mapping[str, str], readers: Sequence[str], markings: Sequence[str]) -> None:
    table = _table(document, len(HEAD), _CHOICE_WIDTHS)
    tips = {"Readers": f"Of: {', '.join(readers)}"} if readers else {}
    for row, head in zip(table.rows, HEAD, strict=True):
        label, value, tip = row.cells
        _label(label, head.label)
        _guide(tip, f"{head.tip} {tips.get(head.label, '')}".strip())
        choices = tuple(markings) if head.label == "Marking" else head.field.choices
        if choices:
            _choose(value.paragraphs[0], choices, given.get(head.label, ""))
        else:
            value.paragraphs[0].add_run(given.get(head.label, ""))


def _section(document: Document, section: Section, pack: Pack | None) -> None:
    document.add_paragraph(section.title, style="Heading 1")
    document.add_paragraph(section.about, style=GUIDANCE)
    for name, words in names_below(section, pack):
        paragraph = document.add_paragraph(f"{name}: {words}", style=GUIDANCE)
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.keep_with_next = False
    for _ in range(_SETS):
        for style in section.skeleton:
            paragraph = document.add_paragraph(style=style)
            if style in BY_STYLE and (choices := BY_STYLE[style].choices):
                _choose(paragraph, choices, "")


def _sources(document: Document, pack: Pack | None) -> None:
    page = document.add_section()
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    document.add_paragraph(SOURCE_LIST, style="Heading 1")
    about = (
        "One source a row. Name: small letters, digits, hyphens; this is what the statements cite. Issued: the full day; or the word"
        " unknown: then Received is a must, and it is internal. Who may cite it: public, official or internal."
    )
    known = tuple(pack.registers.sources.values()) if pack else ()
    if known:
        about += " The grey rows are what the pack has; they are not read: add new ones below."
    document.add_paragraph(about, style=GUIDANCE)
    table = _table(document, len(known) + _EMPTY_SOURCES + 1, _SOURCE_WIDTHS)
    for cell, column in zip(table.rows[0].cells, SOURCE_COLUMNS, strict=True):
        _label(cell, column.head)
    table._tbl.tr_lst[0].get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001 - python-docx has no other door to a row's XML
    rows = table.rows[1:]
    for row, source in zip(rows, known, strict=False):
        for cell, column in zip(row.cells, SOURCE_COLUMNS, strict=True):
            _lock(cell, said(value_at(source, column.path)))
    for row in rows[len(known) :]:
        for cell, column in zip(row.cells, SOURCE_COLUMNS, strict=True):
            if column.choices and not column.open:
                _choose(cell.paragraphs[0], column.choices, "")


def _table(document: Document, rows: int, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFC8D9"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 - nor to a table's
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].paragraph_format.space_before = Pt(2)
    return table


def _label(cell: _Cell, words: str) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.bold = True
    run.font.size = Pt(10)
    run.font.color.rgb = BLUE
    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - nor to a cell's
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF2F8"/>')
    )


def _guide(cell: _Cell, words: str) -> None:
    cell.paragraphs[0].style = GUIDANCE
    cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    cell.paragraphs[0].add_run(words)


def _lock(cell: _Cell, words: str) -> None:
    """Put words into a cell that are neither to be changed nor read."""
    paragraph = cell.paragraphs[0]
    paragraph.style = GUIDANCE
    paragraph.paragraph_format.keep_with_next = False
    control: Any = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>"
    )
    control.find(f".//{qn('w:t')}").text = words
    if words:
        paragraph._p.append(control)  # noqa: SLF001 - nor to a paragraph's


def _choose(paragraph: Paragraph, choices: Sequence[str], chosen: str) -> None:
    """Put a drop-down list into a paragraph; where nothing is chosen it shows what to do, which is not read."""
    items = "".join(f"<w:listItem w:displayText={quoteattr(word)} w:value={quoteattr(word)}/>" for word in choices)
    shown = chosen or "choose"
    hint = "" if chosen else "<w:showingPlcHdr/>"
    colour = "" if chosen else '<w:rPr><w:color w:val="7F7F7F"/></w:rPr>'
    control: Any = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{hint}<w:comboBox>{items}</w:comboBox></w:sdtPr>"
        f"<w:sdtContent><w:r>{colour}<w:t/></w:r></w:sdtContent></w:sdt>"
    )
    control.find(f".//{qn('w:t')}").text = shown
    paragraph._p.append(control)  # noqa: SLF001 - nor to a paragraph's
