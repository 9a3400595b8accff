"""The schema of a theme's file. What a token is stands in its own description, else at the field of the theme it becomes."""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from briefgen.theme.model import Theme
from briefgen.theme.tokens import ThemeTokens

Schema = dict[str, Any]


def theme_schema() -> Schema:
    """Return the schema of a theme's file: it may differ from another theme in any token, so that none is required."""
    schema = ThemeTokens.model_json_schema()
    groups = _groups(schema)
    for name, part in (*schema["$defs"].items(), (ThemeTokens.__name__, schema)):
        part.pop("required", None)
        notes = notes_of(Theme if part is schema else style_of(groups.get(name, "")))
        for field, of_field in part.get("properties", {}).items():
            if "description" not in of_field and field in notes:
                of_field["description"] = notes[field]
    whole = {key: schema[key] for key in ("type", "properties", "additionalProperties")}
    schema["$defs"][ThemeTokens.__name__] = {**whole, "properties": {**schema["properties"]}}
    tokens = {"$ref": f"#/$defs/{ThemeTokens.__name__}"}
    of_file = {"inherit": {"type": "string"}, "audiences": {"type": "object", "additionalProperties": tokens}}
    return {
        "type": "object",
        "properties": {**of_file, **whole["properties"]},
        "additionalProperties": False,
        "$defs": schema["$defs"],
    }


def _groups(schema: Schema) -> Mapping[str, str]:
    """Return the model of each group of tokens → the group's name."""
    found = {}
    for name, of_field in schema["properties"].items():
        reference = of_field.get("additionalProperties", of_field)
        if isinstance(reference, dict) and "$ref" in reference:
            found[reference["$ref"].rpartition("/")[2]] = name
    return found


def style_of(group: str) -> type | None:
    """Return the class of the theme that a group of tokens becomes, where it becomes one."""
    hint = get_type_hints(Theme).get(group)
    return get_args(hint)[-1] if get_args(hint) else hint


def notes_of(of: type | None) -> Mapping[str, str]:
    """Return what the fields of a class are, by name: the strings under them."""
    if of is None or not inspect.isclass(of) or of.__module__ == "builtins":
        return {}
    body = ast.parse(inspect.getsource(of)).body[0].body  # type: ignore[attr-defined]
    return {
        field.target.id: _note(str(below.value.value))
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
    }


def _note(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words[0].lower() + words[1:]
