"""styles.xml: defaults, paragraph, character and table styles, in the order the schema wants."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import StyleName, TextStyle, Theme
from briefgen.writers.docx.charstyles import Trait, character_styles
from briefgen.writers.docx.languages import default_languages, paragraph_direction
from briefgen.writers.docx.looks import run_properties, size_of, theme_fonts
from briefgen.writers.docx.measures import border_space, eighths, half_points, twips
from briefgen.writers.docx.parastyles import Frame, ParagraphStyle, Rule, TabStop
from briefgen.writers.docx.parts import STYLES, Part
from briefgen.writers.docx.tablestyle import table_styles
from briefgen.writers.docx.themecolours import bordered, coloured, shaded
from briefgen.writers.docx.xml import element, part_start, some, switch, value

_ALIGN: Final = {"start": "left", "centre": "center", "end": "right"}


_FURNITURE: Final[tuple[tuple[str, str, StyleName], ...]] = (
    ("PageMarking", "Page Marking", "marking"),
    ("DraftMark", "Draft Mark", "draft"),
)


def styles_part(
    theme: Theme,
    paragraphs: Iterable[ParagraphStyle],
    variants: Iterable[ParagraphStyle],
    joined: Iterable[frozenset[Trait]],
    language: str,
) -> Part:
    """Return the part. *paragraphs* are the styles that all briefs of a look share, *variants* this one's own, and *joined* the
    traits of its words that have several. A brief has variants like no other where it has a table of decimals, or one in
    smaller type: they stand behind what it shares.
    """
    front = _shared_styles(tuple(paragraphs), theme, language)
    own = "".join(
        (
            *[_paragraph_style(style, theme, None, turned=is_right_to_left(language)) for style in variants],
            character_styles(theme, joined),
            "</w:styles>",
        )
    )
    return Part(name="word/styles.xml", kind=STYLES, content=own, shared=True, front=front)


_default_character: Final = element(
    "style",
    value("name", "Default Paragraph Font"),
    value("uiPriority", 1),
    element("semiHidden"),
    element("unhideWhenUsed"),
    type_="character",
    default=1,
    styleId="DefaultParagraphFont",
)
_no_list: Final = element(
    "style",
    value("name", "No List"),
    value("uiPriority", 99),
    element("semiHidden"),
    element("unhideWhenUsed"),
    type_="numbering",
    default=1,
    styleId="NoList",
)


def _defaults(theme: Theme, language: str) -> str:
    """Return what every paragraph starts from. Fonts are the theme part's, so that a person can change them in one place.

    Pairs of letters are kerned at every size, as the layout kerns them: else lines are wider, and break elsewhere.
    """
    body = theme.styles["body"]
    kerned = value("kern", half_points(1))
    run = element("rPr", theme_fonts("minor"), kerned, *size_of(body.size), default_languages(language))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault"))


def _normal(theme: Theme, language: str) -> str:
    """Return the style that all others are based on: the direction of the language is said here, once for all paragraphs."""
    body = theme.styles["body"]
    spacing = element("spacing", before=0, after=0, line=twips(body.line), lineRule="exact")
    return element(
        "style",
        value("name", "Normal"),
        element("qFormat"),
        element(
            "pPr",
            element("widowControl"),
            element("suppressAutoHyphens") if theme.hyphenates else "",
            paragraph_direction(language),
            spacing,
        ),
        element("rPr", coloured(body.colour, theme)),
        type_="paragraph",
        default=1,
        styleId="Normal",
    )


def _furniture_style(id_: str, name: str, text: TextStyle, theme: Theme) -> str:
    properties = element("rPr", *run_properties(text, theme))
    return element(
        "style",
        value("name", name),
        value("basedOn", "DefaultParagraphFont"),
        value("uiPriority", 99),
        properties,
        type_="character",
        customStyle=1,
        styleId=id_,
    )


def _turned(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style with its borders' sides exchanged: indents and tabs go by the leading edge, borders by the page's left."""
    frame = style.frame
    return replace(style, frame=replace(frame, left=frame.right, right=frame.left)) if frame else style


