"""What a value of a file goes through beside its type, for the models that files are held against.

pydantic's own `AfterValidator` and its like ask each function for its signature at each field that has it, and what takes a value's
place for the schema of a type that it never looks at: half of the time in which a model is made. Its `StringConstraints` and
`WithJsonSchema` are held against all that may stand beside a type, at each field again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Before:
    """Reads what is written, before its type is looked at."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))


@dataclass(frozen=True, slots=True)
class After:
    """Looks at a value that has its type."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))


@dataclass(frozen=True, slots=True)
class Instead:
    """Reads what is written into a type that pydantic knows nothing of; a JSON Schema is to stand beside it."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


@dataclass(frozen=True, slots=True)
class Made:
    """Makes an object of what is written. pydantic is not to look into its class; a JSON Schema is to stand beside it."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, core_schema.is_instance_schema(source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """How words are to be written. It stands first after the type, which is `str`."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    strip_whitespace: bool | None = None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.str_schema(
            pattern=self.pattern,
            min_length=self.min_length,
            max_length=self.max_length,
            strip_whitespace=self.strip_whitespace,
        )


@dataclass(frozen=True, slots=True, eq=False)
class InSchema:
    """What a JSON Schema says of a value, whatever it would say of its type."""

    said: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(source)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.said)
