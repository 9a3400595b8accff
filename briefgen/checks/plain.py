"""The lists of plain language that a project goes by: `templates/plain/<language>.yaml`, ours under its own, and its house's."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from briefgen.content.house_rules import LoadedHouseRules
from briefgen.content.plain_words import PlainWords
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.document.languages import primary
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.named import Named, read_own
from briefgen.project.roots import Stamp, layers, named, stamp

FOLDER: Final = "plain"
CODE: Final = "BG434"
"""A file of plain language is at fault."""
NO_LISTS: Final = PlainWords.model_construct()  # as it is imported, nothing that validates is built
Plain = Mapping[str, PlainWords]
"""Language without country → its lists."""


def load_plain_words(
    roots: tuple[Path, ...], house: LoadedHouseRules, read: Mapping[str, PlainWords] = MappingProxyType({})
) -> Named[PlainWords]:
    """Return the lists of every language, those of a nearer place over those of a farther one; *read* is what was read of them
    before.

    Raises UserError where a file of the project's own is at fault, and where the house lets stand what no list has.
    """
    own = house.rules.plain
    files = {language: tuple(_layers(language, roots)) for language in sorted({*named(FOLDER, roots), *own})}
    found = read_own(Named(files, partial(_lists, own, roots), read), files)
    if faults := tuple(_let_stand_in_vain(house, roots)):
        raise UserError(*faults)
    return found


def _layers(language: str, roots: tuple[Path, ...]) -> Iterator[Path]:
    return layers(f"{FOLDER}/{language}.yaml", roots)


def _lists(own: Plain, roots: tuple[Path, ...], language: str) -> PlainWords:
    lists = _read(tuple(map(stamp, _layers(language, roots))))
    return own[language].over(lists) if language in own else lists


@cache
def _read(files: tuple[Stamp, ...]) -> PlainWords:
    """Return the lists of files, those of the first over those of the others; they are read once as long as they are the same."""
    lists = NO_LISTS
    for path, _, _ in reversed(files):
        lists = validate(PlainWords, read_yaml(path), code=CODE).over(lists)
    return lists


def _let_stand_in_vain(house: LoadedHouseRules, roots: tuple[Path, ...]) -> Iterator[Diagnostic]:
    for language, own in house.rules.plain.items():
        listed = _lists({}, roots, language).patterns
        for index, pattern in enumerate(own.may_stand):
            if pattern not in listed:
                at = ("plain", language, "may_stand", index)
                hint = did_you_mean(pattern, listed, f"write it as templates/{FOLDER}/{language}.yaml does")
                yield Diagnostic(
                    code=CODE,
                    message=f"'{pattern}' stands in no list, so that there is nothing to let stand",
                    span=house.positions.span(at),
                    hints=(hint,),
                )


def lists_of(plain: Plain, language: str) -> PlainWords:
    return plain.get(primary(language), NO_LISTS)
