"""Tokens to a theme: every length in points, every colour as it is printed."""

from collections.abc import Mapping
from typing import Any, Final, Literal, cast

from briefgen.theme.blockstyles import (
    ChartStyle,
    ChartTone,
    ContentsStyle,
    DecisionStyle,
    FactStyle,
    GlossaryStyle,
    IndentStyle,
    MarginNoteStyle,
    PointStyle,
    TimelineStyle,
)
from briefgen.theme.colours import mix
from briefgen.theme.lengths import Measure
from briefgen.theme.model import (
    BoxStyle,
    HeaderTableStyle,
    ListStyle,
    Page,
    ParagraphNumbers,
    StyleName,
    TableStyle,
    TextStyle,
    Theme,
)
from briefgen.theme.tokens import ChartTokens, ColourName, StyleTokens, ThemeTokens, Tokens

SMALL_FLOOR: Final = 9.0
"""Furniture, notes and captions go no lower."""

SMALL: Final[frozenset[StyleName]] = frozenset({
    "series", "note", "header-field", "caption", "table-note", "table-source", "source",
    "marking-text", "furniture", "marking", "draft", "banner", "fact", "point-label", "fact-label",
    "register-head", "register", "chart-label", "margin-note",
})  # fmt: skip
"""The styles that are not body text."""

Palette = Mapping[ColourName, str]


def make_theme(
    tokens: ThemeTokens,
    *,
    name: str,
    paper: Literal["a4", "letter"],
    published: bool,
    paragraph_numbers: ParagraphNumbers,
    margin_notes: bool,
) -> Theme:
    """Return the theme for one paper, for an internal or a published brief."""
    em = tokens.body.size.points(0)
    floor = em - 1 if tokens.floor is None else tokens.floor.points(0)
    leading = tokens.body.line.points(0) / em
    palette = _palette(tokens)
    return Theme(
        name=name,
        page=_page(tokens, paper, published=published),
        font=tokens.font,
        fallback=tokens.fallback,
        accent=palette["accent"],
        text=palette["text"],
        paper=palette["paper"],
        styles={key: _style(style, em, floor_of(key, floor), leading, palette) for key, style in tokens.styles.items()},
        boxes={kind: BoxStyle(**_values(box, em, palette)) for kind, box in tokens.boxes.items()},
        lists=ListStyle(**_values(tokens.lists, em, palette)),
        points=PointStyle(**_values(tokens.points, em, palette)),
        indents=IndentStyle(**_values(tokens.indents, em, palette)),
        facts=FactStyle(**_values(tokens.facts, em, palette)),
        decision=DecisionStyle(**_values(tokens.decision, em, palette)),
        timeline=TimelineStyle(**_values(tokens.timeline, em, palette)),
        table=TableStyle(**_values(tokens.table, em, palette)),
        header_table=HeaderTableStyle(**_values(tokens.header_table, em, palette)),
        chart=_chart(tokens.chart, em, palette),
        contents=ContentsStyle(**_values(tokens.contents, em, palette)),
        glossary=GlossaryStyle(**_values(tokens.glossary, em, palette)),
        margin_note=MarginNoteStyle(**_values(tokens.margin_note, em, palette)),
        margin_notes=margin_notes,
        paragraph_numbers=paragraph_numbers,
        number_column=_fine(tokens.number_column.points(0)),
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


def _chart(tokens: ChartTokens, em: float, palette: Palette) -> ChartStyle:
    accent, paper = palette["accent"], palette["paper"]
    values = _values(tokens, em, palette)
    shares = values.pop("series")
    tones = tuple(ChartTone(fill=mix(accent, paper, share), outline=accent) for share in shares)
    return ChartStyle(**values | {"tones": tones, "grid": mix(accent, paper, tokens.grid)})


def _values(tokens: Tokens, em: float, palette: Palette) -> dict[str, Any]:
    """Return the fields of a group: lengths in points, colours as they are printed."""
    return {name: _value(getattr(tokens, name), em, palette) for name in type(tokens).model_fields}


def _value(value: Any, em: float, palette: Palette) -> Any:
    match value:
        case Measure():
            return _space(value, em)
        case str():
            return palette[cast("ColourName", value)]
        case _:
            return value


def _space(length: Measure, em: float) -> float:
    return _half(length.points(em)) if length.unit == "em" else _fine(length.points(em))


def _half(points: float) -> float:
    return round(points * 2) / 2


def _fine(points: float) -> float:
    """Return points to the twentieth, the finest that Word can measure, so that both formats have the same page."""
    return round(points * 20) / 20
