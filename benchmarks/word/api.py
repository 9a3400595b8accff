"""A brief by python-docx, as its documentation does it: paragraphs with the names of their styles, tables cell by cell."""

from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from docx import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from benchmarks.word.content import STYLES, Content, Grid, Run, Words

TABLE_STYLE: Final = "Table Grid"
LINK_STYLE: Final = "Hyperlink"


@lru_cache(maxsize=1)
def template() -> bytes:
    """Return python-docx's own template with the styles of a brief added, as somebody makes it once and keeps it."""
    return _styled(WordFile())


@lru_cache(maxsize=1)
def slim_template() -> bytes:
    """Return one as Word would save it for a brief: that gallery of table styles, twice, is nine tenths of the other."""
    made = WordFile()
    for style in list(made.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {TABLE_STYLE, "Normal Table"}:
            style.delete()
    for owner in (made.part, made.part.package):
        for relation in list(owner.rels.values()):
            if relation.reltype.rpartition("/")[2] in _SUPERFLUOUS:
                del owner.rels[relation.rId]
    return _styled(made)


_SUPERFLUOUS: Final = frozenset({"stylesWithEffects", "customXml", "thumbnail"})


def _styled(made: Any) -> bytes:
    known = {style.name for style in made.styles}
    for name in STYLES:
        if name not in known:
            style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = made.styles["Normal"]
            style.font.size = Pt(10)
    link = made.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x1F, 0x4E, 0x79), True
    return saved(made)


@lru_cache(maxsize=1)
def style_ids() -> dict[str, str]:
    """Return the ids of the slim template's styles by name, looked up once."""
    return {style.name: style.style_id for style in WordFile(BytesIO(slim_template())).styles}


def write_by_api(content: Content) -> bytes:
    document = WordFile(BytesIO(template()))
    furnish(document, content)
    for block in content.blocks:
        if isinstance(block, Grid):
            _table(document, block)
        else:
            _paragraph(document, block)
    return saved(document)


def _paragraph(document: Any, words: Words) -> None:
    if words.is_plain:
        paragraph = document.add_paragraph(words.text, style=words.style)
    else:
        paragraph = document.add_paragraph(style=words.style)
        for run in words.runs:
            _run(paragraph, run)
    if words.page_before:
        paragraph.paragraph_format.page_break_before = True


def _run(paragraph: Any, run: Run) -> None:
    if run.url:
        link(paragraph, run)
        return
    made = paragraph.add_run(run.text)
    if run.look == "strong":
        made.bold = True
    elif run.look == "emphasis":
        made.italic = True


def _table(document: Any, grid: Grid) -> None:
    head, *rows = grid.rows
    table = document.add_table(rows=1, cols=len(head), style=TABLE_STYLE)
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    repeat(table)
    for row in rows:
        for cell, words, ends in zip(table.add_row().cells, row, grid.ends, strict=True):
            cell.text = words
            if ends:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


# --- what python-docx has no interface for, and everybody writes alike ---------------------------------------------


def furnish(document: Any, content: Content) -> None:
    """Write header, footer and properties."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = content.title, content.author, content.language
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{content.draft}\t\t{content.marking}"
    footer = section.footer.paragraphs[0]
    before, between, after, count = content.footer
    footer.add_run(before)
    _field(footer, "PAGE", "1")
    footer.add_run(between)
    _field(footer, "NUMPAGES", count)
    footer.add_run(f"{after}\t\t{content.marking}")


def repeat(table: Any) -> None:
    """Have the first row repeated on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def link(paragraph: Any, run: Run) -> None:
    relation = paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), relation)
    inside = paragraph.add_run(run.text, style=LINK_STYLE)._r  # noqa: SLF001
    made.append(inside)
    paragraph._p.append(made)  # noqa: SLF001


def _field(paragraph: Any, code: str, result: str) -> None:
    for kind in ("begin", "separate", "end"):
        character = OxmlElement("w:fldChar")
        character.set(qn("w:fldCharType"), kind)
        if kind == "begin":
            paragraph.add_run()._r.append(character)  # noqa: SLF001
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            paragraph.add_run()._r.append(instruction)  # noqa: SLF001
        else:
            paragraph.add_run()._r.append(character)  # noqa: SLF001
        if kind == "separate":
            paragraph.add_run(result)


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
