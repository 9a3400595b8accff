"""Labels at the side that are wider than their column."""

from typing import Final

from briefgen.document.inlines import LineBreak
from briefgen.document.words import inline_text
from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.charstyles import TOKENS
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import Label, Piece, Tab

BOLD_WIDTH: Final = 1.08


def fitted(pieces: tuple[Piece, ...], style: ParagraphStyle, theme: Theme) -> tuple[Piece, ...]:
    """Return pieces with a line break for the tab after a label that has no room beside its words: they begin below it."""
    if not style.hanging:
        return pieces
    match pieces:
        case (Label() as label, Tab(), *rest) if _width(label, style, theme) > style.hanging:
            return (label, LineBreak(), *rest)
        case _:
            return pieces


def _width(label: Label, style: ParagraphStyle, theme: Theme) -> float:
    """Return about how wide a label is; bold letters take a little more than plain ones."""
    token = TOKENS.get(label.look)
    text = theme.styles[token] if token else style.text
    return ems(inline_text(label.children)) * text.size * (BOLD_WIDTH if text.weight != "regular" else 1)
