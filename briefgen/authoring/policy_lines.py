"""Write one more reader into a policy: what stands there already stays as it is, to the last blank.

Lines are put in as text and read again: what the file says then has to be what it said before, and the new reader.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from briefgen.content.names import problem
from briefgen.diagnostics import UserError
from briefgen.located.positions import Location, Positions, ValuePlace
from briefgen.located.yaml import parse_yaml

BY_HAND: Final = "BG169"
_ANY_WIDTH: Final = 10_000


def with_reader(text: str, path: Path, name: str, like: str) -> str:
    """Return the policy with *name*, who may see what *like* may and is in the groups that he is in.

    Raises UserError where it is written in a way that no line can be added to: then that is for a person to do.
    """
    data: dict[str, Any] = parse_yaml(text, path).data
    access = data["audiences"][like]
    data = {**data, "audiences": {**data["audiences"], name: access}}
    text = _first_that_says(data, _with_access(text, path, name, like, access), path, _by_hand(name, access, path))
    for group, members in (data.get("groups") or {}).items():
        if like in members:
            data = {**data, "groups": {**data["groups"], group: [*_after(members, like, name)]}}
            text = _first_that_says(
                data, _with_member(text, path, group, members.index(like), name), path, _by_hand(name, access, path)
            )
    return text


def _after(members: list[str], like: str, name: str) -> Iterator[str]:
    for member in members:
        yield member
        if member == like:
            yield name


def _first_that_says(data: Any, ways: Iterator[str], path: Path, fault: UserError) -> str:
    for text in ways:
        try:
            said = parse_yaml(text, path).data
        except UserError:
            continue
        if said == data:
            return text
    raise fault


def _with_access(text: str, path: Path, name: str, like: str, access: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text with the reader's access in each way that it may be written in: as lines, or within braces."""
    keys = parse_yaml(text, path).keys
    of_readers = [place for at, place in keys.items() if len(at) == 2 and at[0] == "audiences"]  # noqa: PLR2004
    lines = text.split("\n")
    last = max(of_readers, key=lambda place: place.line)
    indent = " " * (last.column - 1)
    fields = [f"{indent}  {key}: {_flow(value)}" for key, value in access.items()]
    end = _end(lines, last)
    parted = [""] if _parted(lines, of_readers) else []
    yield "\n".join([*lines[:end], *parted, f"{indent}{name}:  # as {like}", *fields, *lines[end:]])
    yield _inserted(lines, last.line, last.column - 1, f"{name}: {_flow(access)}, ")


def _parted(lines: list[str], places: list[ValuePlace]) -> bool:
    """Tell whether empty lines stand between the readers."""
    return len(places) > 1 and any(not lines[place.line - 2].strip() for place in places[1:])


def _end(lines: list[str], key: ValuePlace) -> int:
    """Return how many lines there are until the end of what stands under a key, without blank ones and remarks behind it."""
    end = key.line
    for number, line in enumerate(lines[key.line :], key.line + 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) - len(line.lstrip()) < key.column:
            break
        end = number
    return end


def _with_member(text: str, path: Path, group: str, index: int, name: str) -> Iterator[str]:
    """Yield the text with the name behind a member of a group: in its brackets, or in a line of its own."""
    place = _place(parse_yaml(text, path).positions, ("groups", group, index))
    lines = text.split("\n")
    line = lines[place.line - 1]
    for column in range(place.column, len(line) + 1):
        yield _inserted(lines, place.line, column, f", {name}")
    indent = line[: len(line) - len(line.lstrip())]
    yield "\n".join([*lines[: place.line], f"{indent}- {name}", *lines[place.line :]])


def _place(positions: Positions, location: Location) -> ValuePlace:
    place = positions.place(location)
    assert place is not None
    return place


def _inserted(lines: list[str], number: int, column: int, words: str) -> str:
    line = lines[number - 1]
    return "\n".join([*lines[: number - 1], line[:column] + words + line[column:], *lines[number:]])


def _flow(value: Any) -> str:
    """Return a value on one line, as YAML."""
    written: str = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=_ANY_WIDTH)
    return written.removesuffix("...\n").strip()


def _by_hand(name: str, access: Any, path: Path) -> UserError:
    hint = f"add the reader by hand, under `audiences:` and to its groups: `{name}: {_flow(access)}`"
    message = f"no line can be added to '{path.name}' as it is written"
    return UserError(problem(BY_HAND, message, None, hint))
