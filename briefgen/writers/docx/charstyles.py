"""Character styles. Word gives a run one style at most, so words that are two things at once get a style of both."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import Final, Literal

from briefgen.theme.model import Theme
from briefgen.writers.docx.measures import rgb
from briefgen.writers.docx.xml import element, some, value

Trait = Literal["link", "certainty", "label", "numeral", "strong", "emphasis"]

_STYLES: Final[Mapping[Trait, tuple[str, str]]] = {
    "link": ("Hyperlink", "Hyperlink"),
    "certainty": ("Certainty", "Certainty"),
    "label": ("HeaderLabel", "Header Label"),
    "numeral": ("HeadingNumber", "Heading Number"),
    "strong": ("Strong", "Strong"),
    "emphasis": ("Emphasis", "Emphasis"),
}
"""Id and name of each; a style of several is named after all, in this order."""

_WORDS_OWN: Final[frozenset[Trait]] = frozenset({"link", "strong", "emphasis"})

_USED: Final = re.compile('<w:rStyle w:val="([A-Za-z]+)"')


def character_style_id(traits: frozenset[Trait]) -> str:
    """Return the id of the style of words that have all these traits, at least one."""
    return "".join(_STYLES[trait][0] for trait in _STYLES if trait in traits)


def character_styles(theme: Theme, body: str) -> str:
    """Return the style of each trait, and of the combinations of several that *body* uses."""
    used = set(_USED.findall(body))
    return "".join(
        _style(frozenset(traits), theme)
        for traits in chain.from_iterable(combinations(_STYLES, size) for size in range(1, len(_STYLES) + 1))
        if len(traits) == 1 or character_style_id(frozenset(traits)) in used
    )


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
    if traits & {"strong", "label"} or ("certainty" in traits and theme.certainty_weight != "regular"):
        yield "<w:b/><w:bCs/>"
    if "emphasis" in traits:
        yield "<w:i/><w:iCs/>"
    if "link" in traits:
        yield value("color", rgb(theme.link))
