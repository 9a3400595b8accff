"""A token that one function reads, whatever type it becomes."""

from collections.abc import Callable
from typing import Any

from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """As pydantic's `PlainValidator`, which works out the schema of the type besides, for each field anew, and needs it for nothing."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _: Any, __: Any) -> CoreSchema:
        return no_info_plain_validator_function(self.read)
