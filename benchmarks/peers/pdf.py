"""The brief by ReportLab's platypus, with the house's fonts embedded: untagged, unshaped, sources as a list at the end."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from benchmarks.peers.brief import Text

FONTS: Final = Path(__file__).parents[2] / "templates" / "fonts"
REGULAR: Final = "Plain"
BOLD: Final = "Plain-Bold"
INK: Final = colors.HexColor("#1F3A5F")
BODY: Final = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=13, spaceAfter=5)
HEADING: Final = ParagraphStyle("h1", BODY, fontName=BOLD, fontSize=13, leading=16, spaceBefore=8, textColor=INK)
TITLE: Final = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=20, leading=24, textColor=INK)
SUBTITLE: Final = ParagraphStyle("sub", BODY, fontSize=13, leading=16)
CAPTION: Final = ParagraphStyle("cap", BODY, fontName=BOLD, fontSize=9)
SMALL: Final = ParagraphStyle("small", BODY, fontSize=8, leading=10, spaceAfter=2)


def write_pdf(brief: Text, path: Path) -> None:
    _fonts()
    story = [*_head(brief)]
    for block in brief["blocks"]:
        story += _flow(block)
    story.append(Paragraph("Sources", HEADING))
    story += [Paragraph(escape(f"{number}. {note}"), SMALL) for number, note in enumerate(brief["notes"], 1)]

    def furniture(canvas: Any, template: Any) -> None:
        canvas.setFont(REGULAR, 8)
        canvas.drawString(20 * mm, 285 * mm, f"{brief['org']} | {brief['ref']}")
        canvas.drawRightString(190 * mm, 10 * mm, f"Page {template.page}")

    template = BaseDocTemplate(str(path), pagesize=A4, title=brief["title"], author=brief["author"], lang=brief["lang"])
    frame = Frame(20 * mm, 18 * mm, 170 * mm, 262 * mm, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=furniture))
    template.build(story)


def _fonts() -> None:
    if REGULAR not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(REGULAR, str(FONTS / "NotoSans-Regular.ttf")))
        pdfmetrics.registerFont(TTFont(BOLD, str(FONTS / "NotoSans-Bold.ttf")))
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def _head(brief: Text) -> Iterator[Any]:
    yield Paragraph(escape(brief["title"]), TITLE)
    yield Paragraph(escape(brief["subtitle"]), SUBTITLE)
    yield Paragraph(escape(f"{brief['author']} | {brief['date']} | For: {brief['audience']}"), BODY)
    box = Table([[[Paragraph("<b>Key messages</b>", BODY), _bullets(brief["key_messages"])]]], colWidths=[170 * mm])
    ground = ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#E8EEF7"))
    box.setStyle(TableStyle([ground, ("BOX", (0, 0), (-1, -1), 0.6, INK)]))
    yield box
    yield Spacer(1, 8)


def _flow(block: Text) -> list[Any]:
    match block["type"]:
        case "heading":
            return [Paragraph(escape(block["text"]), HEADING)]
        case "para":
            note = f"<super>{block['note']}</super>" if "note" in block else ""
            return [Paragraph(escape(block["text"]) + note, BODY)]
        case "table":
            return [Paragraph(escape(block["caption"]), CAPTION), _table(block), Spacer(1, 6)]
        case "list":
            return [_listed([_item(item) for item in block["items"]])]
        case "chart":
            return [KeepTogether([Paragraph(escape(block["title"]), CAPTION), _chart(block)])]
        case _:
            raise ValueError(block["type"])


def _table(block: Text) -> Table:
    rows = [[Paragraph(f"<b>{escape(cell)}</b>", SMALL) for cell in block["header"]]]
    rows += [[Paragraph(escape(cell), SMALL) for cell in row] for row in block["rows"]]
    table = Table(rows, colWidths=[65 * mm, 35 * mm, 35 * mm, 35 * mm], repeatRows=1)
    head = ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D5DFEE"))
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), head]))
    return table


def _item(item: Text) -> ListItem:
    parts = [_bullets(item["children"])] if item["children"] else []
    return ListItem([Paragraph(escape(item["text"]), BODY), *parts])


def _bullets(texts: Sequence[str]) -> ListFlowable:
    return _listed([ListItem(Paragraph(escape(text), BODY)) for text in texts])


def _listed(items: list[ListItem]) -> ListFlowable:
    return ListFlowable(items, bulletType="bullet", bulletFontName=REGULAR, bulletFontSize=8, leftIndent=14)


def _chart(block: Text) -> Drawing:
    drawing, chart = Drawing(440, 150), VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 30, 20, 400, 115
    chart.data, chart.categoryAxis.categoryNames = [block["values"]], block["labels"]
    chart.valueAxis.valueMin = 0
    chart.bars[0].fillColor = INK
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName, axis.labels.fontSize = REGULAR, 8
    drawing.add(chart)
    return drawing
