"""Who may read: `minister 1, officials 2`, or `[internal, published]`; a name, and a rank where one is written."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final

from pydantic import Field

from briefgen.content.model import Allowed, Model, Moment, Remark, Text, refuse
from briefgen.located.values import Before, InSchema
from briefgen.regex import regex

HINT: Final = "write names of the policy, each with a rank from 1 to 9 where it matters: minister 1, officials"
_READER: Final = regex(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+([0-9]{1,9}))?")


def reader_parts(text: str) -> Iterator[tuple[str, int]]:
    """Yield each part between commas, stripped, with its offset."""
    for match in re.finditer(r"[^,]+", text):
        if part := match.group().strip():
            yield part, match.start() + len(match.group()) - len(match.group().lstrip())


def read_reader(part: str) -> tuple[str, int | None]:
    match = _READER.fullmatch(part)
    if match is None:
        several = [name.strip() for name in re.split(r"[;/&]", part)]
        if len(several) > 1 and all(_READER.fullmatch(name) for name in several):
            raise refuse(f"'{part}' is not a reader", f"put commas between readers: `{', '.join(several)}`")
        small = _READER.fullmatch(part.lower())
        raise refuse(f"'{part}' is not a reader", HINT if small is None else f"did you mean '{part.lower()}'?")
    rank = match.group(2)
    return match.group(1), None if rank is None else _rank(int(rank))


def _written_rank(name: Any, value: Any) -> int:
    """A name with nothing behind its colon may be meant to shut somebody out: it must not admit him."""
    if value is None:
        raise refuse(f"nothing stands after '{name}:'", f"write the rank, as in {name}: 5, or delete the name")
    return _rank(value)


def _rank(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 9:  # noqa: PLR2004 - the scale itself
        raise refuse(f"'{value}' is not a rank", "write a rank from 1 (first) to 9 (last)")
    return value


def _readers(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_named(name): _written_rank(name, rank) for name, rank in value.items()}
    if isinstance(value, str):
        value = [part for part, _ in reader_parts(value)]
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        raise refuse("'readers' takes names", HINT)
    pairs = [read_reader(part) for part in value]
    if len(pairs) > len(dict(pairs)):
        raise refuse("a reader is named twice", "name each once")
    return dict(pairs)


def _named(name: Any) -> str:
    return read_reader(str(name))[0]


def _some(value: Any) -> Any:
    found = _readers(value)
    if not found:
        raise refuse("'readers' names nobody", HINT)
    return found


Readers = Annotated[
    Mapping[str, int | None],
    Before(_some),
    InSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["minister 1, officials 2"]},
                {"type": "array", "items": {"type": "string"}},
                {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1, "maximum": 9}},
            ],
            "description": "audiences or groups of the policy, each with its rank: 1 is kept longest, 9 goes first",
        }
    ),
]
"""Audience or group → rank 1 (kept longest) to 9, None where none was written."""


class Scoped(Model):
    """Who may see an entry. An entry of a register that says nothing follows the pack's front matter."""

    readers: Readers | None = None
    marking: Text | None = None
    embargo_until: Moment | None = None
    note: Remark | None = None
    """For the desk; never printed."""
    allow: Allowed = Field(
        default_factory=dict,
        description="code of a finding → why it may stand in this entry all the same; never printed",
    )
