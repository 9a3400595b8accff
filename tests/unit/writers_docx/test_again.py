"""Documents that are much the same: a file has the bytes that it would have had alone, whatever was written before."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from support.documents import ORIGIN, cite, document, end, everything, foot, in_two_languages, paragraph, section, words
from support.layout import house_fonts, house_theme
from support.rewording import rewordings

from briefgen.document.document import Document
from briefgen.document.inlines import Certainty, Emphasis, Link, Strong
from briefgen.layout.lay_out import lay_out
from briefgen.writers.docx import again, body, flow
from briefgen.writers.docx.write import write_docx

SIGNED = Certainty(level="confirmed", word="confirmed", origin=ORIGIN)
FIRSTS = {
    "a link": Link(children=words("Ports"), url="https://example.org/ports"),
    "another link": Link(children=words("Ports"), url="https://example.org/quays"),
    "two looks at once": Strong(children=(Emphasis(children=words("Ports")),)),
    "a sign": SIGNED,
    "a note": foot(1, "Of ports"),
    "an end note": end(1, "Of ports"),
    "a source": cite("paper"),
    "words": words("Ports")[0],
}
"""What is counted, gathered or related when it is written, at the start of a document."""


def begun(first) -> Document:
    """Return a document that goes on with all of it, but for notes, and is the same behind its start."""
    return document(paragraph("In short: ", first, " and more"), *REST)


REST = (
    section(
        1, "Ports", paragraph("All ", *(FIRSTS[name] for name in ("a sign", "a link", "two looks at once", "a source")))
    ),
    section(
        1,
        "Quays",
        paragraph("More ", FIRSTS["another link"], " ", SIGNED),
        paragraph("And ", Strong(children=words("so"))),
    ),
)


def with_blocks_gone(top: Document) -> Iterator[Document]:
    for place in range(len(top.blocks)):
        yield replace(top, blocks=top.blocks[:place] + top.blocks[place + 1 :])


def written(made: Document) -> bytes:
    theme, fonts = house_theme(), house_fonts()
    return write_docx(made, lay_out(made, theme, fonts), theme, fonts=fonts)


def forget() -> None:
    again._LATEST.clear()
    flow._known.cache_clear()


def alone(made: Document) -> bytes:
    forget()
    return written(made)


@pytest.mark.parametrize(
    "documents",
    [
        (everything(), *rewordings(everything())),
        (in_two_languages(), *rewordings(in_two_languages())),
        tuple(with_blocks_gone(everything())),
        tuple(begun(first) for _ in range(2) for other in FIRSTS.values() for first in (FIRSTS["words"], other)),
        tuple(map(begun, FIRSTS.values())),
    ],
    ids=["words", "two languages", "blocks", "starts", "other starts"],
)
def test_a_file_is_as_if_none_had_been_written_before(documents):
    expected = [alone(made) for made in documents]
    forget()
    for made, content in zip(documents, expected, strict=True):
        assert written(made) == content


def test_what_stands_as_before_is_not_written_again(monkeypatch):
    asked = []
    monkeypatch.setattr(
        body,
        "_paragraph",
        lambda one, *rest, write=body._paragraph, **more: asked.append(one.item) or write(one, *rest, **more),
    )
    for name in ("Quell", "Amsel"):
        asked.clear()
        written(document(paragraph("For ", name), *REST))
    assert [item.pieces[-1].text for item in asked] == ["Amsel"]
