"""Words in another language than the text around them."""

from briefgen.document.inlines import Inline, Span


def marked(words: tuple[Inline, ...], language: str | None, around: str) -> tuple[Inline, ...]:
    """Return words with their language marked, where it is another than that of the text *around* them; None is the same."""
    if language is None or primary(language) == primary(around):
        return words
    return (Span(language=language, children=words),)


def primary(tag: str) -> str:
    """Return the language of a tag: en-GB and en-IN are spoken alike."""
    return tag.partition("-")[0]
