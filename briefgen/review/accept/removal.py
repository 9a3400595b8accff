"""A deleted item: what its readers are without the one whose brief it was struck from. Nobody is added, ever."""

from collections.abc import Mapping

from briefgen.content.front import Policy
from briefgen.content.pack import PackItem


def readers_without(entry: PackItem, audience: str, policy: Policy) -> Mapping[str, int | None] | None:
    """Return the item's readers without *audience*, a group that it is in as its other members; None where nobody is left.

    Of an item that names no readers they are those of what stands around it.
    """
    written = next((scope.readers for scope in reversed(entry.scopes) if scope.readers is not None), {})
    left: dict[str, int | None] = {}
    for name, rank in written.items():
        members = policy.groups.get(name, ())
        if name == audience:
            continue
        if audience not in members:
            left[name] = rank
            continue
        for member in members:
            if member != audience and member not in written:
                left.setdefault(member, rank)
    return left or None
