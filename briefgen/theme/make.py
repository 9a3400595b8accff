"""Tokens to a theme: every length in points, every colour as it is printed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from briefgen.theme.blockstyles import (
    ChartStyle,
    ChartTone,
    ColumnStyle,
    ContentsStyle,
    DecisionStyle,
    FactStyle,
    FigureStyle,
    FootnoteStyle,
    GlossaryStyle,
    ImageStyle,
    IndentStyle,
    MarginNoteStyle,
    PointStyle,
    TimelineStyle,
    WatermarkStyle,
)
from briefgen.theme.colours import mix
from briefgen.theme.lengths import Measure
from briefgen.theme.model import (
    BoxStyle,
    Family,
    FontRole,
    HeaderTableStyle,
    ListStyle,
    Page,
    PaperName,
    ParagraphNumbers,
    RuleAbove,
    StyleName,
    TableStyle,
    TextStyle,
    Theme,
    floor_of,
)
from briefgen.theme.tokens import ChartTokens, ColourName, ThemeTokens, Tokens, WatermarkTokens

HEADINGS: Final[frozenset[StyleName]] = frozenset({"title", "heading-1", "heading-2", "heading-3", "annex"})
"""The styles that are set in the theme's family for headings."""
LABELS: Final[frozenset[StyleName]] = frozenset({
    "series", "header-field", "caption", "table-head", "table", "table-group", "table-note", "table-source",
    "register-head", "register", "chart-label", "fact-value", "fact-label", "point-label", "timeline-when", "decision",
    "marking-text", "furniture", "marking", "draft", "banner",
})  # fmt: skip
"""Those that are set in its family for labels."""

Palette = Mapping[ColourName, str]


def make_theme(
    tokens: ThemeTokens,
    *,
    name: str,
    paper: PaperName,
    published: bool,
    paragraph_numbers: ParagraphNumbers,
    margin_notes: bool,
) -> Theme:
    """Return the theme for one paper, for an internal or a published brief."""
    em = tokens.body.size.points(0)
    floor = em - 1 if tokens.floor is None else tokens.floor.points(0)
    leading = tokens.body.line.points(0) / em
    palette = palette_of(tokens)
    styles = {
        key: _style(key, tokens, palette, em=em, floor=floor_of(key, floor), leading=leading) for key in tokens.styles
    }
    return Theme(
        name=name,
        title=tokens.title,
        paper_name=paper,
        page=_page(tokens, paper, published=published),
        font=tokens.font,
        heading_font=tokens.heading_font or tokens.font,
        label_font=tokens.label_font or tokens.font,
        families=_families(tokens, styles.values()),
        fallback=tokens.fallback,
        accent=palette["accent"],
        text=palette["text"],
        muted=palette["muted"],
        paper=palette["paper"],
        tint=palette["tint"],
        rule=palette["rule"],
        styles=styles,
        boxes={kind: BoxStyle(**_values(box, em, palette)) for kind, box in tokens.boxes.items()},
        lists=ListStyle(**_values(tokens.lists, em, palette)),
        points=PointStyle(**_values(tokens.points, em, palette)),
        indents=IndentStyle(**_values(tokens.indents, em, palette)),
        facts=FactStyle(**_values(tokens.facts, em, palette)),
        decision=DecisionStyle(**_values(tokens.decision, em, palette)),
        timeline=TimelineStyle(**_values(tokens.timeline, em, palette)),
        table=TableStyle(**_values(tokens.table, em, palette)),
        header_table=HeaderTableStyle(**_values(tokens.header_table, em, palette)),
        figure=FigureStyle(**_values(tokens.figure, em, palette)),
        chart=_chart(tokens.chart, em, palette),
        image=ImageStyle(**_values(tokens.image, em, palette)),
        contents=ContentsStyle(**_values(tokens.contents, em, palette)),
        glossary=GlossaryStyle(**_values(tokens.glossary, em, palette)),
        footnotes=FootnoteStyle(**_values(tokens.footnotes, em, palette)),
        margin_note=MarginNoteStyle(**_values(tokens.margin_note, em, palette)),
        watermark=_watermark(tokens.watermark, palette),
        columns=ColumnStyle(**_values(tokens.columns, em, palette)),
        margin_notes=margin_notes,
        paragraph_numbers=paragraph_numbers,
        number_column=_fine(tokens.number_column.points(0)),
        link=palette[tokens.link],
        certainty_weight=tokens.certainty_weight,
        embed_fonts=tokens.embed_fonts,
        floor=floor,
    )


