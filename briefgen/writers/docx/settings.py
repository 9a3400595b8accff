"""settings.xml: Word of today, no update prompts, no revision ids; words divided where the theme divides any."""

from collections.abc import Iterable
from typing import Final

from babel import Locale
from babel.numbers import get_decimal_symbol

from briefgen.writers.docx.languages import theme_font_language
from briefgen.writers.docx.xml import element, part, value

_WORD: Final = "http://schemas.microsoft.com/office/word"
_AS_WORD_NOW: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_COMPATIBILITY: Final = element(
    "compat", *(element("compatSetting", name=name, uri=_WORD, val=on) for name, on in _AS_WORD_NOW.items())
)
_COLOURS: Final = element(
    "clrSchemeMapping",
    bg1="light1",
    t1="dark1",
    bg2="light2",
    t2="dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    hyperlink="hyperlink",
    followedHyperlink="followedHyperlink",
)


_HYPHENATION: Final = (
    value("autoHyphenation", "1"),
    value("consecutiveHyphenLimit", 1),
    value("doNotHyphenateCaps", "1"),
)
"""As the layout does it: no two lines in a row, no capitals. Which styles have it, they say themselves."""


def settings_part(language: str, notes: Iterable[str] = (), *, hyphenates: bool, embeds: bool) -> str:
    """Return the part, in the schema's order; *notes* is what it says of the notes that there are.

    Where the file *embeds* fonts, Word keeps them. `saveSubsetFonts` is never set: it would cut them down to the letters
    in use at the next save.
    """
    return part(
        "settings",
        element("zoom", percent=100),
        element("embedTrueTypeFonts") if embeds else "",
        value("defaultTabStop", 720),
        *(_HYPHENATION if hyphenates else ()),
        value("characterSpacingControl", "doNotCompress"),
        *notes,
        _COMPATIBILITY,
        theme_font_language(language),
        _COLOURS,
        *_separators(language),
    )


def _separators(language: str) -> tuple[str, str]:
    """Return the language's decimal mark, and what parts the items of a list where that mark is a comma or is not."""
    mark = get_decimal_symbol(Locale.parse(language, sep="-"))
    return value("decimalSymbol", mark), value("listSeparator", ";" if mark == "," else ",")
