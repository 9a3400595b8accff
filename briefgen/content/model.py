"""The shared base of the schema: closed, frozen, and text that is parsed where it enters."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.nodes import Marked

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 40


class Model(BaseModel):
    """A mapping of a content file: no key it does not know, nothing coerced from another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def _marked(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_inlines(value)
    except InlineFault as fault:
        raise PydanticCustomError(
            "inline_markup", "{fault}", {"fault": fault.message, "hint": fault.hint, "at": fault.at, "end": fault.end}
        ) from None


MarkedText = Annotated[
    Marked,
    BeforeValidator(_marked),
    WithJsonSchema({"type": "string", "description": "Words with inline markup: **strong**, *emphasis*, [text](https://…), {kind:id}."}),
]
"""Inline markup; a fault becomes a validation error that carries its offset."""
