"""Character styles. Word gives a run one style at most, so words that are two things at once get a style of both."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from briefgen.theme.model import StyleName, TextStyle, Theme
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.controls import BOX_FONT
from briefgen.writers.docx.looks import BOLD_ON, ITALIC_ON, font_of, narrowed, size_of
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.themecolours import coloured, link_coloured
from briefgen.writers.docx.xml import element, some, value

Trait = Literal[
    "link", "certainty", "label", "point", "when", "term", "page", "box", "gap", "numeral", "footnote", "endnote", "strong",
    "emphasis", "struck",
]  # fmt: skip

_STYLES: Final[Mapping[Trait, tuple[str, str]]] = {
    "link": ("Hyperlink", "Hyperlink"),
    "certainty": ("Certainty", "Certainty"),
    "label": ("HeaderLabel", "Header Label"),
    "point": ("PointLabel", "Point Label"),
    "when": ("TimelineDate", "Timeline Date"),
    "term": ("GlossaryTerm", "Glossary Term"),
    "page": ("PageNumber", "page number"),
    "box": ("TickBox", "Tick Box"),
    "gap": ("ChoiceGap", "Choice Gap"),
    "numeral": ("HeadingNumber", "Heading Number"),
    "footnote": ("FootnoteReference", "footnote reference"),
    "endnote": ("EndnoteReference", "endnote reference"),
    "strong": ("Strong", "Strong"),
    "emphasis": ("Emphasis", "Emphasis"),
    "struck": ("StruckOut", "Struck Out"),
}
"""Id and name of each; a style of several is named after all, in this order."""

RARE: Final[frozenset[Trait]] = frozenset({"struck"})
"""What hardly a document has: only those that have it hold its style."""
_RAISED: Final[frozenset[Trait]] = frozenset({"footnote", "endnote"})
_WORDS_OWN: Final[frozenset[Trait]] = frozenset({"link", "page", "strong", "emphasis", *_RAISED})
TOKENS: Final[Mapping[Trait, StyleName]] = {"point": "point-label", "when": "timeline-when"}
"""Whose look the theme has a style for."""
_SEMIBOLD: Final[Mapping[Trait, StyleName]] = {"label": "header-field", "term": "glossary"}
"""What the layout sets in a weight of its own, within text of that style."""
_BOLD: Final[frozenset[Trait]] = frozenset({"strong", *_SEMIBOLD})
BOLD: Final[frozenset[Trait]] = frozenset({"certainty", *_BOLD, *TOKENS})
"""What may be bold."""


@lru_cache(maxsize=1 << 8)
def character_style_id(traits: frozenset[Trait]) -> str:
    """Return the id of the style of words that have all these traits, at least one."""
    return "".join(_STYLES[trait][0] for trait in _STYLES if trait in traits)


def look_of(traits: frozenset[Trait], text: TextStyle, theme: Theme) -> tuple[float, str]:
    """Return the type size and the colour of words that have these traits in a paragraph of style *text*."""
    token = next((theme.styles[TOKENS[trait]] for trait in _STYLES if trait in traits & TOKENS.keys()), text)
    return token.size, theme.link if "link" in traits else token.colour


def character_styles(theme: Theme, joined: Iterable[frozenset[Trait]]) -> str:
    """Return the style of each trait that is not rare, and of those sets that words have besides."""
    singles = [frozenset({trait}) for trait in _STYLES if trait not in RARE]
    return "".join(_style(traits, theme) for traits in (*singles, *sorted(joined, key=character_style_id)))


@lru_cache(maxsize=1 << 10)
def _style(traits: frozenset[Trait], theme: Theme) -> str:
    own = {} if len(traits) == 1 and traits & _WORDS_OWN else {"customStyle": 1}
    return element(
        "style",
        value("name", " ".join(_STYLES[trait][1] for trait in _STYLES if trait in traits)),
        value("basedOn", "DefaultParagraphFont"),
        value("uiPriority", 20 if len(traits) == 1 else 99),
        element("qFormat") if len(traits) == 1 else "",
        some("rPr", _properties(traits, theme)),
        type_="character",
        styleId=character_style_id(traits),
        **own,
    )


def _properties(traits: frozenset[Trait], theme: Theme) -> Iterator[str]:
    """Yield the run properties in the schema's order."""
    tokens = [theme.styles[TOKENS[trait]] for trait in _STYLES if trait in traits & TOKENS.keys()]
    if "box" in traits:
        yield element("rFonts", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT)
    elif tokens:
        yield from font_of(tokens[0])
    if traits & _BOLD or _is_bold(traits, tokens, theme):
        yield BOLD_ON
    if "emphasis" in traits or any(token.italic for token in tokens):
        yield ITALIC_ON
    if "struck" in traits:
        yield element("strike")
    if "link" in traits or traits & _RAISED:
        yield link_coloured(theme)
    elif tokens:
        yield coloured(tokens[0].colour, theme)
    if size := _semibold_size(traits, tokens, theme):
        yield narrowed(size)
    elif "gap" in traits:
        yield value("spacing", twips(theme.decision.gap - ems(" ") * theme.styles["decision"].size))
    if tokens:
        yield from size_of(tokens[0].size)
    elif "box" in traits:
        yield from size_of(theme.decision.box)
    if traits & _RAISED:
        yield value("vertAlign", "superscript")


def _semibold_size(traits: frozenset[Trait], tokens: list[TextStyle], theme: Theme) -> float:
    """Return the type size of what is semibold in the layout, 0 for what is not."""
    if "strong" in traits or any(token.weight == "bold" for token in tokens):
        return 0.0
    if tokens:
        return tokens[0].size if tokens[0].weight == "semibold" else 0.0
    if "certainty" in traits and theme.certainty_weight == "semibold":
        return theme.styles["body"].size
    return next((theme.styles[name].size for trait, name in _SEMIBOLD.items() if trait in traits), 0.0)


def _is_bold(traits: frozenset[Trait], tokens: list[TextStyle], theme: Theme) -> bool:
    weights = [token.weight for token in tokens] + [theme.certainty_weight] * ("certainty" in traits)
    return any(weight != "regular" for weight in weights)
