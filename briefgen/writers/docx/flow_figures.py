"""Images: a paragraph that holds the picture, with its caption above and its note and source below."""

from briefgen.document.figures import Image
from briefgen.document.inlines import Inline
from briefgen.writers.docx.flow_text import set_in
from briefgen.writers.docx.pieces import WordParagraph, WordPicture, block_target
from briefgen.writers.docx.place import Items, Place
from briefgen.writers.docx.stylenames import FIGURE


def image(block: Image, place: Place) -> Items:
    target = block_target(block.anchor)
    if block.caption:
        yield _words("Caption", block.caption, place)._replace(target=target)
    ends = not (block.note or block.source)
    picture = WordPicture(pixels=block.pixels, description=block.alternative_text)
    own = None if block.caption else target
    yield _words(FIGURE, (), place)._replace(picture=picture, target=own, leads=not ends, last=ends)
    if block.note:
        yield _words("TableNote", block.note, place)._replace(last=not block.source, leads=bool(block.source))
    if block.source:
        yield _words("TableSource", block.source, place)._replace(last=True)


def _words(style: str, words: tuple[Inline, ...], place: Place) -> WordParagraph:
    return set_in(style, words, place, columns=place.levels)
