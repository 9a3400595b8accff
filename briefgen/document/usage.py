"""How a language is used, as data: `templates/usage/<language>.yaml`, words and openings that rules of packs look for,
and by which sentences are told."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from briefgen.document.abbreviations import Beside
from briefgen.document.languages import LETTER
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import Stamp, named, stamp

FOLDER: Final = "usage"
CODE: Final = "BG571"
"""A file of usage is at fault."""


class Usage(BaseModel):
    """The lists of one language; a rule that finds none of its own there has nothing to say of that language."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", strict=True)

    relative_dates: tuple[str, ...] = ()
    picture_openings: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    colour_nouns: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    """Words that may stand twice in a row."""
    only_doubled: tuple[str, ...] | None = None
    """The only words that may not, where a language doubles others by its grammar."""
    percent_words: tuple[str, ...] = ()
    short_in_midst: tuple[str, ...] = ()
    """Short forms behind which a sentence always goes on."""
    short_before_numbers: tuple[str, ...] = ()
    """Those behind which it goes on with a number."""
    short_anywhere: tuple[str, ...] = ()
    """Those that may be the last word; behind them a sentence begins with one of the `openers` alone."""
    openers: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    """What stands between two amounts of which one is the other in another currency."""
    rate_words: tuple[str, ...] = ()
    """What an exchange rate is called."""
    well_known: tuple[str, ...] = ()
    """Abbreviations that need no explaining to anybody who reads the language."""
    bodies: tuple[str, ...] = ()
    """Nouns that bodies, and what they make, are called by: behind letters with full stops no person's name."""
    name_joiners: tuple[str, ...] = ()
    """Small words that the words of a name are joined by."""
    particles: tuple[str, ...] = ()
    """Words that stand beside names, and in none."""


def load_usages(roots: tuple[Path, ...]) -> Mapping[str, Usage]:
    """Return what there is, by language without country; an earlier root goes before a later one.

    Raises UserError where a file is at fault.
    """
    return {name: _usage(stamp(path)) for name, path in named(FOLDER, roots).items()}


@cache
def _usage(file: Stamp) -> Usage:
    """Return a language's usage; it is read once as long as its file is the same."""
    return validate(Usage, read_yaml(file[0]), code=CODE)


def beside_of(usages: Iterable[Usage]) -> Beside:
    """Return the words by which abbreviations are told, of several languages together: a text may have words of each."""
    found = tuple(usages)
    return Beside(
        bodies=frozenset(word.casefold() for usage in found for word in usage.bodies),
        joiners=frozenset(word for usage in found for word in usage.name_joiners),
        particles=frozenset(word for usage in found for word in usage.particles),
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, whole and over any white space."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
    return rf"(?<!{LETTER})(?:{found})(?!{LETTER})"