@lru_cache(maxsize=1 << 4)
def _shared_styles(paragraphs: tuple[ParagraphStyle, ...], theme: Theme, language: str) -> bytes:
    """Return the start of the part, with all that briefs of a look and a language share."""
    by_id, turned = {style.id: style for style in paragraphs}, is_right_to_left(language)
    styles = (
        _defaults(theme, language),
        _normal(theme, language),
        *[_paragraph_style(style, theme, _differs_from(style, by_id), turned=turned) for style in paragraphs],
        _default_character,
        *[_furniture_style(id_, name, theme.styles[token], theme) for id_, name, token in _FURNITURE],
        table_styles(theme),
        _no_list,
    )
    return f"{part_start('styles')}{''.join(styles)}".encode()


def _differs_from(style: ParagraphStyle, styles: Mapping[str, ParagraphStyle]) -> ParagraphStyle | None:
    """Return the style whose look a style does not share, though it is based on it; a variant shares its own's."""
    return styles.get(style.based_on) if style.outline is not None else None


@lru_cache(maxsize=1 << 12)
def _paragraph_style(style: ParagraphStyle, theme: Theme, other: ParagraphStyle | None, *, turned: bool) -> str:
    """Return the style; *turned* for text from right to left."""
    style = _turned(style) if turned else style
    own = {} if style.built_in else {"customStyle": 1}
    return element(
        "style",
        value("name", style.name),
        value("basedOn", style.based_on),
        value("next", style.next) if style.next else "",
        value("uiPriority", 9 if style.outline is not None else 10),
        element("qFormat"),
        some("pPr", paragraph_properties(style, theme, other)),
        some("rPr", run_properties(style.text, theme, other.text if other else None)),
        type_="paragraph",
        styleId=style.id,
        **own,
    )


def paragraph_properties(style: ParagraphStyle, theme: Theme, other: ParagraphStyle | None = None) -> Iterator[str]:
    """Yield the paragraph properties in the schema's order; off where *other*, which the style is based on, has more."""
    yield _kept("keepNext", style, on=style.keep_next)
    yield _kept("keepLines", style, on=style.keep_lines)
    if style.numbering:
        number, level = style.numbering
        yield element("numPr", value("ilvl", level), value("numId", number))
    elif other and other.numbering:
        yield element("numPr", value("numId", 0))
    if style.frame:
        yield from _frame(style.frame, theme)
    elif other and other.frame:
        yield element("pBdr", element("top", val="nil"))
    yield some("tabs", map(_tab, style.tabs))
    yield _hyphenation(style)
    if style.left_to_right:
        yield switch("bidi", on=False)
    rule = "atLeast" if style.grows else "exact"
    yield element(
        "spacing", before=twips(style.before), after=twips(style.after), line=twips(style.text.line), lineRule=rule
    )
    yield element("ind", left=twips(style.left), right=twips(style.right), hanging=twips(style.hanging))
    yield value("jc", _ALIGN[style.text.align])
    if style.outline is not None:
        yield value("outlineLvl", style.outline)


def _hyphenation(style: ParagraphStyle) -> str:
    """Return the property where a style divides words, or is a heading: Normal does not, where any style does."""
    if style.text.hyphenate:
        return switch("suppressAutoHyphens", on=False)
    return element("suppressAutoHyphens") if style.outline is not None else ""


def _tab(stop: TabStop) -> str:
    leader = {"leader": stop.leader} if stop.leader else {}
    return element("tab", val=stop.kind, **leader, pos=twips(stop.at))


def _kept(name: str, style: ParagraphStyle, *, on: bool) -> str:
    """Return the property where it is on, or off in a variant of a style in which it may be on."""
    return switch(name, on=on) if on or style.based_on != "Normal" else ""


def _frame(frame: Frame, theme: Theme) -> Iterator[str]:
    sides = {"top": frame.top, "left": frame.left, "bottom": frame.bottom, "right": frame.right}
    yield element("pBdr", *(_border(side, rule, theme) for side, rule in sides.items() if rule))
    if frame.fill:
        yield shaded(frame.fill, theme)


def _border(side: str, rule: Rule, theme: Theme) -> str:
    size, space = eighths(rule.width), border_space(rule.space)
    return bordered(side, theme, size=size, space=space, colour=rule.colour)
