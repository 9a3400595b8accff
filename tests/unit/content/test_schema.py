"""The schema that editors get says what the loader takes."""

import json
import re
from typing import Any

import pytest

from briefgen.content.item import Item
from briefgen.content.registry import REGISTERS
from briefgen.content.schema import json_schema

FIELDS = """id kind text certainty state hedge said_by use draft when variants translations sources rests_on topic figure people as_of
valid_until supersedes conflicts_with judgement readers rank must needs marking embargo_until ok note allow raise answer instead why
check_on pros cons verb decider due options who action"""


def test_the_item_has_every_field_of_the_design() -> None:
    assert set(json_schema()["$defs"]["Item"]["properties"]) == set(FIELDS.split())


def test_every_reference_resolves() -> None:
    schema = json_schema()
    names = re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(schema))
    assert set(names) <= set(schema["$defs"])


def test_every_register_is_a_list_that_an_editor_can_point_at() -> None:
    schema = json_schema()
    assert all(schema["$defs"][name]["type"] == "array" for name in REGISTERS)
    assert set(REGISTERS) < set(schema["properties"])


def test_every_object_is_closed() -> None:
    opened = [
        name
        for name, part in json_schema()["$defs"].items()
        for schema in (part, *part.get("anyOf", ()))
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False
    ]
    assert opened == []


def test_the_front_matter_says_what_is_required() -> None:
    assert set(json_schema()["required"]) == {"title", "as_of", "language", "readers", "marking"}


@pytest.mark.parametrize(
    ("model", "field", "expected"),
    [
        ("Item", "text", {"type": "string"}),
        ("FrontMatter", "as_of", {"type": "string", "format": "date-time"}),
        ("Figure", "value", {"type": "number"}),
    ],
)
def test_values_are_what_an_author_writes(model: str, field: str, expected: dict[str, Any]) -> None:
    part = json_schema()["$defs"][model]["properties"][field]
    part = next(choice for choice in part.get("anyOf", [part]) if choice.get("type") != "null")
    assert expected.items() <= part.items()


def test_it_is_the_same_every_time() -> None:
    assert json.dumps(json_schema()) == json.dumps(json_schema())


def test_it_speaks_the_words_of_files_not_of_code() -> None:
    assert "raise" in Item.model_json_schema()["properties"]
    assert "raise_" not in json.dumps(json_schema())
