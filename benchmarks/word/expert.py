"""A brief by python-docx, as somebody does it who has read its source: a small template, ids of styles kept, elements made directly."""

from io import BytesIO
from typing import Any

from docx import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl

from benchmarks.word.api import LINK_STYLE, TABLE_STYLE, furnish, saved, slim_template, style_ids
from benchmarks.word.content import Content, Grid, Run, Words


def write_by_expert(content: Content) -> bytes:
    document: Any = WordFile(BytesIO(slim_template()))
    furnish(document, content)
    body = document.element.body
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for block in content.blocks:
        if isinstance(block, Grid):
            body._insert_tbl(_table(block, width))  # noqa: SLF001
        else:
            _paragraph(body.add_p(), block, document.part)
    return saved(document)


def _paragraph(paragraph: Any, words: Words, part: Any) -> None:
    paragraph.style = style_ids()[words.style]
    if words.page_before:
        paragraph.get_or_add_pPr().get_or_add_pageBreakBefore()
    for run in words.runs:
        if run.url:
            _link(paragraph, run, part)
        else:
            _run(paragraph, run)


def _run(paragraph: Any, run: Run) -> Any:
    made = paragraph.add_r()
    made.text = run.text
    if run.look == "strong":
        made.get_or_add_rPr()._add_b()  # noqa: SLF001
    elif run.look == "emphasis":
        made.get_or_add_rPr()._add_i()  # noqa: SLF001
    return made


def _link(paragraph: Any, run: Run, part: Any) -> None:
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    inside = _run(paragraph, run)
    inside.style = style_ids()[LINK_STYLE]
    made.append(inside)
    paragraph.append(made)


def _table(grid: Grid, width: Any) -> Any:
    table: Any = CT_Tbl.new_tbl(len(grid.rows), len(grid.ends), width)
    table.tblStyle_val = style_ids()[TABLE_STYLE]
    for index, (row, words) in enumerate(zip(table.tr_lst, grid.rows, strict=True)):
        if index == 0:
            row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text, ends in zip(row.tc_lst, words, grid.ends, strict=True):
            _cell(cell.p_lst[0], text, ends=ends and index > 0)
    return table


def _cell(paragraph: Any, text: str, *, ends: bool) -> None:
    if ends:
        paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_r().text = text
