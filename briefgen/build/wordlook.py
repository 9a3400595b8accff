"""How a brief's Word document is laid out where its PDF is laid out otherwise."""

from dataclasses import replace

from briefgen.document.document import Document
from briefgen.document.nodes import MarginNote
from briefgen.document.walk import walk
from briefgen.theme.model import Theme


def word_theme(document: Document, theme: Theme) -> Theme:
    """Return the theme of a Word document: its notes in the text, and room for a letterhead's own text; *theme* itself where
    it has neither.
    """
    lent = theme.lent
    if lent is not None:
        return replace(theme, lent=replace(lent, leaves_room=True)) if lent.above or lent.below else theme
    beside = theme.margin_notes and any(isinstance(node, MarginNote) for node in walk(document))
    return replace(theme, margin_notes=False) if beside else theme
