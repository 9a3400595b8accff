"""Charts as the Word writer makes them, alone or in a file."""

from lxml import etree
from support.documents import document
from support.layout import house_theme, laid_out

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.layout.model import DrawnChart
from briefgen.writers.docx.charts.chart import chart_part
from briefgen.writers.docx.charts.looks import Look
from briefgen.writers.docx.parts import Part
from briefgen.writers.docx.write import write_docx


def drawn(chart: Chart) -> DrawnChart:
    """Return how the layout draws the chart where it stands alone."""
    return laid_out(document(chart, titled=False)).charts[(0,)]


def part(chart: Chart, *, language: str = "en-GB", number: int = 1) -> Part:
    return chart_part(chart, drawn(chart), Look(house_theme(), language), number)


def space(chart: Chart, **options) -> etree._Element:
    """Return the XML of the chart's part."""
    return etree.fromstring(part(chart, **options).data)


def word_file(made: Document) -> bytes:
    return write_docx(made, laid_out(made), house_theme())
