"""An export as a Word file: what to do at its head, the table, the termbase; the marking on every page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.table import Table, _Cell

from briefgen.authoring.intake.form.parts import GUIDANCE
from briefgen.authoring.translate.codes import Coded, told
from briefgen.authoring.translate.segment import Export, Segment, TermEntry
from briefgen.authoring.translate.word.parts import (
    CODE_STYLE,
    LANGUAGE,
    NUMBER,
    PACK,
    ROWS,
    SOURCE,
    SOURCE_STYLE,
    TARGET_STYLE,
    TERM,
    TERMS,
    TRANSLATION,
    key_lines,
)
from briefgen.authoring.translate.word.styles import KEY_STYLE, set_styles
from briefgen.authoring.translate.word.tokens import token, with_tokens
from briefgen.authoring.wordfile import finished, new_document
from briefgen.frozen import dataclass
from briefgen.writers.docx.languages import language_properties
from briefgen.writers.docx.xml import element, spoken

_WIDTHS: Final = (2.6, 11.4, 11.4)
_TERM_WIDTHS: Final = (7.4, 7.4, 10.6)
_HEAD_WIDTHS: Final = (4.0, 9.0)
_INSTRUCTIONS: Final = (
    (
        "Write each translation in the cell beside its source. Leave a cell blank that you do not translate. Do not change the first"
        " column, nor the source; rows may be sorted."
    ),
    (
        "A number in braces, such as {1}, stands for something that is filled in or set: a figure, a date, a name, bold, a link. Put"
        " each where it belongs in your sentence, once. {2} and {/2} stand around words. The grey line below a source says what each"
        " stands for. A brace of your own is typed twice."
    ),
    (
        "A source with several paragraphs is a list: write as many paragraphs. What stands in the termbase at the end is said so"
        " everywhere. Say nothing more strongly, or less, than the source does."
    ),
)
_STALE: Final = "The source has changed since this was translated."


def write_word(export: Export) -> bytes:
    """Return the file. It is the same for the same pack, on any day."""
    document = new_document()
    set_styles(document, export.source_language, export.language)
    _page(document, export.marking)
    title = f"Translation: {export.title}"
    marking = document.add_paragraph(export.marking, style="Marking")
    marking.paragraph_format.keep_with_next = True
    document.add_paragraph(title, style="Title")
    _head(document, export)
    for words in (_who(export), *_INSTRUCTIONS):
        document.add_paragraph(words, style=GUIDANCE)
    _rows(document, export)
    if export.terms:
        document.add_paragraph(TERMS, style="Heading 1")
        _terms(document, export.terms)
    return finished(document, title)


def _who(export: Export) -> str:
    readers = (
        f"whoever may see the brief for {export.audience}" if export.audience else "whoever may see the whole pack"
    )
    return f"This file is for you and for {readers}. It carries the marking above: do not pass it on."


def _page(document: Document, marking: str) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    for part in (page.header, page.footer):
        paragraph = part.paragraphs[0]
        paragraph.style = document.styles["Marking"]
        paragraph.add_run(marking)
    number = page.footer.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    number._p.append(parse_xml(field))  # noqa: SLF001 - python-docx has no other door to a paragraph's XML


def _head(document: Document, export: Export) -> None:
    rows = ((PACK, export.pack), (LANGUAGE, export.language), (ROWS, str(len(export.segments))))
    table = _table(document, len(rows), _HEAD_WIDTHS)
    for row, (label, words) in zip(table.rows, rows, strict=True):
        _label(row.cells[0], label)
        row.cells[1].paragraphs[0].add_run(words)


def _rows(document: Document, export: Export) -> None:
    table = _table(document, 1, _WIDTHS)
    _heads(table, (NUMBER, f"{SOURCE} ({export.source_language})", f"{TRANSLATION} ({export.language})"))
    ids = {
        name: str(document.styles[name].style_id)
        for name in (GUIDANCE, KEY_STYLE, SOURCE_STYLE, TARGET_STYLE, CODE_STYLE)
    }
    for number, segment in enumerate(export.segments, 1):
        key = (_paragraph("", str(number)), *(_paragraph(ids[KEY_STYLE], line) for line in key_lines(segment)))
        below = (_paragraph(ids[GUIDANCE], line) for line in _below(segment))
        of_source = _Face(style=ids[SOURCE_STYLE], code=ids[CODE_STYLE], tag=export.source_language)
        of_target = _Face(style=ids[TARGET_STYLE], code=ids[CODE_STYLE], tag=export.language)
        source = (*_words(segment.source, of_source), *below)
        target = _words(segment.target, of_target)
        # python-docx looks a style up by its name in all of them: some hundred rows would take half a minute.
        table._tbl.append(parse_xml(_row((key, source, target))))  # noqa: SLF001 - python-docx has no other door to a table's XML


def _row(cells: Iterable[Iterable[str]]) -> str:
    held = [
        element("tc", element("tcPr", element("tcW", w=Cm(width).twips, type_="dxa")), *paragraphs)
        for width, paragraphs in zip(_WIDTHS, cells, strict=True)
    ]
    row = element("tr", element("trPr", element("cantSplit")), *held)
    return row.replace("<w:tr>", f"<w:tr {nsdecls('w')}>", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Face:
    """How the words of a column are written."""

    style: str
    code: str
    """The style of their codes."""
    tag: str


def _words(parts: Sequence[Coded], face: _Face) -> tuple[str, ...]:
    """Return the paragraphs of a cell; an empty one, to be written in, where there are no words."""
    return tuple(_in_language(face, *_runs(part, face)) for part in parts) or (_in_language(face),)


def _in_language(face: _Face, *runs: str) -> str:
    mark = element("rPr", language_properties(face.tag))
    return element("p", element("pPr", element("pStyle", val=face.style), mark), *runs)


def _runs(coded: Coded, face: _Face) -> Iterator[str]:
    for words, is_token in with_tokens(coded):
        properties = element("rStyle", val=face.code) if is_token else language_properties(face.tag)
        yield element("r", element("rPr", properties), f'<w:t xml:space="preserve">{spoken(words)}</w:t>')


def _paragraph(style: str, words: str) -> str:
    properties = element("pPr", element("pStyle", val=style)) if style else ""
    return element("p", properties, element("r", f'<w:t xml:space="preserve">{spoken(words)}</w:t>'))


def _below(segment: Segment) -> Iterator[str]:
    yield segment.context.in_words()
    said = [
        f"{token(mark)} {segment.shown.get(mark.number) or told(segment.codes.all[mark.number - 1])}"
        for mark in segment.marks()
    ]
    if said:
        yield "   ".join(said)
    if segment.state == "stale":
        yield _STALE


def _terms(document: Document, terms: Sequence[TermEntry]) -> None:
    table = _table(document, len(terms) + 1, _TERM_WIDTHS)
    _heads(table, (TERM, TRANSLATION, "Note"))
    for row, entry in zip([*table.rows][1:], terms, strict=True):
        said = ((entry.term, SOURCE_STYLE), (entry.translation, TARGET_STYLE), (entry.note, SOURCE_STYLE))
        for cell, (words, style) in zip(row.cells, said, strict=True):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(words or "")


def _heads(table: Table, heads: Iterable[str]) -> None:
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _label(cell, head)
    properties = table._tbl.tr_lst[0].get_or_add_trPr()  # noqa: SLF001 - nor to a row's
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _table(document: Document, rows: int, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:  # noqa: SLF001 - nor quickly to its cells
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Cm(width)
    return table


def _label(cell: _Cell, words: str) -> None:
    cell.paragraphs[0].style = "Head"
    cell.paragraphs[0].add_run(words)
    shading: Any = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF2F8"/>')
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - nor to a cell's
