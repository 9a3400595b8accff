"""Settings: Word of today, no prompts, nothing fetched, nobody locked out."""

from collections.abc import Iterator
from typing import Final

from support.docx import find, val
from support.docx_lint.package import Package, Rule

_BAD: Final = {
    "updateFields": "Word asks to update fields",
    "attachedTemplate": "the settings attach a template",
    "documentProtection": "the settings lock the document",
    "writeProtection": "the settings lock the document",
    "trackRevisions": "the settings track changes",
    "mailMerge": "the settings merge mail",
    "docVars": "the settings carry variables",
    "rsids": "the settings tell of sittings",
    "linkStyles": "the settings fetch styles on opening",
}
WORD_2013: Final = "15"


def settings_ask_nothing(file: Package) -> Iterator[str]:
    for name, said in _BAD.items():
        if find(file.part("settings"), f"w:{name}"):
            yield said


def fields_are_not_dirty(file: Package) -> Iterator[str]:
    """A dirty field prompts as `updateFields` does."""
    yield from ("Word asks to update a field" for _ in file.everywhere("//*[@w:dirty]"))


def word_is_of_today(file: Package) -> Iterator[str]:
    modes = find(file.part("settings"), "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    if modes != [WORD_2013]:
        yield f"the compatibility mode is {', '.join(modes) or 'that of Word 2007'}"


def languages_are_set(file: Package) -> Iterator[str]:
    defaults = find(file.part("styles"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if not defaults or not all(val(defaults[0], name) for name in ("val", "bidi")):
        yield "the styles set no language"
    if not find(file.part("settings"), "w:themeFontLang[@w:val]"):
        yield "the settings set no language for the theme's fonts"


def colours_are_mapped(file: Package) -> Iterator[str]:
    if not find(file.part("settings"), "w:clrSchemeMapping"):
        yield "the theme's colours are not mapped"


RULES: tuple[Rule, ...] = (
    settings_ask_nothing,
    fields_are_not_dirty,
    word_is_of_today,
    languages_are_set,
    colours_are_mapped,
)
