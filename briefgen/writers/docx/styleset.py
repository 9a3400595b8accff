"""The paragraph styles of a brief, each from the theme's tokens."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from briefgen.layout.heads import RULE_SPACE
from briefgen.theme.model import StyleName, TextStyle, Theme
from briefgen.writers.docx.blockstyles import block_styles
from briefgen.writers.docx.boxstyles import box_styles
from briefgen.writers.docx.columns import beyond, paper_measure
from briefgen.writers.docx.parastyles import Frame, ParagraphStyle, Rule, TabStop, paragraph_style
from briefgen.writers.docx.sheets import landscape_theme
from briefgen.writers.docx.stylenames import (
    ALIGN_WORDS,
    ANNEX_NUM,
    BULLET_NUMS,
    CHART,
    DEEPEST,
    FIGURE,
    HEADING_NUM,
    LANDSCAPE,
    LETTERHEAD,
    numbered,
)

_OFF_TEXT: Final = 6.0
"""Points between our lines and the text of a letterhead."""


@lru_cache(maxsize=1 << 6)
def paragraph_styles(
    theme: Theme, *, numbered_headings: bool, lettered_annexes: bool = False
) -> Mapping[str, ParagraphStyle]:
    """Return the styles that every document has, by id."""
    families = (_text, _lists, _heads, block_styles, box_styles, _tables, _furniture)
    linked = {f"Heading{level}" for level in range(1, len(_HEADINGS) + 1)} if numbered_headings else set()
    nums = dict.fromkeys(linked, HEADING_NUM) | ({"Annex": ANNEX_NUM} if lettered_annexes else {})
    styles = (_ruled(style, theme) for family in families for style in family(theme))
    return {style.id: _numbered(style, nums.get(style.id)) for style in styles}


def _numbered(style: ParagraphStyle, num: int | None) -> ParagraphStyle:
    return style if num is None or style.outline is None else replace(style, numbering=(num, style.outline))


def _ruled(style: ParagraphStyle, theme: Theme) -> ParagraphStyle:
    """Return the style, where it has a rule above, over the margin for notes as well: a rule is as wide as its paragraph."""
    return replace(style, right=beyond(theme)) if style.text.above and not style.right else style


_HEADINGS: Final[tuple[StyleName, ...]] = ("heading-1", "heading-2", "heading-3")

_BELOW_TABLES: Final[tuple[tuple[str, str, StyleName], ...]] = (
    ("TableNote", "Table Note", "table-note"),
    ("TableSource", "Table Source", "table-source"),
)
_OWN: Final[tuple[tuple[str, str, StyleName], ...]] = (
    ("Lead", "Lead", "lead"),
    ("LineToSay", "Line to Say", "line"),
    ("BriefNote", "Brief Note", "note"),
    ("SeriesBar", "Series Bar", "series"),
    ("LineFact", "Line Fact", "fact"),
    ("HandlingBanner", "Handling Banner", "banner"),
    ("ProtectiveMarking", "Protective Marking", "marking-text"),
)


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield _heading("Title", "Title", styles["title"])
    for level, name in enumerate(_HEADINGS):
        yield replace(_heading(f"Heading{level + 1}", f"heading {level + 1}", styles[name]), outline=level)
    yield replace(paragraph_style("BodyText", "Body Text", styles["body"]), built_in=True)
    yield from (paragraph_style(id_, name, styles[token]) for id_, name, token in _OWN)
    out = theme.number_column if theme.paragraph_numbers == "hung" else 0.0
    yield replace(paragraph_style("NumberedParagraph", "Numbered Paragraph", styles["body"]), hanging=out)
    indent = theme.lists.indent
    source = paragraph_style("Bibliography", "Bibliography", styles["source"])
    yield replace(source, built_in=True, left=indent, hanging=indent, right=beyond(theme))
    yield replace(paragraph_style("NamedSource", "Named Source", styles["source"]), right=beyond(theme))
    yield from _notes(theme)


def _notes(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the styles of notes, over the whole paper; their numbers hang. The rule above them has the colour of its paragraph."""
    foot = paragraph_style("FootnoteText", "footnote text", theme.styles["footnote"])
    end = paragraph_style("EndnoteText", "endnote text", theme.styles["source"])
    notes = theme.footnotes
    rule = replace(theme.styles["footnote"], colour=notes.rule_colour)
    yield paragraph_style("NoteSeparator", "Note Separator", rule)
    for style, indent, after in ((foot, notes.indent, notes.between), (end, theme.lists.indent, end.after)):
        yield replace(style, built_in=True, left=indent, hanging=indent, right=beyond(theme), after=after)


def _heading(id_: str, name: str, text: TextStyle) -> ParagraphStyle:
    plain = paragraph_style(id_, name, text)
    return replace(plain, built_in=True, next="BodyText", keep_next=True, keep_lines=True)


# --- lists -------------------------------------------------------------------------------------------------------


