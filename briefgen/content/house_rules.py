"""`content/house-rules.yaml`: how a house speaks, as data; rules of packs and of briefs look for what it says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from briefgen.content.front import Policy
from briefgen.content.groups import expand_all
from briefgen.content.model import Id, LanguageTag, Model, Text, refuse
from briefgen.content.names import choice
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.document.languages import LETTER
from briefgen.located.positions import Location, Positions
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import require_within

HOUSE_RULES_FILE: Final = "house-rules.yaml"
CODE: Final = "BG576"
ANY_ENDING: Final = "*"
_SPACE: Final = "[ \n\u00a0\u202f]+"


def _pattern(value: str) -> str:
    if re.search(rf"\*(?=\S)|(?<!{LETTER})\*", value):
        raise refuse(f"'{value}' has a * that ends no word", "write it behind a word, for any ending of it: Киев*")
    return value


Pattern = Annotated[Text, AfterValidator(_pattern)]
"""Words to be found whole. In small letters they are found in any case, else as they are written; `*` stands for any ending."""


class _Readers(Model):
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")], ...] = Field(
        (), description="of the text: `en` for all English, `en-IN` for one; all where none is named"
    )
    readers: tuple[Text, ...] = Field((), description="audiences or groups of the policy; all where none is named")

    def holds_in(self, language: str) -> bool:
        return not self.languages or language in self.languages or language.split("-", maxsplit=1)[0] in self.languages


class _Scoped(_Readers):
    severity: Literal["error", "warning"] = "warning"


class Forbidden(_Scoped):
    """A phrase that the house does not use."""

    phrase: Pattern
    also: tuple[Pattern, ...] = Field((), description="other forms of it")
    why: Text
    instead: Text | None = None

    @property
    def patterns(self) -> tuple[str, ...]:
        return (self.phrase, *self.also)


class Preferred(_Scoped):
    """A name or a title, as the house writes it."""

    write: Text
    instead_of: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    why: Text | None = None

    @property
    def patterns(self) -> tuple[str, ...]:
        return self.instead_of


class Transliteration(Model):
    """Names that are written in Latin letters by a table."""

    language: LanguageTag = Field(
        description="the language that the names are from, and the translation that has them so"
    )
    table: Id = Field(description="a table of templates/transliteration/")
    entries: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(description="people and organisations")


class WellKnown(_Readers):
    """Abbreviations that these readers know: they need no expansion and no term."""

    abbreviations: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(examples=["GDP, MEA"])


class HouseRules(Model):
    well_known: tuple[WellKnown, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    preferred: tuple[Preferred, ...] = ()
    transliteration: tuple[Transliteration, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHouseRules:
    rules: HouseRules = field(default_factory=HouseRules)
    positions: Positions = field(default_factory=Positions)
    policy: Policy | None = None
    """Whose names of readers the rules use."""

    def concerns(self, rule: _Readers, audiences: frozenset[str]) -> bool:
        """Tell whether a rule is for any of the audiences."""
        if not rule.readers or self.policy is None:
            return True
        return bool(expand_all(self.policy, rule.readers) & audiences)

    def well_known(self, audience: str, language: str) -> frozenset[str]:
        """Return the abbreviations that the house takes for known to an audience in a language."""
        of_these = [one for one in self.rules.well_known if one.holds_in(language)]
        return frozenset(
            short for one in of_these if self.concerns(one, frozenset({audience})) for short in one.abbreviations
        )


NO_HOUSE_RULES: Final = LoadedHouseRules()


def load_house_rules(content: Path, policy: Policy) -> LoadedHouseRules:
    """Return the house's rules, none where it has no such file. Raises UserError with every problem."""
    path = content / HOUSE_RULES_FILE
    if not path.exists():
        return NO_HOUSE_RULES
    located = read_yaml(require_within(path, content))
    rules = validate(HouseRules, located, code=CODE)
    found = tuple(_unknown_readers(rules, policy, located.positions))
    if found:
        raise UserError(*found)
    return LoadedHouseRules(rules=rules, positions=located.positions, policy=policy)


def _unknown_readers(rules: HouseRules, policy: Policy, positions: Positions) -> Iterator[Diagnostic]:
    known = (*policy.audiences, *policy.groups)
    for kind in ("well_known", "forbidden", "preferred"):
        for index, rule in enumerate(getattr(rules, kind)):
            for number, name in enumerate(rule.readers):
                if name not in known:
                    at: Location = (kind, index, "readers", number)
                    hint = did_you_mean(name, known, choice(known))
                    yield Diagnostic(
                        code=CODE, message=f"unknown reader '{name}'", span=positions.span(at), hints=(hint,)
                    )


def compiled(patterns: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Return each pattern as one that finds its words whole."""
    return {written: _compiled(written) for written in patterns}


def _compiled(written: str) -> re.Pattern[str]:
    words = [
        re.escape(word.removesuffix(ANY_ENDING)) + (f"{LETTER}*" if word.endswith(ANY_ENDING) else "")
        for word in written.split()
    ]
    flags = re.IGNORECASE if written == written.lower() else re.NOFLAG
    return re.compile(rf"(?<!{LETTER})(?:{_SPACE.join(words)})(?!{LETTER})", flags)
