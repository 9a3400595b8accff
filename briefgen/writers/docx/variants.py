"""The variants of paragraph styles that a paragraph's place asks for: named styles too, so that nothing is formatted by hand."""

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefgen.document.nodes import BoxKind
from briefgen.layout.fitting import sized
from briefgen.theme.model import Theme
from briefgen.writers.docx.boxstyles import boxed
from briefgen.writers.docx.columns import column_width
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.parastyles import ParagraphStyle, TabStop
from briefgen.writers.docx.pieces import WordParagraph
from briefgen.writers.docx.stylenames import BOX_NAMES, COLUMN_NAMES, Column
from briefgen.writers.docx.tablestyle import EASE


class Spot(NamedTuple):
    """All of a paragraph's place that its look hangs on."""

    box: BoxKind | None
    columns: tuple[Column, ...]
    counts: bool
    runs_in: bool
    second: bool
    first: bool
    last: bool
    leads: bool
    after_table: bool
    before_table: bool


def placed(style: ParagraphStyle, paragraph: WordParagraph, theme: Theme) -> ParagraphStyle:
    """Return *style*, or the variant of it that the paragraph's place asks for."""
    if _is_ordinary(paragraph):
        return style
    place = Spot(
        box=paragraph.box,
        columns=paragraph.columns,
        counts=paragraph.counted is not None,
        runs_in=paragraph.runs_in,
        second=paragraph.second,
        first=paragraph.first,
        last=paragraph.last,
        leads=paragraph.leads,
        after_table=paragraph.after_table,
        before_table=paragraph.before_table,
    )
    return _placed(style, place, theme)


def _is_ordinary(paragraph: WordParagraph) -> bool:
    """Tell the most common place at a glance: in no box and no column, beside nothing that matters."""
    return not (
        paragraph.box
        or paragraph.columns
        or paragraph.abreast
        or paragraph.second
        or paragraph.first
        or paragraph.last
        or paragraph.leads
        or paragraph.after_table
        or paragraph.before_table
    )


@lru_cache(maxsize=1 << 12)
def _placed(style: ParagraphStyle, spot: Spot, theme: Theme) -> ParagraphStyle:
    variant = _in_box(style, spot.box, theme) if spot.box and not _is_boxed(style) else style
    variant = _in_columns(variant, spot, theme) if spot.columns else variant
    if spot.runs_in and variant.hanging:
        variant = replace(_variant(variant, "In Columns"), hanging=0.0)
    variant = _second(variant) if spot.second else variant
    variant = _at_end(variant, spot) if spot.first or spot.last else variant
    variant = _leading(variant) if spot.leads else variant
    if spot.after_table and variant.before < theme.table.after:
        variant = replace(_variant(variant, "After Table"), before=theme.table.after)
    if spot.before_table and variant.after < theme.table.before:
        variant = replace(_variant(variant, "Before Table"), after=theme.table.before)
    return variant if variant is style else replace(variant, based_on=style.id)


def in_cell(style: ParagraphStyle, share: float, mark: float | None, *, leads: bool) -> ParagraphStyle:
    """Return *style*, or the variant of it for a cell of a table that fits its page in smaller type only, for a number whose
    decimal mark stands *mark* from where its column's words begin, for one that stays on the page of the next row.
    """
    return style if share == 1.0 and mark is None and not leads else _in_cell(style, share, mark, leads=leads)


@lru_cache(maxsize=1 << 12)
def _in_cell(style: ParagraphStyle, share: float, mark: float | None, *, leads: bool) -> ParagraphStyle:
    variant = style if share == 1.0 else _smaller(style, share)
    variant = variant if mark is None else _aligned(variant, mark)
    variant = _leading(variant) if leads else variant
    return variant if variant is style else replace(variant, based_on=style.id)


def turned(style: ParagraphStyle) -> ParagraphStyle:
    """Return *style*, or the variant of it for words that run against the document's: borders go by the sides of the page."""
    frame = style.frame
    if frame is None or frame.left == frame.right:
        return style
    return replace(
        _variant(style, "Turned"), frame=replace(frame, left=frame.right, right=frame.left), based_on=style.id
    )


def _smaller(style: ParagraphStyle, share: float) -> ParagraphStyle:
    text = sized(style.text, share)
    return replace(_variant(style, f"{text.size:g} Points"), text=text)


def _aligned(style: ParagraphStyle, mark: float) -> ParagraphStyle:
    """In a cell Word goes to a decimal stop by itself, where the paragraph is set to the leading edge."""
    stop = TabStop(kind="decimal", at=mark + EASE)
    text = replace(style.text, align="start")
    return replace(_variant(style, f"Decimal {twips(stop.at)}"), text=text, tabs=(stop,))


def _leading(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style, or a variant, that stays on the page of what follows."""
    return style if style.keep_next else replace(_variant(style, "Leading"), keep_next=True)


def _is_boxed(style: ParagraphStyle) -> bool:
    """Tell a box from a rule above or below a paragraph."""
    return style.frame is not None and style.frame.right is not None


def _in_box(style: ParagraphStyle, box: BoxKind, theme: Theme) -> ParagraphStyle:
    """Return *style* inside the box: an indent is given up, for all that stands in the box begins at its edge."""
    plain = replace(_variant(style, f"In {BOX_NAMES[box]}"), left=style.hanging)
    return boxed(plain, box, theme)


def _in_columns(style: ParagraphStyle, spot: Spot, theme: Theme) -> ParagraphStyle:
    """Return *style* further in. In a box it reaches back to the edge, and has tab stops where the columns begin."""
    edges = tuple(accumulate(column_width(column, theme) for column in spot.columns))
    variant = _variant(style, " ".join(f"In {COLUMN_NAMES[column]}" for column in spot.columns))
    tabs = tuple(replace(stop, at=stop.at + edges[-1]) for stop in style.tabs)
    if spot.box is None:
        return replace(variant, left=style.left + edges[-1], tabs=tabs)
    is_item = spot.counts or style.numbering is not None
    origin = style.left - style.hanging
    stops = () if is_item else tuple(TabStop(kind="left", at=origin + edge) for edge in edges)
    return replace(variant, left=style.left + edges[-1], hanging=style.hanging + edges[-1], tabs=(*stops, *tabs))


def _second(style: ParagraphStyle) -> ParagraphStyle:
    """Return a twin whose box Word takes for another one: less padding at the trailing edge, where nothing is seen of it."""
    frame = style.frame
    if frame is None or frame.right is None:
        return style
    narrow = replace(frame, right=replace(frame.right, space=max(0.0, frame.right.space - 1)))
    return replace(_variant(style, "Second"), frame=narrow, right=style.right - 1)


def _at_end(style: ParagraphStyle, spot: Spot) -> ParagraphStyle:
    """Return *style* with the space that a list or a box has around it, and the last free to part from what follows."""
    before = style.outer_before if spot.first and style.outer_before is not None else style.before
    after = style.outer_after if spot.last and style.outer_after is not None else style.after
    keep_next = style.keep_next and not (spot.last and spot.box)
    if (before, after, keep_next) == (style.before, style.after, style.keep_next):
        return style
    word = "Only" if spot.first and spot.last else "First" if spot.first else "Last"
    return replace(_variant(style, word), before=before, after=after, keep_next=keep_next)


def _variant(style: ParagraphStyle, word: str) -> ParagraphStyle:
    id_ = style.id + word.replace(" ", "")
    return replace(style, id=id_, name=f"{style.name} {word}", built_in=False, outline=None, numbering=None)
