"""Images: a paragraph that holds the picture, with its caption above and its note and source below."""

from dataclasses import replace

from briefgen.document.figures import Image
from briefgen.document.inlines import Inline
from briefgen.writers.docx.flow_text import set_in
from briefgen.writers.docx.pieces import WordParagraph, WordPicture, block_target
from briefgen.writers.docx.place import Items, Place
from briefgen.writers.docx.stylenames import FIGURE


def image(block: Image, place: Place) -> Items:
    target = block_target(block.anchor)
    if block.caption:
        yield replace(_words("Caption", block.caption, place), target=target)
    ends = not (block.note or block.source)
    picture = WordPicture(pixels=block.pixels, description=block.alternative_text)
    own = None if block.caption else target
    yield replace(_words(FIGURE, (), place), picture=picture, target=own, leads=not ends, last=ends)
    if block.note:
        yield replace(_words("TableNote", block.note, place), last=not block.source, leads=bool(block.source))
    if block.source:
        yield replace(_words("TableSource", block.source, place), last=True)


def _words(style: str, words: tuple[Inline, ...], place: Place) -> WordParagraph:
    return set_in(style, words, place, columns=place.levels)
