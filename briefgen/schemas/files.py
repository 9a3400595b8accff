"""The YAML files that people write, listed in one place: what each is, where it stands, and its JSON Schema."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePath
from typing import Any, Final

from pydantic import BaseModel

from briefgen.audience.form import AudienceForm
from briefgen.checks.transliteration import Table
from briefgen.content.front import FrontMatter, House, Policy
from briefgen.content.house_rules import HouseRules
from briefgen.content.itemsfile import ItemsFile
from briefgen.content.plain_words import PlainWords
from briefgen.content.registry import REGISTERS
from briefgen.content.schema import DIALECT, json_schema
from briefgen.content.schemes import Scheme
from briefgen.content.yardsticks import Yardstick
from briefgen.document.usage import Usage
from briefgen.frozen import dataclass
from briefgen.locale.load import LocaleFile
from briefgen.quantities.vocabulary import VocabularyFile
from briefgen.schemas.audience import audience_schema
from briefgen.schemas.describe import described
from briefgen.schemas.theme import theme_schema
from briefgen.strength.lexicon import LexiconFile

Schema = dict[str, Any]
SUFFIX: Final = ".schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    what: str
    """For people: what such a file says."""
    places: tuple[str, ...]
    """Patterns of paths from the project's folder; none for what stands within another file."""
    make: Callable[[], Schema]
    model: str
    otherwise: str = ""
    """Under which names words for its fields are looked for, besides its models' own."""
    empty: bool = False
    """Whether nothing may stand behind a name: in a theme it takes away what the theme inherits."""

    elsewhere: bool = False
    """Whether other files stand in its places too: then an editor is told by a modeline alone."""

    def schema(self) -> Schema:
        """Return the schema, the same every time."""
        made = described(self.make(), self.model, otherwise=self.otherwise, empty=self.empty)
        return {"$schema": DIALECT, "title": f"briefgen: {self.what}", **_without(made, "$schema", "title")}


def _without(schema: Schema, *names: str) -> Schema:
    return {key: value for key, value in schema.items() if key not in names}


def _of(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


def _register(name: str) -> Schema:
    """Return the part of the pack's schema that is a register's file, with the definitions that it needs."""
    whole = json_schema()["$defs"]
    needed: dict[str, Schema] = {}
    waiting = [whole[name]]
    while waiting:
        for model in _references(waiting.pop()):
            if model not in needed:
                needed[model] = whole[model]
                waiting.append(whole[model])
    return {**whole[name], "$defs": dict(sorted(needed.items()))}


def _references(part: Any) -> tuple[str, ...]:
    match part:
        case {"$ref": str(reference)}:
            return (reference.rpartition("/")[2],)
        case dict():
            return tuple(name for value in part.values() for name in _references(value))
        case list():
            return tuple(name for value in part for name in _references(value))
        case _:
            return ()


def _file(what: str, place: str, model: type[BaseModel]) -> YamlFile:
    return YamlFile(what=what, places=(place,), make=partial(_of, model), model=model.__name__)


FILES: Final[Mapping[str, YamlFile]] = {
    "pack": YamlFile(what="the front matter of a pack", places=(), make=json_schema, model=FrontMatter.__name__),
    **{
        name: YamlFile(
            what=f"the register of {name}",
            places=(f"content/*/{name}.yaml",),
            make=partial(_register, name),
            model=name,
        )
        for name in REGISTERS
    },
    "items": YamlFile(
        what="items as data",
        places=("content/*/*.yaml",),
        make=partial(_of, ItemsFile),
        model=ItemsFile.__name__,
        elsewhere=True,
    ),
    "policy": _file("who may see what", "content/policy.yaml", Policy),
    "house": _file("what the head of every brief carries", "content/house.yaml", House),
    "house-rules": _file("how the house speaks", "content/house-rules.yaml", HouseRules),
    "audience": YamlFile(
        what="the form of an audience's brief",
        places=("templates/audiences/*/audience.yaml",),
        make=audience_schema,
        model=AudienceForm.__name__,
    ),
    "theme": YamlFile(
        what="a look",
        places=("templates/themes/*.yaml",),
        make=theme_schema,
        model="ThemeFile",
        otherwise="Tokens.",
        empty=True,
    ),
    "locale": _file("the fixed phrases of a language", "templates/locales/*.yaml", LocaleFile),
    "marking": _file("a handling scheme", "templates/markings/*.yaml", Scheme),
    "yardstick": _file("a scale of likelihood or evidence", "templates/yardsticks/*.yaml", Yardstick),
    "lexicon": _file("how a language says how certain something is", "templates/lexicons/*.yaml", LexiconFile),
    "quantities": _file("how a language writes numbers and dates", "templates/quantities/*.yaml", VocabularyFile),
    "usage": _file("words that rules look for in a language", "templates/usage/*.yaml", Usage),
    "plain": _file("plain language", "templates/plain/*.yaml", PlainWords),
    "transliteration": _file("a table of Latin letters", "templates/transliteration/*.yaml", Table),
}
"""Name → the file. A project's own templates stand beside its content, as ours do."""


def schema_of(path: PurePath) -> str | None:
    """Return the name of the schema that a file goes by, told from where it stands in its project; None for any other."""
    found = [name for name, file in FILES.items() if any(path.match(place) for place in file.places)]
    return min(found, key=lambda name: FILES[name].elsewhere, default=None)


def written(name: str) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(FILES[name].schema(), ensure_ascii=False, indent=1) + "\n"


def schema_files(folder: Path, names: tuple[str, ...]) -> Mapping[Path, bytes]:
    """Return what is to stand in *folder*: a file for each of *names*."""
    return {folder / f"{name}{SUFFIX}": written(name).encode() for name in names}
