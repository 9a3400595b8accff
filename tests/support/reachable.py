"""Everything that can be reached from an object, by whatever way: what code below the gate could come to print."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any


def reachable(found: Any) -> Iterator[Any]:
    """Yield *found* and all that its fields, keys and members lead to."""
    yield found
    if is_dataclass(found):
        for field in fields(found):
            yield from reachable(getattr(found, field.name))
    elif isinstance(found, Mapping):
        for key, value in found.items():
            yield from reachable(key)
            yield from reachable(value)
    elif isinstance(found, tuple | list | AbstractSet):
        for member in found:
            yield from reachable(member)
    elif hasattr(found, "__dict__") and not isinstance(found, type):
        yield from reachable(vars(found))


def strings(found: Any) -> frozenset[str]:
    """Return every string that can be reached; bytes are read as one."""
    read = (one.decode("latin-1") if isinstance(one, bytes) else one for one in reachable(found))
    return frozenset(one for one in read if isinstance(one, str))
