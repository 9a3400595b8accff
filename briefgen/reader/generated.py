"""Containers that stand for one block by themselves: the parts that transforms fill, and a new page."""

from collections.abc import Callable, Iterator
from typing import Final

from briefgen.document.generated import empty_yardstick
from briefgen.document.nodes import Block, PageBreak
from briefgen.document.references import Contents, Glossary, SourceList
from briefgen.reader.container import Container, ReadContainer

USED: Final = "used"
"""Behind `yardstick`: the words that are used alone, where a page has no room for the whole scale."""


def generated(make: Callable[[Container], Block]) -> ReadContainer:
    """Return the reader of a part that is filled by itself, once in a brief."""

    def read(container: Container) -> Iterator[Block]:
        if container.children:
            container.fault(f"'{container.name}' is filled by itself", "leave it empty")
        if container.name in container.reading.generated:
            container.fault(f"'{container.name}' stands in this brief twice", "leave one")
        else:
            container.reading.generated.add(container.name)
            yield make(container)

    return read


def contents(container: Container) -> Block:
    return Contents(levels=container.number(range(1, 4), usual=1))


def glossary(container: Container) -> Block:
    two = container.number(range(1, 3), usual=1) > 1
    return Glossary(columns=2 if two else 1)


def sources(container: Container) -> Block:
    container.plain()
    return SourceList()


def yardstick(container: Container) -> Block:
    used = container.parameters == USED
    if not used:
        container.plain()
    return empty_yardstick(used=used)


def page_break(container: Container) -> Iterator[Block]:
    container.plain()
    if container.children:
        container.fault("'page-break' holds nothing", "leave it empty")
    yield PageBreak()
