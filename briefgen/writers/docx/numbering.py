"""numbering.xml: how bullets and numbers look, and a `num` for every count that starts anew."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from briefgen.document.nodes import BoxKind
from briefgen.layout.paragraphs import LABEL_SPACE
from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import WIDE_SPACE
from briefgen.writers.docx.columns import column_width
from briefgen.writers.docx.counting import HEADING_LEVELS, Look, Numbered, Series
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.parastyles import ParagraphStyle
from briefgen.writers.docx.pieces import CountKind
from briefgen.writers.docx.stylenames import (
    ANNEX_NUM,
    BOX_STYLES,
    BULLET_NUMS,
    DEEPEST,
    HEADING_NUM,
    NO_NUMBER_NUM,
    POINT_COLUMNS,
    numbered,
)
from briefgen.writers.docx.styleset import paragraph_styles
from briefgen.writers.docx.xml import element, part, value

LEVELS: Final = 9
"""Word wants all nine; with fewer it may call the file unreadable."""

_FORMATS: Final[Mapping[CountKind, str]] = {
    "bullet": "none",
    "decimal": "decimal",
    "alpha": "lowerLetter",
    "roman": "lowerRoman",
    "paragraph": "decimal",
    "source": "decimal",
}


def numbering_part(
    theme: Theme, styles: Mapping[str, ParagraphStyle], counts: Numbered, *, letterhead: bool = False
) -> str:
    """Return the part. An `abstractNum` has the number of the first `num` that uses it; all of them come first.

    In a letterhead, any style may be numbered by its own.
    """
    unnumbered = counts.headings or counts.annexes or letterhead
    firsts: dict[Look, int] = {}
    for each in counts.series:
        firsts.setdefault(each.look, each.num)
    abstract = [
        _bullets(theme),
        _headings() if counts.headings else "",
        _annexes() if counts.annexes else "",
        _unnumbered() if unnumbered else "",
        *(_counted(look, first, theme, styles) for look, first in firsts.items()),
    ]
    nums = [
        *(_num(num, num) for num in BULLET_NUMS.values()),
        _num(HEADING_NUM, HEADING_NUM) if counts.headings else "",
        _num(ANNEX_NUM, ANNEX_NUM) if counts.annexes else "",
        _num(NO_NUMBER_NUM, NO_NUMBER_NUM) if unnumbered else "",
        *(_series(each, firsts[each.look]) for each in counts.series),
    ]
    return part("numbering", *abstract, *nums)


def _abstract(number: int, kind: str, levels: Iterator[str]) -> str:
    return element("abstractNum", value("multiLevelType", kind), *levels, abstractNumId=number)


def _num(number: int, abstract: int, override: str = "") -> str:
    return element("num", value("abstractNumId", abstract), override, numId=number)


def _series(series: Series, abstract: int) -> str:
    start = element("lvlOverride", value("startOverride", series.start), ilvl=series.level)
    return _num(series.num, abstract, start)


@lru_cache(maxsize=1 << 11)
def _level(level: int, form: str, text: str, *, left: float, hanging: float, style: str = "", suffix: str = "") -> str:
    return element(
        "lvl",
        value("start", 1),
        value("numFmt", form),
        value("pStyle", style) if style else "",
        value("suff", suffix) if suffix else "",
        value("lvlText", text),
        value("lvlJc", "left"),
        element("pPr", element("ind", left=twips(left), hanging=twips(hanging))),
        ilvl=level,
    )


# --- bullets and headings, which styles are linked to ------------------------------------------------------------


@lru_cache(maxsize=1 << 6)
def _bullets(theme: Theme) -> str:
    """Return the bullets of lists in and out of boxes, whose styles hang on the theme alone."""
    styles = paragraph_styles(theme, numbered_headings=False)
    return "".join(
        _abstract(number, "multilevel", (_bullet(box, level, theme, styles) for level in range(LEVELS)))
        for box, number in BULLET_NUMS.items()
    )


def _bullet(box: BoxKind | None, level: int, theme: Theme, styles: Mapping[str, ParagraphStyle]) -> str:
    style = _item_style(box, "Bullet", level, styles)
    text = _lead_in(box, level) + _bullet_sign(level, theme)
    linked = style.id if level < DEEPEST else ""
    return _level(
        level, "none" if _lead_in(box, level) else "bullet", text, left=style.left, hanging=style.hanging, style=linked
    )


def _bullet_sign(level: int, theme: Theme) -> str:
    return theme.lists.bullets[min(level, len(theme.lists.bullets) - 1)]


def _item_style(box: BoxKind | None, family: str, level: int, styles: Mapping[str, ParagraphStyle]) -> ParagraphStyle:
    prefix = f"{BOX_STYLES[box] if box else 'List'}{family}"
    return styles[numbered(prefix, prefix, min(level + 1, DEEPEST))[0]]


def _lead_in(box: BoxKind | None, level: int) -> str:
    """Return the space before a bullet in a box, whose items hang back to the box's edge at every level."""
    return WIDE_SPACE * min(level, DEEPEST - 1) if box else ""