def palette_of(tokens: ThemeTokens) -> Palette:
    """Return the colours as they are printed, by the names that styles, boxes and rules give."""
    colours = tokens.colours
    return {
        "text": colours.text,
        "muted": colours.muted,
        "accent": colours.accent,
        "paper": colours.paper,
        "rule": colours.rule,
        "tint": mix(colours.accent, colours.paper, colours.tint),
    }


def _page(tokens: ThemeTokens, paper: PaperName, *, published: bool) -> Page:
    margins = tokens.margins["published" if published else "internal"]
    sheet = tokens.papers[paper]
    wider = (sheet.width.points(0) - tokens.papers["a4"].width.points(0)) / 2
    return Page(
        width=_fine(sheet.width.points(0)),
        height=_fine(sheet.height.points(0)),
        top=_fine((sheet.top or margins.top).points(0)),
        right=_fine(margins.right.points(0) + wider),
        bottom=_fine((sheet.bottom or margins.bottom).points(0)),
        left=_fine(margins.left.points(0) + wider),
        header=_fine((sheet.header or margins.header).points(0)),
        footer=_fine((sheet.footer or margins.footer).points(0)),
    )


def _font(tokens: ThemeTokens, name: StyleName) -> tuple[FontRole, str]:
    """Return the family of a style, and whose it is."""
    match tokens.styles[name].font or _usual_font(name):
        case "body":
            return "body", tokens.font
        case "heading":
            return "heading", tokens.heading_font or tokens.font
        case "label":
            return ("label", tokens.label_font) if tokens.label_font else ("body", tokens.font)
        case family:
            return "own", family


def _usual_font(name: StyleName) -> FontRole:
    return "heading" if name in HEADINGS else "label" if name in LABELS else "body"


def _families(tokens: ThemeTokens, styles: Iterable[TextStyle]) -> Mapping[str, Family]:
    """Return every family that a style is set in, and those for the characters that it lacks of which the theme says something."""
    helping = (name for name in tokens.fallback if name in tokens.families)
    return {name: _family(tokens, name) for name in (*(style.font for style in styles), *helping)}


def _family(tokens: ThemeTokens, name: str) -> Family:
    known = tokens.families.get(name)
    return Family(kind=known.kind, substitutes=known.substitutes, scripts=known.scripts) if known else Family()


def _style(
    name: StyleName, tokens: ThemeTokens, palette: Palette, *, em: float, floor: float, leading: float
) -> TextStyle:
    style = tokens.styles[name]
    role, font = _font(tokens, name)
    size = _size(style.size, em, floor)
    return TextStyle(
        font=font,
        font_role=role,
        size=size,
        line=_space(style.line, size * leading),
        weight=style.weight,
        italic=style.italic,
        colour=palette[style.colour],
        before=_space(style.before, em),
        after=_space(style.after, em),
        above=RuleAbove(**_values(style.above, em, palette)) if style.above else None,
        plain_links=style.plain_links,
        align=style.align,
        keep_with_next=style.keep_with_next,
        keep_together=style.keep_together,
        balance=style.balance,
        hyphenate=style.hyphenate,
    )


def _size(size: Measure, em: float, floor: float) -> float:
    """Return a size in half points, which are what Word can set. One that goes by the body stops at the floor."""
    return max(_half(size.points(em)), floor) if size.unit == "em" else _half(size.points(em))


def _chart(tokens: ChartTokens, em: float, palette: Palette) -> ChartStyle:
    accent, paper = palette["accent"], palette["paper"]
    values = _values(tokens, em, palette)
    shares = values.pop("series")
    dashes = tuple(_space(dash, em) for dash in tokens.dashes)
    tones = tuple(ChartTone(fill=mix(accent, paper, share), outline=accent) for share in shares)
    return ChartStyle(**values | {"tones": tones, "dashes": dashes, "grid": mix(accent, paper, tokens.grid)})


def _watermark(tokens: WatermarkTokens, palette: Palette) -> WatermarkStyle:
    colour = mix(palette[tokens.colour], palette["paper"], tokens.light)
    return WatermarkStyle(colour=colour, width=tokens.width, rise=tokens.rise)


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
