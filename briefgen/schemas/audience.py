"""The schema of an audience's form: one that inherits from another says only what differs."""

from typing import Any

from briefgen.audience.form import AudienceForm, OtherForm

Schema = dict[str, Any]


def audience_schema() -> Schema:
    schema = AudienceForm.model_json_schema()
    schema["$defs"][OtherForm.__name__].pop("required")
    required = schema.pop("required")
    inherit = {"type": "string", "description": "the audience that it takes all from that it does not say itself"}
    return {
        **schema,
        "properties": {"inherit": inherit, **schema["properties"]},
        "anyOf": [{"required": ["inherit"]}, {"required": required}],
    }
