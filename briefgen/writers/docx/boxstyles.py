"""The styles of what stands in boxes: a box is its paragraphs' borders and shading."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.document.nodes import BoxKind, Role
from briefgen.theme.model import BoxStyle, StyleName, Theme
from briefgen.writers.docx.measures import border_space
from briefgen.writers.docx.parastyles import Frame, ParagraphStyle, Rule, paragraph_style
from briefgen.writers.docx.stylenames import BOX_NAMES, BOX_STYLES, BULLET_NUMS, DEEPEST, box_role, numbered

HAIRLINE: Final = 0.25
"""The thinnest border Word draws; in the fill's colour it carries a box's padding."""

_BOX_ROLES: Final[tuple[tuple[Role, str, StyleName], ...]] = (
    ("lead", "Lead", "lead"),
    ("line", "Line to Say", "line"),
    ("note", "Brief Note", "note"),
    ("series", "Series Bar", "series"),
    ("fact", "Line Fact", "fact"),
    ("banner", "Handling Banner", "banner"),
)


def box_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    for kind, name in BOX_NAMES.items():
        text = theme.styles[kind]
        heading = paragraph_style(f"{BOX_STYLES[kind]}Heading", f"{name} Heading", theme.styles["box-title"])
        yield replace(boxed(heading, kind, theme), keep_next=True, next=BOX_STYLES[kind])
        yield boxed(paragraph_style(BOX_STYLES[kind], name, text), kind, theme)
        point = boxed(paragraph_style(f"{BOX_STYLES[kind]}Point", f"{name} Point", text), kind, theme)
        yield replace(point, before=theme.points.between, after=0.0)
        for role, word, token in _BOX_ROLES:
            yield boxed(paragraph_style(box_role(kind, role), f"{name} {word}", theme.styles[token]), kind, theme)
        for family in ("Bullet", "Number", "Continue"):
            for level in range(1, DEEPEST + 1):
                style = paragraph_style(*numbered(BOX_STYLES[kind] + family, f"{name} {family}", level), text)
                hung = _hung(boxed(style, kind, theme), level, theme)
                if family == "Continue":
                    yield hung
                else:
                    link = (BULLET_NUMS[kind], level - 1) if family == "Bullet" else None
                    yield replace(hung, before=theme.lists.between, numbering=link)


def boxed(style: ParagraphStyle, kind: BoxKind, theme: Theme) -> ParagraphStyle:
    """Return *style* inside the box, which is as wide as the text around it: Word draws borders outside the indents.

    No page parts what a side of a conflict says: torn, it cannot be held against the other.
    """
    box = theme.boxes[kind]
    frame = frame_of(box, theme.paper)
    return replace(
        style,
        frame=frame,
        left=style.left + (frame.left.reach if frame.left else 0.0),
        right=frame.right.reach if frame.right else 0.0,
        before=max(style.before, style.after),
        outer_before=box.before,
        outer_after=box.after,
        keep_next=style.keep_next or theme.styles[kind].keep_together,
        keep_lines=style.keep_lines or kind == "conflict",
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
