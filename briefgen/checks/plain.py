"""The lists of plain language that a project goes by: `templates/plain/<language>.yaml`, ours under its own, and its house's."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefgen.content.house_rules import LoadedHouseRules
from briefgen.content.plain_words import PlainWords
from briefgen.document.languages import primary
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import layers, named

FOLDER: Final = "plain"
CODE: Final = "BG434"
"""A file of plain language is at fault."""
NO_LISTS: Final = PlainWords()
Plain = Mapping[str, PlainWords]
"""Language without country → its lists."""


def load_plain_words(roots: tuple[Path, ...], house: LoadedHouseRules) -> Plain:
    """Return the lists of every language, those of a nearer place over those of a farther one.

    Raises UserError where a file is at fault.
    """
    own = house.rules.plain
    return {language: _lists(language, roots, own.get(language)) for language in {*named(FOLDER, roots), *own}}


def _lists(language: str, roots: tuple[Path, ...], own: PlainWords | None) -> PlainWords:
    lists = NO_LISTS
    for path in reversed(tuple(layers(f"{FOLDER}/{language}.yaml", roots))):
        lists = validate(PlainWords, read_yaml(path), code=CODE).over(lists)
    return own.over(lists) if own else lists


def lists_of(plain: Plain, language: str) -> PlainWords:
    return plain.get(primary(language), NO_LISTS)
