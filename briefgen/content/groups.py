"""The names of a policy: an audience, or a group that stands for several."""

from collections.abc import Iterable

from briefgen.content.front import Policy


def expand(policy: Policy, name: str) -> frozenset[str]:
    """Return the audiences that *name* stands for; an unknown name stands for nobody."""
    return policy.expanded.get(name, frozenset())


def expand_all(policy: Policy, names: Iterable[str]) -> frozenset[str]:
    """Return the audiences that any of *names* stands for."""
    return frozenset[str]().union(*(expand(policy, name) for name in names))


def published_audiences(policy: Policy) -> frozenset[str]:
    return frozenset(name for name, access in policy.audiences.items() if access.published)


def known_names(policy: Policy) -> tuple[str, ...]:
    """Return what an author may write where readers are named."""
    return (*policy.audiences, *policy.groups)
