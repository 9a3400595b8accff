"""How wide the columns are in which words stand beside their labels, or in from the text's edge."""

from typing import assert_never

from briefgen.theme.model import Theme
from briefgen.writers.docx.pieces import Abreast
from briefgen.writers.docx.stylenames import Column


def paper_measure(theme: Theme) -> float:
    """Return the width that the page leaves."""
    return theme.page.width - theme.page.left - theme.page.right


def measure(theme: Theme) -> float:
    """Return the width of the text: less the margin that is kept for notes, so that lines end where the layout's do."""
    notes = theme.margin_note
    return paper_measure(theme) - (notes.width + notes.gap if theme.margin_notes else 0.0)


def beyond(theme: Theme) -> float:
    """Return the indent at the trailing edge, 0 or less, of what reaches over the margin for notes."""
    return measure(theme) - paper_measure(theme)


def gap_between(columns: Abreast, theme: Theme) -> float:
    """Return the distance between columns of text that stand side by side."""
    match columns.holding:
        case "facts":
            return theme.facts.gap
        case "glossary":
            return theme.glossary.gap
        case "text":
            return theme.columns.gap
        case _:
            assert_never(columns.holding)


def abreast_measure(columns: Abreast | None, theme: Theme) -> float:
    """Return the width of the text in one of several columns, or where there are none."""
    if columns is None:
        return measure(theme)
    return (measure(theme) + gap_between(columns, theme)) / columns.columns - gap_between(columns, theme)


def column_width(column: Column, theme: Theme) -> float:
    """Return the distance from the edge of the text to the words, in points."""
    match column:
        case "certainty":
            return theme.points.certainty + theme.points.gap
        case "label":
            return theme.points.label + theme.points.gap
        case "timeline":
            return theme.timeline.column + 2 * theme.timeline.gap + theme.timeline.dot
        case "answer":
            return theme.indents.answer
        case "quote":
            return theme.indents.quote
        case "list":
            return theme.lists.indent
        case _:
            assert_never(column)
