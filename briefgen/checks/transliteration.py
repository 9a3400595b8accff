"""Names of one writing in Latin letters, by a table of `templates/transliteration/`."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from briefgen.content.house_rules import CODE
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import named

FOLDER: Final = "transliteration"


class Table(BaseModel):
    """A table, with its source; letters that it does not have stay as they are."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", strict=True)

    title: str
    source: str
    letters: Mapping[str, str] = Field(description="small letter → Latin letters")
    initial: Mapping[str, str] = Field(default_factory=dict, description="the same, where the letter begins a word")
    after: str = Field("", description="letters behind which those of `initial` hold as well")

    def latin(self, name: str) -> str:
        """Return *name* in Latin letters; a capital letter gives a capital first letter."""
        found: list[str] = []
        before = ""
        for letter in name:
            small = letter.lower()
            begins = not before.isalpha() or before in self.after
            latin = self.initial.get(small) if begins else None
            latin = self.letters.get(small, letter) if latin is None else latin
            found.append(latin[:1].upper() + latin[1:] if letter.isupper() else latin)
            before = small
        return "".join(found)


def load_table(name: str, roots: tuple[Path, ...], span: Span | None) -> Table:
    """Raises UserError where there is no such table, at *span*, or it is at fault."""
    paths = named(FOLDER, roots)
    if name not in paths:
        hint = did_you_mean(name, paths, f"there is {', '.join(paths) or 'none'}")
        raise UserError(Diagnostic(code=CODE, message=f"there is no table '{name}'", span=span, hints=(hint,)))
    return validate(Table, read_yaml(paths[name]), code=CODE)


def bare(name: str) -> str:
    """Return a name without accents, apostrophes and capital letters."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(each for each in plain if each.isalnum() or each.isspace() or each == "-").split())