@cache
def _headings() -> str:
    return _abstract(HEADING_NUM, "multilevel", (_heading(level) for level in range(LEVELS)))


def _heading(level: int) -> str:
    text = ".".join(f"%{each + 1}" for each in range(level + 1)) + WIDE_SPACE
    style = f"Heading{level + 1}" if level < HEADING_LEVELS else ""
    return _level(level, "decimal", text, left=0, hanging=0, style=style, suffix="nothing")


@cache
def _annexes() -> str:
    """Return letters for annexes; levels below are there because Word wants them."""
    return _abstract(ANNEX_NUM, "multilevel", (_annex(level) for level in range(LEVELS)))


def _annex(level: int) -> str:
    text, style = f"%{level + 1}{WIDE_SPACE}", "" if level else "Annex"
    return _level(level, "upperLetter", text, left=0, hanging=0, style=style, suffix="nothing")


@cache
def _unnumbered() -> str:
    levels = (_level(level, "none", "", left=0, hanging=0, suffix="nothing") for level in range(LEVELS))
    return _abstract(NO_NUMBER_NUM, "multilevel", levels)


# --- counts ------------------------------------------------------------------------------------------------------


def _counted(look: Look, number: int, theme: Theme, styles: Mapping[str, ParagraphStyle]) -> str:
    levels = (_count(look, level, theme, styles) for level in range(LEVELS))
    return _abstract(number, "multilevel", levels)


def _count(look: Look, level: int, theme: Theme, styles: Mapping[str, ParagraphStyle]) -> str:
    if look.runs_in or (look.kind == "paragraph" and look.box is None and theme.paragraph_numbers == "flush"):
        text = f"%{level + 1}.{WIDE_SPACE}"
        return _level(level, _FORMATS[look.kind], text, left=0, hanging=0, suffix="nothing")
    style, column = _column(look, level, theme, styles)
    wider = max(column, _least(look, column, style.text.size)) - column
    inset = sum(column_width(each, theme) for each in look.columns)
    hanging = style.hanging + wider + (inset if look.box else 0.0)
    across = WIDE_SPACE * round(inset / style.text.size) if look.box else ""
    deeper = sum(each in POINT_COLUMNS for each in look.columns)
    sign = _bullet_sign(level + deeper, theme) if look.kind == "bullet" else f"%{level + 1}."
    text = f"{across}{_lead_in(look.box, level)}{sign}"
    left = style.left + inset + (0.0 if look.kind == "paragraph" else wider)
    form = "bullet" if text == sign and look.kind == "bullet" else _FORMATS[look.kind]
    return _level(level, form, text, left=left, hanging=hanging)


def _least(look: Look, column: float, size: float) -> float:
    """Return the column that the longest number needs, by the layout's rule."""
    widest = look.width * size
    return column if widest + LABEL_SPACE * size / 2 <= column else widest + LABEL_SPACE * size


def _column(look: Look, level: int, theme: Theme, styles: Mapping[str, ParagraphStyle]) -> tuple[ParagraphStyle, float]:
    """Return the style of the paragraphs that numbers of this look hang before, and the column they hang in."""
    match look.kind:
        case "paragraph":
            return styles["NumberedParagraph"], theme.number_column
        case "source":
            return styles["Bibliography"], theme.lists.indent
        case "bullet":
            return _item_style(look.box, "Bullet", level, styles), theme.lists.indent
        case "decimal" | "alpha" | "roman":
            return _item_style(look.box, "Number", level, styles), theme.lists.indent
