"""Write one more reader into a policy: what stands there already stays as it is, to the last blank.

Lines are put in as text and read again: what the file says then has to be what it said before, and the new reader.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.merge.splices import Splice, spliced
from briefgen.authoring.intake.merge.yaml_edits import Editing, Put, editing_of
from briefgen.authoring.intake.merge.yaml_text import in_block, inline
from briefgen.content.names import problem
from briefgen.diagnostics import UserError
from briefgen.located.yaml import parse_yaml

BY_HAND: Final = "BG169"


def with_reader(text: str, path: Path, name: str, like: str) -> str:
    """Return the policy with *name*, who may see what *like* may and is in the groups that he is in.

    Raises UserError where it is written in a way that no line can be added to: then that is for a person to do.
    """
    data: dict[str, Any] = parse_yaml(text, path).data
    access = data["audiences"][like]
    groups = {group: members for group, members in (data.get("groups") or {}).items() if like in members}
    editing = editing_of(text)
    splices = [*_access(editing, name, like, access)]
    splices += [_member(editing, group, members.index(like), name) for group, members in groups.items()]
    wanted = {**data, "audiences": {**data["audiences"], name: access}}
    if groups:
        joined = {group: [*_after(members, like, name)] for group, members in groups.items()}
        wanted["groups"] = {**data["groups"], **joined}
    if _said(new := spliced(text, splices), path) != wanted:
        raise _by_hand(name, access, path)
    return new


def _after(members: list[str], like: str, name: str) -> Iterator[str]:
    for member in members:
        yield member
        if member == like:
            yield name


def _said(text: str, path: Path) -> Any:
    try:
        return parse_yaml(text, path).data
    except UserError:
        return None


def _access(editing: Editing, name: str, like: str, access: Mapping[str, Any]) -> Iterator[Splice]:
    """Yield what writes the reader's access behind the last reader's: as lines, or within braces."""
    readers = editing.at(("audiences",))
    if readers.flow_style:
        yield from editing.put(("audiences",), None, [Put(at=("audiences",), id=None, path=(name,), value=access)])
        return
    indent = " " * readers.start_mark.column
    parted = [""] if editing.parted(readers) else []
    fields = [f"{indent}  {key}: {in_block(value)}" for key, value in access.items()]
    yield editing.below(readers, "\n".join([*parted, f"{indent}{name}:  # as {like}", *fields]))


def _member(editing: Editing, group: str, index: int, name: str) -> Splice:
    """Return what writes the name behind a member of a group: in its brackets, or in a line of its own."""
    members = editing.at(("groups", group))
    member = members.value[index]
    if not members.flow_style:
        return editing.below(member, f"{' ' * members.start_mark.column}- {name}")
    end = editing.end(member)
    return Splice(start=end, end=end, text=f", {name}")


def _by_hand(name: str, access: Any, path: Path) -> UserError:
    hint = f"add the reader by hand, under `audiences:` and to its groups: `{name}: {inline(access)}`"
    message = f"no line can be added to '{path.name}' as it is written"
    return UserError(problem(BY_HAND, message, None, hint))
