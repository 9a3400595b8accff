"""Document and layout to a PDF that is PDF/UA-1 and PDF/A-2a at once, or PDF/A-3a where it carries its data."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.document.document import DRAFTS, Document
from briefgen.layout.fonts import Face, FontFolder
from briefgen.layout.model import Layout, Page
from briefgen.theme.model import Theme
from briefgen.writers.options import DEFAULTS, WriteOptions
from briefgen.writers.pdf.attachments import attach_data
from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.catalogue import write_catalogue
from briefgen.writers.pdf.destinations import Destinations
from briefgen.writers.pdf.elements import Annotated, prune
from briefgen.writers.pdf.font import EmbeddedFont
from briefgen.writers.pdf.links import annotation, target_of
from briefgen.writers.pdf.outline import write_outline
from briefgen.writers.pdf.paint import paint
from briefgen.writers.pdf.painted import LinkArea, PaintedPage
from briefgen.writers.pdf.pictures import Pictures
from briefgen.writers.pdf.serialiser import Raw, TaggedDocument
from briefgen.writers.pdf.structure import build_structure
from briefgen.writers.pdf.tree import write_tree
from briefgen.writers.pdf.watermark import Watermark


def write_pdf(
    document: Document, layout: Layout, theme: Theme, folder: FontFolder, options: WriteOptions = DEFAULTS
) -> bytes:
    """Return the file. Of theme and fonts the layout holds all that is painted, but for what lies under a draft.

    Raises `UserError` where a link of the document leads to a place that is not in it.
    """
    elements = build_structure(document)
    fonts, pictures = _Fonts(), Pictures()
    pages = [
        paint(page, number, elements, fonts.embedded, pictures.name)
        for number, page in enumerate(layout.pages, start=1)
    ]
    if words := tuple(_drafts(document)):
        watermark = Watermark(words, theme, folder)
        for page, painted in zip(layout.pages, pages, strict=True):
            painted.code.insert(0, watermark.on(page))
    canvas = TaggedCanvas()
    file = canvas.document
    links = _add_pages(canvas, pages, layout.pages, pictures.objects())
    fonts.write(file)
    destinations = Destinations(document, layout, elements, file)
    _write_links(links, destinations, first_key=len(pages))
    prune(elements.root)
    attached = attach_data(elements.root, document.metadata.as_of, file) if options.attach_data else None
    annotated = [(area.element, file.add(link)) for area, link in links]
    tree = write_tree(elements.root, [page.marks for page in pages], annotated, file)
    outline = write_outline(document, destinations, file)
    write_catalogue(document.properties, tree=tree, outline=outline, attached=attached, file=file)
    return bytes(canvas.getpdfdata())


class _Fonts:
    """The fonts of one document, each with the name that content streams call it by."""

    def __init__(self) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}

    def embedded(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return self._fonts[face]

    def write(self, file: TaggedDocument) -> None:
        resources = file.idToObject["BasicFonts"]
        for font in self._fonts.values():
            resources[font.resource] = font.write(file)


def _drafts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the word DRAFT in each language, with the language; nothing where the brief is none."""
    furniture = document.furniture
    if furniture.draft:
        yield furniture.draft, document.metadata.language
    if furniture.second and furniture.second.draft:
        yield DRAFTS, document.metadata.language
        yield furniture.second.draft, furniture.second.language


def _add_pages(
    canvas: TaggedCanvas, pages: Sequence[PaintedPage], papers: Sequence[Page], pictures: Mapping[str, Raw]
) -> list[tuple[LinkArea, Raw]]:
    """Add the pages, and return the annotations, still empty: where they lead is known when all pages are there."""
    links: list[tuple[LinkArea, Raw]] = []
    for key, (page, paper) in enumerate(zip(pages, papers, strict=True)):
        own = [(area, Raw()) for area in page.links]
        for index, (area, _) in enumerate(own, start=len(links)):
            area.element.kids.append(Annotated(key + 1, index))
        links += own
        shown = {name: pictures[name] for name in page.pictures}
        size = (paper.width, paper.height)
        canvas.page(page.code, [link for _, link in own], shown, size=size, key=key)
    return links


def _write_links(links: Sequence[tuple[LinkArea, Raw]], destinations: Destinations, *, first_key: int) -> None:
    for key, (area, link) in enumerate(links, start=first_key):
        link.body = annotation(area, destinations.action(target_of(area)), key=key)
