"""What a value of a file goes through beside its type, for the models that files are held against.

pydantic's own `AfterValidator` and its like ask each function for its signature at each field that has it, and what takes a value's
place for the schema of a type that it never looks at: half of the time in which a model is made.
"""

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler
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
