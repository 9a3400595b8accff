"""`content/house-rules.yaml`: how a house speaks, as data; rules of packs and of briefs look for what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from briefgen.content.front import Policy
from briefgen.content.groups import expand_all
from briefgen.content.model import Id, LanguageTag, Model, Text
from briefgen.content.names import choice
from briefgen.content.patterns import Pattern
from briefgen.content.plain_words import PlainWords
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, Positions
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import require_within

HOUSE_RULES_FILE: Final = "house-rules.yaml"
CODE: Final = "BG576"
_FOR_READERS: Final = ("well_known", "forbidden", "preferred")


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
    plain: Mapping[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], PlainWords] = Field(
        default_factory=dict,
        description="language without country (en) → lists of the house, over those of templates/plain/",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHouseRules:
    # Unvalidated, for there is nothing in it: building what validates takes longer than a pack.
    rules: HouseRules = field(default_factory=HouseRules.model_construct)
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

    def of_audience(self, audience: str) -> "LoadedHouseRules":
        """Return what is for an audience, without a word of what is for others, or of who they are: whoever makes its briefs gets
        it.
        """
        own = {
            kind: tuple(
                rule.model_copy(update={"readers": ()})
                for rule in getattr(self.rules, kind)
                if self.concerns(rule, frozenset({audience}))
            )
            for kind in _FOR_READERS
        }
        return LoadedHouseRules(rules=self.rules.model_copy(update={**own, "transliteration": ()}))


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
    for kind in _FOR_READERS:
        for index, rule in enumerate(getattr(rules, kind)):
            for number, name in enumerate(rule.readers):
                if name not in known:
                    at: Location = (kind, index, "readers", number)
                    hint = did_you_mean(name, known, choice(known))
                    yield Diagnostic(
                        code=CODE, message=f"unknown reader '{name}'", span=positions.span(at), hints=(hint,)
                    )
