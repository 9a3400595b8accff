"""Containers whose paragraphs have a role, or stand in the margin."""

from collections.abc import Iterator

from briefgen.document.nodes import Block, MarginNote, Paragraph, Role
from briefgen.reader.codes import EMPTY
from briefgen.reader.container import Container, ReadContainer
from briefgen.reader.inlines import read_inlines


def role(name: Role) -> ReadContainer:
    def read(container: Container) -> Iterator[Block]:
        container.plain()
        for node in container.paragraphs():
            if children := read_inlines(node, container.reading):
                yield Paragraph(children=children, role=name)

    return read


def margin(container: Container) -> Iterator[Block]:
    """A note for each paragraph."""
    container.plain()
    notes = [read_inlines(node, container.reading) for node in container.paragraphs()]
    if not any(notes):
        container.fault("'margin' holds nothing", "put {% if … %} around it", code=EMPTY)
    for children in notes:
        if children:
            yield MarginNote(children=children)
