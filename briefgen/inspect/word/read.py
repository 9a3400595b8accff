"""A Word file, read for an inspection."""

from collections.abc import Iterator
from typing import Final

from briefgen.inspect.content import FileContent, Furnished
from briefgen.inspect.expected import Expecting
from briefgen.inspect.word.charts import charts
from briefgen.inspect.word.comments import comments
from briefgen.inspect.word.hidden import hidden
from briefgen.inspect.word.holdings import holdings
from briefgen.inspect.word.metadata import metadata, words
from briefgen.inspect.word.package import WordFile, open_word
from briefgen.inspect.word.revisions import revisions
from briefgen.inspect.word.text import lines

_FRONT: Final = 8
"""Lines at the beginning among which the marking of the first page stands."""


def read_word(content: bytes, expecting: Expecting) -> FileContent:
    """Raises `RefusedError`."""
    file = open_word(content)
    read = tuple(line for part in file.texts for line in lines(part) if part.role not in {"header", "footer"})
    found = (
        *comments(file),
        *revisions(file),
        *hidden(file),
        *holdings(file),
        *metadata(file, expecting(read)),
    )
    return FileContent(findings=found, lines=read, furniture=tuple(_furniture(file)), charts=tuple(charts(file)))


def _furniture(file: WordFile) -> Iterator[Furnished]:
    for part in file.texts:
        said = "\n".join(lines(part))
        if part.role == "header":
            yield Furnished(place=part.place.removeprefix("in "), role="header", text=said)
        elif part.role == "footer":
            yield Furnished(place=part.place.removeprefix("in "), role="footer", text=said)
        elif part.role == "document":
            first = [*lines(part)][:_FRONT]
            yield Furnished(place="the start of the text", role="front", text="\n".join(first))
    yield Furnished(place="the properties", role="metadata", text=words(file))
