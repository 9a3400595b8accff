"""Values and entries as YAML has them: in one line, quoted where they must be."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import yaml

from briefgen.located.scalars import ScalarFault, resolve

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class _Dumper(yaml.SafeDumper):
    """Writes days and amounts as authors do."""


_Dumper.add_representer(
    Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))
)


def inline(value: Any) -> str:
    """Return the value as it may stand within brackets and braces."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{inline(key)}: {inline(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(inline, value)) + "]"
        case str() if _DAY.fullmatch(value):
            return value
        case str():
            return _dumped([value])[1:-1] if _is_words(value) else _quoted(value)
        case _:
            return _dumped([value])[1:-1]


def in_block(value: Any) -> str:
    """Return the value as it may stand behind `name: ` to the end of its line."""
    plain = isinstance(value, str) and not _DAY.fullmatch(value) and _is_words(value)
    return _dumped({"k": value}, flow=False)[3:] if plain else inline(value)


def entry_lines(entry: Mapping[str, Any], indent: str) -> str:
    """Return an entry of a register, a line for each field."""
    lines = [f"{name}: {in_block(value)}" for name, value in entry.items()]
    return "\n".join(f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def _is_words(value: str) -> bool:
    """Tell whether the words would not be read as a number or a flag."""
    try:
        return isinstance(resolve(value), str)
    except ScalarFault:
        return False


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _dumped(value: Any, *, flow: bool = True) -> str:
    written: str = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=flow, allow_unicode=True, width=float("inf"), sort_keys=False
    )
    return written.removesuffix("...\n").rstrip("\n")
