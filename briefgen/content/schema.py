"""The normative JSON Schema of everything an author writes, made from the models themselves."""

import json
import re
from itertools import chain
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from briefgen.content.front import FrontMatter, House, Policy
from briefgen.content.house_rules import HouseRules
from briefgen.content.item import Item
from briefgen.content.itemsfile import ItemsFile
from briefgen.content.registry import REGISTERS
from briefgen.content.schemes import Scheme
from briefgen.content.yardsticks import Yardstick

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MODELS: Final[tuple[type[BaseModel], ...]] = (
    FrontMatter,
    Item,
    ItemsFile,
    *chain(*REGISTERS.values()),
    Policy,
    House,
    HouseRules,
    Scheme,
    Yardstick,
)


def json_schema() -> dict[str, Any]:
    """Return the schema of a pack as data: the front matter, with its registers and items.

    `$defs` holds, besides, what other files are: `ItemsFile` (any `*.yaml` of a pack that is no register), `Policy`, `House`,
    `HouseRules`, `Scheme`, `Yardstick`, and for each register a list under its own name, so that an editor can check
    `sources.yaml` against `#/$defs/sources`.
    """
    _, definitions = models_json_schema([(model, "validation") for model in MODELS], by_alias=True)
    defs = _reachable(definitions["$defs"])
    lists = {name: _list(*models) for name, models in REGISTERS.items()}
    items: dict[str, Any] = defs[ItemsFile.__name__]
    front: dict[str, Any] = defs[FrontMatter.__name__]
    return {
        "$schema": DIALECT,
        "title": "briefgen pack",
        "description": "The front matter of a pack; registers may stand in it or in files of their names.",
        "type": "object",
        "properties": front["properties"] | {name: {"$ref": f"#/$defs/{name}"} for name in lists} | items["properties"],
        "required": front["required"],
        "additionalProperties": False,
        "$defs": dict(sorted((defs | lists | {"items": _list(Item)}).items())),
    }


def _reachable(defs: dict[str, Any]) -> dict[str, Any]:
    """Leave out what pydantic noted on the way: the insides of marked text, which an author writes as a string."""
    names = [model.__name__ for model in MODELS]
    for name in names:
        found = re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(defs[name]))
        names.extend(dict.fromkeys(inner for inner in found if inner not in names))
    return {name: defs[name] for name in names}


def _list(*models: type[BaseModel]) -> dict[str, Any]:
    one, *others = ({"$ref": f"#/$defs/{model.__name__}"} for model in models)
    return {"type": "array", "items": {"oneOf": [one, *others]} if others else one}
