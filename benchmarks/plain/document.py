"""A brief as a plain platypus document: untagged, unshaped, with the same words, fonts and measures."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from benchmarks.plain.blocks import Blocks, Given
from benchmarks.plain.look import Look
from briefgen.document.document import Document
from briefgen.layout.furniture import SEPARATOR, footer_text


def write_plain(
    document: Document, look: Look, widths: Mapping[int, tuple[float, ...]], given: Given
) -> tuple[bytes, int]:
    """Return the file and how many pages it has: story and file both, which is what a program does each time."""
    page = look.theme.page
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(page.width, page.height),
        title=document.metadata.title,
        author=document.metadata.issuer,
        lang=document.metadata.language,
        invariant=1,
        initialFontName=look.font("body"),
    )
    width = page.width - page.left - page.right
    frame = Frame(page.left, page.bottom, width, look.setting.height, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=_furniture(document, look, given.count)))
    blocks = Blocks(look, widths, given.pages)
    marking = SEPARATOR.join(filter(None, (document.marking.label, document.furniture.draft)))
    first = Paragraph(marking, look.style("marking-text", look.setting))
    template.build([first, *blocks.flow(document.blocks, look.setting)])
    return buffer.getvalue(), template.page


def _furniture(document: Document, look: Look, count: int) -> Callable[[Any, Any], None]:
    """Return what draws header and footer; the number of pages is given."""
    page, small = look.theme.page, look.setting.style("furniture").size
    edge = page.width - page.right

    def draw(canvas: Any, template: Any) -> None:
        canvas.setFont(look.font("marking"), small)
        canvas.drawRightString(edge, page.height - page.header, document.marking.label)
        canvas.drawRightString(edge, page.footer, document.marking.label)
        canvas.drawString(page.left, page.height - page.header, document.furniture.draft)
        canvas.setFont(look.font("furniture"), small)
        canvas.drawString(page.left, page.footer, footer_text(document.furniture, page=template.page, pages=count))

    return draw
