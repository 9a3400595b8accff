"""The structure of charts: a figure, with its words before and after it."""

from briefgen.document.figures import Chart
from briefgen.layout.model import Place
from briefgen.writers.pdf.building import Building
from briefgen.writers.pdf.elements import BLOCK, Element


def chart(block: Chart, place: Place, parent: Element, build: Building) -> None:
    """Add the figure, which owns marks and words alike; its caption stands beside it, where `Alt` does not hide it."""
    whole = build.element("Div", parent)
    build.words("Caption", block.caption, (*place, "caption"), whole)
    figure = build.element("Figure", whole, place, alternative=block.alternative_text, attributes=BLOCK, exhibit=block)
    build.phrases(block.unit, (*place, "unit"), figure)
    for index, series in enumerate(block.series):
        build.phrases(series.children, (*place, "series", index, "children"), figure)
    for index, category in enumerate(block.categories):
        own = (*place, "categories", index)
        build.phrases(category.children, (*own, "children"), figure)
        for position, value in enumerate(category.values):
            build.phrases(value.children, (*own, "values", position, "children"), figure)
    build.words("P", block.note, (*place, "note"), whole)
    build.words("P", block.source, (*place, "source"), whole)
