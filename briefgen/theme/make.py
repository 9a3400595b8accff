"""Tokens to a theme: every length in points, every colour as it is printed."""

from collections.abc import Mapping
from typing import Final, Literal

from briefgen.theme.colours import mix
from briefgen.theme.lengths import Measure
from briefgen.theme.model import (
    BoxStyle,
    HeaderTableStyle,
    ListStyle,
    Page,
    StyleName,
    TableStyle,
    TextStyle,
    Theme,
)
from briefgen.theme.tokens import BoxTokens, ColourName, StyleTokens, ThemeTokens

SMALL_FLOOR: Final = 9.0
"""Furniture, notes and captions go no lower."""

SMALL: Final[frozenset[StyleName]] = frozenset({
    "series", "note", "header-field", "caption", "table-note", "table-source", "source",
    "marking-text", "furniture", "marking", "draft",
})  # fmt: skip
"""The styles that are not body text."""

Palette = Mapping[ColourName, str]


def make_theme(tokens: ThemeTokens, *, name: str, paper: Literal["a4", "letter"], published: bool) -> Theme:
    """Return the theme for one paper, for an internal or a published brief."""
    em = tokens.body.size.points(0)
    floor = em - 1 if tokens.floor is None else tokens.floor.points(0)
    leading = tokens.body.line.points(0) / em
    palette = _palette(tokens)
    return Theme(
        name=name,
        page=_page(tokens, paper, published=published),
        font=tokens.font,
        accent=palette["accent"],
        text=palette["text"],
        paper=palette["paper"],
        styles={key: _style(style, em, floor_of(key, floor), leading, palette) for key, style in tokens.styles.items()},
        boxes={kind: _box(box, em, palette) for kind, box in tokens.boxes.items()},
        lists=_lists(tokens, em),
        table=_table(tokens, em, palette),
        header_table=_header_table(tokens, em, palette),
        link=palette[tokens.link],
        certainty_weight=tokens.certainty_weight,
        floor=floor,
    )


def floor_of(style: StyleName, floor: float) -> float:
    """Return the smallest size a style may have, where body text has *floor*."""
    return SMALL_FLOOR if style in SMALL else floor


def _palette(tokens: ThemeTokens) -> Palette:
    colours = tokens.colours
    return {
        "text": colours.text,
        "muted": colours.muted,
        "accent": colours.accent,
        "paper": colours.paper,
        "rule": colours.rule,
        "tint": mix(colours.accent, colours.paper, colours.tint),
    }


def _page(tokens: ThemeTokens, paper: Literal["a4", "letter"], *, published: bool) -> Page:
    margins = tokens.margins["published" if published else "internal"]
    sheet = tokens.papers[paper]
    wider = (sheet.width.points(0) - tokens.papers["a4"].width.points(0)) / 2
    return Page(
        width=_fine(sheet.width.points(0)),
        height=_fine(sheet.height.points(0)),
        top=_fine(margins.top.points(0)),
        right=_fine(margins.right.points(0) + wider),
        bottom=_fine(margins.bottom.points(0)),
        left=_fine(margins.left.points(0) + wider),
        header=_fine(margins.header.points(0)),
        footer=_fine(margins.footer.points(0)),
    )


def _style(style: StyleTokens, em: float, floor: float, leading: float, palette: Palette) -> TextStyle:
    size = _size(style.size, em, floor)
    return TextStyle(
        size=size,
        line=_space(style.line, size * leading),
        weight=style.weight,
        italic=style.italic,
        colour=palette[style.colour],
        before=_space(style.before, em),
        after=_space(style.after, em),
        align=style.align,
        keep_with_next=style.keep_with_next,
        keep_together=style.keep_together,
    )


def _size(size: Measure, em: float, floor: float) -> float:
    """Return a size in half points, which are what Word can set. One that goes by the body stops at the floor."""
    return max(_half(size.points(em)), floor) if size.unit == "em" else _half(size.points(em))


def _box(box: BoxTokens, em: float, palette: Palette) -> BoxStyle:
    return BoxStyle(
        fill=box.fill and palette[box.fill],
        border=box.border and palette[box.border],
        border_width=box.border_width.points(0),
        bar=box.bar and palette[box.bar],
        bar_width=box.bar_width.points(0),
        padding=_space(box.padding, em),
        before=_space(box.before, em),
        after=_space(box.after, em),
    )


def _lists(tokens: ThemeTokens, em: float) -> ListStyle:
    return ListStyle(
        indent=_space(tokens.lists.indent, em),
        between=_space(tokens.lists.between, em),
        bullets=tokens.lists.bullets,
    )


def _table(tokens: ThemeTokens, em: float, palette: Palette) -> TableStyle:
    table = tokens.table
    return TableStyle(
        rule=table.rule.points(0),
        rule_colour=palette[table.rule_colour],
        head_fill=table.head_fill and palette[table.head_fill],
        padding_x=_space(table.padding_x, em),
        padding_y=_space(table.padding_y, em),
        before=_space(table.before, em),
        after=_space(table.after, em),
    )


def _header_table(tokens: ThemeTokens, em: float, palette: Palette) -> HeaderTableStyle:
    table = tokens.header_table
    return HeaderTableStyle(
        rule=table.rule.points(0),
        rule_colour=palette[table.rule_colour],
        label_width=_fine(table.label_width.points(0)),
        before=_space(table.before, em),
        after=_space(table.after, em),
    )


def _space(length: Measure, em: float) -> float:
    return _half(length.points(em)) if length.unit == "em" else _fine(length.points(em))


def _half(points: float) -> float:
    return round(points * 2) / 2


def _fine(points: float) -> float:
    """Return points to the twentieth, the finest that Word can measure, so that both formats have the same page."""
    return round(points * 20) / 20
