"""Give every field of a JSON Schema a description, and an example where its type alone does not show what to write."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefgen.located.yaml import read_yaml

Schema = dict[str, Any]
WORDS: Final = Path(__file__).with_name("words.yaml")
_SAYS: Final = "is"
_AS: Final = "as"


def described(schema: Schema, model: str, *, otherwise: str = "", empty: bool = False) -> Schema:
    """Return the schema of *model*, its definitions among it, with what `words.yaml` says where it says nothing itself: of the
    model's own field, else of any field of that name, under *otherwise* if that is given.

    That nothing may stand behind a name is left out, unless *empty*: the loader takes no such thing. A default of nothing tells
    nobody anything.
    """
    for name, part in (*schema.get("$defs", {}).items(), (model, schema)):
        for fields in _objects(part):
            for field, of_field in fields.items():
                taken = of_field if empty else _without_nothing(of_field)
                fields[field] = _field(taken, f"{name}.{field}", f"{otherwise}{field}")
    return schema


def undescribed(schema: Schema, model: str) -> Iterator[str]:
    """Yield the fields that have no description."""
    for name, part in (*schema.get("$defs", {}).items(), (model, schema)):
        for fields in _objects(part):
            yield from (f"{name}.{field}" for field, of_field in fields.items() if not of_field.get("description"))


def _objects(part: Schema) -> Iterator[Schema]:
    """Yield the fields of a part: of a mapping, also of one that may be written as words instead."""
    for one in (part, *part.get("anyOf", ())):
        if "properties" in one:
            yield one["properties"]


def _field(field: Schema, *names: str) -> Schema:
    said = next((words()[name] for name in names if name in words()), {})
    told = {"description": field.get("description") or said.get(_SAYS, "")}
    if _AS in said and "examples" not in field:
        told["examples"] = list(said[_AS])
    kept = {key: value for key, value in field.items() if key != "title" and not (key == "default" and value is None)}
    return kept | {key: value for key, value in told.items() if value}


def _without_nothing(field: Schema) -> Schema:
    choices = [one for one in field.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == len(field.get("anyOf", ())):
        return field
    rest = {key: value for key, value in field.items() if key != "anyOf"}
    return choices[0] | rest if len(choices) == 1 else {"anyOf": choices} | rest


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return what is said of each field, by its name or by model and name."""
    found: Mapping[str, Mapping[str, Any]] = read_yaml(WORDS).data
    return found
