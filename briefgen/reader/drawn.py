"""The container round an exhibit that is drawn. The exhibit's token says the same alone; the container says it must be a chart."""

from collections.abc import Iterator

from briefgen.document.figures import Chart
from briefgen.document.nodes import Block
from briefgen.reader.container import Container


def chart(container: Container) -> Iterator[Block]:
    container.plain()
    blocks = container.blocks(container.children)
    match blocks:
        case (Chart(),):
            yield from blocks
        case _:
            container.fault(
                "'chart' takes one exhibit that is drawn, and nothing else", "write {{ exhibit }} alone in it"
            )