def _lists(theme: Theme) -> Iterator[ParagraphStyle]:
    text, lists = theme.styles["list"], theme.lists
    for family in ("Bullet", "Number", "Continue"):
        for level in range(1, DEEPEST + 1):
            style = paragraph_style(*numbered(f"List{family}", f"List {family}", level), text)
            yield replace(
                style,
                built_in=True,
                before=text.before if family == "Continue" else lists.between,
                after=text.after,
                outer_before=text.before,
                outer_after=max(text.after, theme.styles["body"].after),
                left=lists.indent * level,
                hanging=0.0 if family == "Continue" else lists.indent,
                numbering=(BULLET_NUMS[None], level - 1) if family == "Bullet" else None,
            )


# --- headers, tables, furniture ----------------------------------------------------------------------------------


def _heads(theme: Theme) -> Iterator[ParagraphStyle]:
    text, header = theme.styles["header-field"], theme.header_table
    rule = Rule(width=header.rule, colour=header.rule_colour, space=RULE_SPACE * text.line)
    frame = Frame(top=rule, bottom=rule) if header.rule else None
    width = header.label_width
    line = replace(
        paragraph_style("HeaderLine", "Header Line", text),
        frame=frame,
        outer_before=header.before,
        outer_after=header.after,
    )
    yield line
    stop = TabStop(kind="left", at=width)
    yield replace(line, id="HeaderField", name="Header Field", left=width, hanging=width, tabs=(stop,))
    yield replace(line, id="HeaderPlain", name="Header Plain", frame=None)


def _tables(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    caption = paragraph_style("Caption", "caption", styles["caption"])
    yield replace(caption, built_in=True, before=theme.table.before, keep_next=True)
    for id_, name, token in _BELOW_TABLES:
        yield replace(paragraph_style(id_, name, styles[token]), outer_after=theme.table.after)
    yield _figure(theme)
    yield replace(_empty("TableGap", "Table Gap", theme), after=max(0.0, theme.table.after - 1))
    yield replace(_empty("SectionEnd", "Section End", theme), after=0.0)
    kinds: tuple[tuple[str, StyleName, StyleName], ...] = (
        ("Table", "table-head", "table"),
        ("Register", "register-head", "register"),
    )
    for kind, head, text in kinds:
        yield from _cells(kind, replace(styles[head], keep_with_next=True), styles[text])
    yield _cell("TableGroup", "Table Group", replace(styles["table-group"], keep_with_next=True))


def _empty(id_: str, name: str, theme: Theme) -> ParagraphStyle:
    """Return the style of a paragraph that has no words, and next to no height."""
    return paragraph_style(id_, name, replace(theme.styles["table"], size=1.0, line=1.0))


def _cells(kind: str, head: TextStyle, text: TextStyle) -> Iterator[ParagraphStyle]:
    for align, word in ALIGN_WORDS.items():
        yield _cell(f"{kind}Heading{word}", f"{kind} Heading {word}", replace(head, align=align))
        yield _cell(f"{kind}Text{word}", f"{kind} Text {word}", replace(text, align=align))
        row_heading = replace(text, align=align, weight=head.weight)
        yield _cell(f"{kind}RowHeading{word}", f"{kind} Row Heading {word}", row_heading)


def _figure(theme: Theme) -> ParagraphStyle:
    figure, drawn = paragraph_style(FIGURE, FIGURE, theme.styles["table-note"]), theme.figure
    return replace(figure, before=drawn.above, after=drawn.below, outer_after=theme.image.after, grows=True)


@lru_cache(maxsize=1 << 6)
def chart_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    """Return the styles of a chart, and of the table under it, which stays on the chart's page."""
    drawing = replace(_figure(theme), id=CHART, name="Chart Figure", outer_after=theme.chart.after, left_to_right=True)
    text = replace(theme.styles["chart-label"], keep_with_next=True)
    return (drawing, *_cells("Chart", replace(text, weight=theme.styles["table-head"].weight), text))


def _cell(id_: str, name: str, text: TextStyle) -> ParagraphStyle:
    """Return the style of a cell's paragraph: the space around it is the cell's padding."""
    return replace(paragraph_style(id_, name.strip(), text), before=0.0, after=0.0)


def landscape_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the styles of header and footer on landscape pages."""
    return _furniture_named(LANDSCAPE, landscape_theme(theme))


def letterhead_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the styles of our lines in a letterhead's header and footer, which may be so high that the text begins at them."""
    for style in _furniture_named(LETTERHEAD, theme):
        is_header = style.id.startswith("Header")
        yield replace(style, after=_OFF_TEXT) if is_header else replace(style, before=_OFF_TEXT)


def _furniture_named(word: str, theme: Theme) -> Iterator[ParagraphStyle]:
    for style in _furniture(theme):
        yield replace(style, id=style.id + word, name=f"{style.name} {word}", built_in=False)


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    text, width, right = theme.styles["furniture"], paper_measure(theme), beyond(theme)
    centre, end = TabStop(kind="center", at=width / 2), TabStop(kind="right", at=width)
    for id_, name in (("Header", "header"), ("Footer", "footer")):
        style = paragraph_style(id_, name, text)
        yield replace(style, built_in=True, tabs=(centre, end), right=right, before=0.0, after=0.0)
    yield replace(paragraph_style("FooterLine", "Footer Line", text), tabs=(end,), right=right, before=0.0, after=0.0)
