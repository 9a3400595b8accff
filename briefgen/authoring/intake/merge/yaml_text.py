"""Values and entries as YAML has them: in one line, quoted where they must be."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from briefgen.authoring.faces.scalars import words_or_quoted


def inline(value: Any) -> str:
    """Return the value as it may stand within brackets and braces."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{inline(key)}: {inline(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(inline, value)) + "]"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case dt.date():
            return value.isoformat()
        case int():
            return str(value)
        case _:
            return words_or_quoted(str(value), in_flow=True)


def in_block(value: Any) -> str:
    """Return the value as it may stand behind `name: ` to the end of its line."""
    return words_or_quoted(value, in_flow=False) if isinstance(value, str) else inline(value)


def entry_lines(entry: Mapping[str, Any], indent: str) -> str:
    """Return an entry of a register, a line for each field."""
    lines = [f"{name}: {in_block(value)}" for name, value in entry.items()]
    return "\n".join(f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines))
