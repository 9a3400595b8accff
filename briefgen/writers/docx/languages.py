"""What kind of script a language is written in, as WordprocessingML sorts them."""

from typing import Final, Literal

from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.xml import element

RIGHT_TO_LEFT: Final = element("rtl")
"""The run property of words that run from right to left, whatever their language."""

Kind = Literal["latin", "east-asian", "complex", "right-to-left"]

_COMPLEX: Final = frozenset(
    {"as", "bn", "bo", "brx", "doi", "gu", "hi", "km", "kn", "kok", "lo", "mai", "ml", "mni", "mr", "my", "ne", "or"}
    | {"pa", "sa", "si", "ta", "te", "th"}
)
_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})
_SCRIPTS: Final[dict[str, Kind]] = {
    "deva": "complex",
    "beng": "complex",
    "cyrl": "latin",
    "latn": "latin",
}


def kind_of(tag: str) -> Kind:
    """Return the kind of script behind a BCP 47 tag; a script named in it speaks before its language."""
    if is_right_to_left(tag):
        return "right-to-left"
    language, *rest = tag.lower().replace("_", "-").split("-")
    named = next((_SCRIPTS[subtag] for subtag in rest if subtag in _SCRIPTS), None)
    return named or _kind_of_language(language)


def _kind_of_language(language: str) -> Kind:
    if language in _COMPLEX:
        return "complex"
    return "east-asian" if language in _EAST_ASIAN else "latin"


def language_properties(tag: str) -> str:
    """Return the run properties of words in another language than the document's."""
    match kind_of(tag):
        case "latin":
            return element("lang", val=tag)
        case "east-asian":
            return element("lang", eastAsia=tag)
        case "complex":
            return element("cs") + element("lang", bidi=tag)
        case "right-to-left":
            return RIGHT_TO_LEFT + element("lang", bidi=tag)


def script_properties(tag: str) -> str:
    """Return the run properties of words in the document's own language, which is named once for all of them.

    Word takes the font and size of complex scripts only for runs that say so.
    """
    match kind_of(tag):
        case "latin" | "east-asian":
            return ""
        case "complex":
            return element("cs")
        case "right-to-left":
            return RIGHT_TO_LEFT


def paragraph_direction(tag: str) -> str:
    """Return the paragraph property by which the leading edge of a document in the language is the right one."""
    return element("bidi") if is_right_to_left(tag) else ""


def turned_paragraph(tag: str | None, document: str) -> str:
    """Return the paragraph property of words in one language where those of the *document* run the other way."""
    way = is_right_to_left(tag or document)
    return "" if way == is_right_to_left(document) else element("bidi") if way else element("bidi", val=0)


def table_direction(tag: str) -> str:
    """Return the table property by which the first column is the rightmost."""
    return element("bidiVisual") if is_right_to_left(tag) else ""


def default_languages(tag: str) -> str:
    """Return the run property for the language of the document, and plain guesses for the scripts it is not in."""
    return _languages("lang", tag)


def theme_font_language(tag: str) -> str:
    """Return the setting by which Word picks the theme's font for each kind of script."""
    return _languages("themeFontLang", tag)


def language_slot(tag: str) -> str:
    """Return the attribute by which Word knows a language of such a script."""
    by_kind: dict[Kind, str] = {"latin": "val", "east-asian": "eastAsia", "complex": "bidi", "right-to-left": "bidi"}
    return by_kind[kind_of(tag)]


def _languages(name: str, tag: str) -> str:
    return element(name, **{"val": "en-GB", "eastAsia": "en-US", "bidi": "hi-IN", language_slot(tag): tag})
