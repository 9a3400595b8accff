"""The brief by python-docx, as its documentation does it: styles by name, cells by text. It has notes and charts for nobody, so
that sources are a list at the end.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from benchmarks.peers.brief import Text


def write_word(brief: Text, path: Path) -> None:
    file = Document()
    file.core_properties.title, file.core_properties.author = brief["title"], brief["author"]
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Noto Sans", Pt(10)
    _furniture(file.sections[0], brief)
    file.add_paragraph(brief["title"], style="Title")
    file.add_paragraph(brief["subtitle"], style="Subtitle")
    file.add_paragraph(f"{brief['author']} | {brief['date']} | For: {brief['audience']}")
    box = file.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    _shade(box, "E8EEF7")
    box.paragraphs[0].add_run("Key messages").bold = True
    for message in brief["key_messages"]:
        box.add_paragraph(message, style="List Bullet")
    for block in brief["blocks"]:
        _block(file, block)
    file.add_heading("Sources", 1)
    for number, note in enumerate(brief["notes"], 1):
        file.add_paragraph(f"{number}. {note}")
    file.save(str(path))


def _block(file: Any, block: Text) -> None:
    match block["type"]:
        case "heading":
            file.add_heading(block["text"], 1)
        case "para":
            paragraph = file.add_paragraph(block["text"])
            if "note" in block:
                paragraph.add_run(str(block["note"])).font.superscript = True
        case "table":
            file.add_paragraph(block["caption"], style="Caption")
            _table(file.add_table(rows=0, cols=len(block["header"]), style="Table Grid"), block)
        case "list":
            for item in block["items"]:
                file.add_paragraph(item["text"], style="List Bullet")
                for part in item["children"]:
                    file.add_paragraph(part, style="List Bullet 2")


def _table(table: Any, block: Text) -> None:
    for cell, text in zip(table.add_row().cells, block["header"], strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.color.rgb = True, RGBColor(0x1F, 0x3A, 0x5F)
        _shade(cell, "D5DFEE")
    for row in block["rows"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _furniture(section: Any, brief: Text) -> None:
    section.header.paragraphs[0].text = f"{brief['org']} | {brief['ref']}"
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    _added(paragraph, "w:fldChar").set(qn("w:fldCharType"), "begin")
    _added(paragraph, "w:instrText").text = code
    _added(paragraph, "w:fldChar").set(qn("w:fldCharType"), "end")


def _added(paragraph: Any, name: str) -> Any:
    element = OxmlElement(name)
    paragraph.add_run()._r.append(element)  # noqa: SLF001 - there is no other way to a field
    return element


def _shade(cell: Any, colour: str) -> None:
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)  # noqa: SLF001 - nor to a cell's ground
