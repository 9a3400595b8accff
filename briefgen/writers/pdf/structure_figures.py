"""The structure of charts and images: a figure, with its words before and after it."""

from briefgen.document.figures import Chart, Image
from briefgen.layout.model import Place
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import BLOCK, Element


def chart(block: Chart, place: Place, parent: Element, build: Building) -> None:
    """Add the figure, which owns marks and words alike, and whose data can go with the file."""
    figure = _figure(block, place, parent, build)
    figure.exhibit = block
    build.phrases(block.unit, (*place, "unit"), figure)
    for index, series in enumerate(block.series):
        build.phrases(series.children, (*place, "series", index, "children"), figure)
    for index, category in enumerate(block.categories):
        own = (*place, "categories", index)
        build.phrases(category.children, (*own, "children"), figure)
        for position, value in enumerate(category.values):
            build.phrases(value.children, (*own, "values", position, "children"), figure)


def image(block: Image, place: Place, parent: Element, build: Building) -> None:
    _figure(block, place, parent, build)


def _figure(block: Chart | Image, place: Place, parent: Element, build: Building) -> Element:
    """Add a figure and its words, and return the figure; the caption stands beside it, where `Alt` does not hide it."""
    whole = build.element("Div", parent)
    build.words("Caption", block.caption, (*place, "caption"), whole)
    figure = build.element("Figure", whole, place, alternative=block.alternative_text, attributes=BLOCK)
    build.words("P", block.note, (*place, "note"), whole)
    build.words("P", block.source, (*place, "source"), whole)
    return figure
