"""The paragraph styles of a brief, each from the theme's tokens."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefgen.layout.blocks import NUMBER_COLUMN
from briefgen.layout.heads import RULE_SPACE
from briefgen.theme.model import BoxStyle, StyleName, TextStyle, Theme
from briefgen.writers.docx.measures import border_space
from briefgen.writers.docx.parastyles import Frame, ParagraphStyle, Rule, TabStop, paragraph_style
from briefgen.writers.docx.stylenames import (
    ALIGN_WORDS,
    BOX_NAMES,
    BOX_STYLES,
    BULLET_NUMS,
    DEEPEST,
    HEADING_NUM,
    BoxKind,
    Role,
    box_role,
    numbered,
)

HAIRLINE: Final = 0.25
"""The thinnest border Word draws; in the fill's colour it carries a box's padding."""


def paragraph_styles(theme: Theme, *, numbered_headings: bool) -> Mapping[str, ParagraphStyle]:
    """Return the styles that every document has, by id."""
    styles = (*_text(theme), *_lists(theme), *_headers(theme), *_boxes(theme), *_tables(theme), *_furniture(theme))
    return {style.id: _numbered_heading(style) if numbered_headings else style for style in styles}


def _numbered_heading(style: ParagraphStyle) -> ParagraphStyle:
    return style if style.outline is None else replace(style, numbering=(HEADING_NUM, style.outline))


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
    ("ProtectiveMarking", "Protective Marking", "marking-text"),
)


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield _heading("Title", "Title", styles["title"])
    for level, name in enumerate(_HEADINGS):
        yield replace(_heading(f"Heading{level + 1}", f"heading {level + 1}", styles[name]), outline=level)
    yield replace(paragraph_style("BodyText", "Body Text", styles["body"]), built_in=True)
    yield from (paragraph_style(id_, name, styles[token]) for id_, name, token in _OWN)
    column = NUMBER_COLUMN * styles["body"].size
    yield replace(
        paragraph_style("NumberedParagraph", "Numbered Paragraph", styles["body"]), left=column, hanging=column
    )
    indent = theme.lists.indent
    source = paragraph_style("Bibliography", "Bibliography", styles["source"])
    yield replace(source, built_in=True, left=indent, hanging=indent)


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


_BOX_ROLES: Final[tuple[tuple[Role, str, StyleName], ...]] = (
    ("lead", "Lead", "lead"),
    ("line", "Line to Say", "line"),
    ("note", "Brief Note", "note"),
    ("series", "Series Bar", "series"),
)

# --- boxes -------------------------------------------------------------------------------------------------------


def _boxes(theme: Theme) -> Iterator[ParagraphStyle]:
    for kind, name in BOX_NAMES.items():
        text = theme.styles[kind]
        heading = paragraph_style(f"{BOX_STYLES[kind]}Heading", f"{name} Heading", theme.styles["box-title"])
        yield replace(_boxed(heading, kind, theme), keep_next=True, next=BOX_STYLES[kind])
        yield _boxed(paragraph_style(BOX_STYLES[kind], name, text), kind, theme)
        for role, word, token in _BOX_ROLES:
            yield _boxed(paragraph_style(box_role(kind, role), f"{name} {word}", theme.styles[token]), kind, theme)
        for family in ("Bullet", "Number", "Continue"):
            for level in range(1, DEEPEST + 1):
                style = paragraph_style(*numbered(BOX_STYLES[kind] + family, f"{name} {family}", level), text)
                hung = _hung(_boxed(style, kind, theme), level, theme)
                if family == "Continue":
                    yield hung
                else:
                    link = (BULLET_NUMS[kind], level - 1) if family == "Bullet" else None
                    yield replace(hung, before=theme.lists.between, numbering=link)


def _boxed(style: ParagraphStyle, kind: BoxKind, theme: Theme) -> ParagraphStyle:
    """Return *style* inside the box, which is as wide as the text around it: Word draws borders outside the indents."""
    box = theme.boxes[kind]
    frame = frame_of(box, theme.paper)
    return replace(
        style,
        frame=frame,
        left=frame.left.reach if frame.left else 0.0,
        right=frame.right.reach if frame.right else 0.0,
        before=max(style.before, style.after),
        outer_before=box.before,
        outer_after=box.after,
        keep_next=theme.styles[kind].keep_together,
    )


def _hung(style: ParagraphStyle, level: int, theme: Theme) -> ParagraphStyle:
    """Return the style of an item in a box. It hangs back to the box's edge at every level, or the box would be cut there."""
    indent = theme.lists.indent * level
    return replace(style, left=style.left + indent, hanging=indent, after=0.0)


def frame_of(box: BoxStyle, paper: str) -> Frame:
    """Return the borders of a box: the accent bar, the outline, else a hairline nobody sees, which carries the padding."""
    space = border_space(box.padding)
    if box.border and box.border_width:
        edge = Rule(width=box.border_width, colour=box.border, space=space)
    else:
        edge = Rule(width=HAIRLINE, colour=box.fill or paper, space=space)
    bar = Rule(width=box.bar_width, colour=box.bar, space=space) if box.bar and box.bar_width else edge
    return Frame(top=edge, left=bar, bottom=edge, right=edge, fill=box.fill)


# --- headers, tables, furniture ----------------------------------------------------------------------------------


def _headers(theme: Theme) -> Iterator[ParagraphStyle]:
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


def _tables(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    caption = paragraph_style("Caption", "caption", styles["caption"])
    yield replace(caption, built_in=True, before=theme.table.before, keep_next=True)
    for id_, name, token in _BELOW_TABLES:
        yield replace(paragraph_style(id_, name, styles[token]), outer_after=theme.table.after)
    gap = paragraph_style("TableGap", "Table Gap", replace(styles["table"], size=1.0, line=1.0))
    yield replace(gap, after=max(0.0, theme.table.after - 1))
    head, text = styles["table-head"], styles["table"]
    for align, word in ALIGN_WORDS.items():
        yield _cell(f"TableHeading{word}", f"Table Heading {word}", replace(head, align=align, keep_with_next=True))
        yield _cell(f"TableText{word}", f"Table Text {word}", replace(text, align=align))
        row_heading = replace(text, align=align, weight=head.weight)
        yield _cell(f"TableRowHeading{word}", f"Table Row Heading {word}", row_heading)
    yield _cell("TableGroup", "Table Group", replace(styles["table-group"], keep_with_next=True))


def _cell(id_: str, name: str, text: TextStyle) -> ParagraphStyle:
    """Return the style of a cell's paragraph: the space around it is the cell's padding."""
    return replace(paragraph_style(id_, name.strip(), text), before=0.0, after=0.0)


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    page, text = theme.page, theme.styles["furniture"]
    width = page.width - page.left - page.right
    centre, end = TabStop(kind="center", at=width / 2), TabStop(kind="right", at=width)
    for id_, name in (("Header", "header"), ("Footer", "footer")):
        style = paragraph_style(id_, name, text)
        yield replace(style, built_in=True, tabs=(centre, end), before=0.0, after=0.0)
    yield replace(paragraph_style("FooterLine", "Footer Line", text), tabs=(end,), before=0.0, after=0.0)
