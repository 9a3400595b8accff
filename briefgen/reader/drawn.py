"""The containers round one exhibit. The exhibit's token says the same alone; the container says what it must be."""

from collections.abc import Iterator

from briefgen.document.figures import Chart, Image
from briefgen.document.nodes import Block
from briefgen.reader.container import Container, ReadContainer


def shown(kind: type[Chart | Image], said: str) -> ReadContainer:
    """Return the reader of a container that holds one exhibit of a *kind*, which is *said* so in messages."""

    def read(container: Container) -> Iterator[Block]:
        container.plain()
        blocks = container.blocks(container.children)
        if len(blocks) == 1 and isinstance(blocks[0], kind):
            yield from blocks
        else:
            message = f"'{container.name}' takes one exhibit that is {said}, and nothing else"
            container.fault(message, "write {{ exhibit }} alone in it")

    return read


chart = shown(Chart, "drawn")
image = shown(Image, "an image")
